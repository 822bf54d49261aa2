import TestSupport
import Testing

/// The bot is stopped, and started again on the same journal.
@Suite(.timeLimit(.minutes(5)))
struct AbsenceStory {
    @Test func `after a week away everybody gets one message, of what is still true`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-03-03") { story in
            let ids = ["p-head-1", "p-head-2", "p-head-3", "p-curator-1", "p-curator-2", "p-district", "p-region"]
            var people: [String: StoryPerson] = [:]
            for id in ids { people[id] = try await story.enrol(id) }
            await story.stopBot()
            try await story.goTo("2022-03-16", "12:00")
            try await story.startBot()
            try await story.goTo("2022-03-16", "12:05")

            for id in ids where id.hasPrefix("p-head") {
                let message = try #require(try await people[id]?.onlyNews())
                #expect(message.plain.contains("позже, чем должно было"))
                // Telegram keeps what people do for a day only; the reminder itself says so.
                // The clock goes on at its own pace while people enrol.
                #expect(message.plain.contains(/Связи с ботом не было с 3 марта, 12:0\d до 16 марта, 12:0\d/))
                #expect(message.plain.contains("Просрочено на 4 рабочих дня"), "\(message.plain)")
            }
            let toCurator = try #require(try await people["p-curator-2"]?.onlyNews())
            #expect(
                toCurator.plain.contains("Не ответили: Вербная СОШ (Ш-02), Лиственная СОШ (Ш-03)."),
                "\(toCurator.plain)"
            )
            #expect(toCurator.labels == ["Строка 7 · Ш-02", "Строка 7 · Ш-03", Label.why])
            #expect(try await people["p-district"]?.news().isEmpty == true)

            // Every rung that was due is written down with its end.
            let notices = try story.ledger().notices.filter { $0.recipient == "p-head-1" }
            #expect(notices.map(\.step).sorted() == ["after-1", "after-3", "before-1", "before-3", "due"])
            #expect(notices.filter { $0.state == "sent" }.map(\.step) == ["after-3"])
            #expect(notices.filter { $0.state == "suppressed" }.allSatisfy { $0.reason == "superseded" })

            // From here all goes on as planned.
            try await story.goTo("2022-03-21", "12:00")
            #expect(try await people["p-head-1"]?.onlyNews().day == "2022-03-21")
            #expect(try await people["p-district"]?.onlyNews().day == "2022-03-18")
            #expect(try await people["p-curator-2"]?.news().isEmpty == true)
        }
    }

    @Test func `a restart at any moment repeats nothing`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            var days: [String] = []
            for day in [
                "2022-02-21", "2022-03-04", "2022-03-09", "2022-03-10", "2022-03-11", "2022-03-15", "2022-03-21",
            ] {
                try await story.goTo(day)
                days += try await head.news().map(\.day)
                await story.stopBot()
                try await story.startBot()
                try await story.goTo(day, "09:10")
                #expect(try await noNews(head))
            }
            #expect(
                days == [
                    "2022-02-21", "2022-03-04", "2022-03-09", "2022-03-10", "2022-03-11", "2022-03-15", "2022-03-21",
                ]
            )
        }
    }

    @Test func `what people did while the bot was away is done once it is back`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-02-21")
            let asked = try await head.onlyNews()
            let code = try await story.invite("p-head-2")
            await story.stopBot()
            try await head.press(Label.done, on: asked)
            let newcomer = story.stranger()
            let last = try await newcomer.saying("/start \(code)")
            // Telegram keeps what nobody fetched for a day.
            try await story.goTo("2022-02-22", "08:00")
            try await story.startBot()
            await story.settle(last)

            #expect(try await head.again(asked).plain.hasPrefix("Выполнено"))
            try await newcomer.press(Label.agree, on: try await newcomer.onlyNews())
            #expect(try await newcomer.onlyNews().plain.hasPrefix("Здравствуйте"))
            try await story.goTo("2022-03-04")
            #expect(try await noNews(head))
            #expect(try await newcomer.onlyNews().plain.hasPrefix("Осталось 3 рабочих дня"))
        }
    }
}
