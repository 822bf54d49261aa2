import TestSupport
import Testing

/// Clocks that go wrong and bots that were away: nothing twice, nothing lost.
@Suite(.timeLimit(.minutes(5)))
struct ClockStory {
    @Test func `the demo's clock refuses to go back, and nothing comes of trying`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-02-21")
            #expect(try await head.news().count == 1)
            let refusal = await #expect(throws: ServerLine.Refusal.self) { try await story.goTo("2022-02-20") }
            #expect(refusal?.status == 409 && refusal?.body.contains("forward only") == true)
            try await story.goTo("2022-02-21", "18:00")
            #expect(try await noNews(head))
        }
    }

    @Test func `the demo's clock stops where somebody's own quiet hours end`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            try await head.say("/quiet 19:00–11:00")
            _ = try await head.news()
            #expect(try await story.goToNext(before: "2022-02-22"))
            #expect(try await noNews(head), "nine o'clock")
            #expect(try await story.goToNext(before: "2022-02-22"))
            #expect(try await head.onlyNews().time == "11:00")
            try await story.goTo("2022-03-05")
            let reminder = try await head.onlyNews()
            #expect(reminder.day == "2022-03-04" && reminder.time == "11:00")
        }
    }

    @Test func `a clock that goes back repeats nothing and loses nothing`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01", clock: JumpingClock.init) { story in
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-02-21")
            #expect(try await head.onlyNews().plain.hasPrefix("Осталось 10 рабочих дней"))
            for day in ["2022-02-20", "2022-02-21", "2022-01-17", "2022-02-21", "2022-02-22"] {
                try await story.goTo(day)
                #expect(try await noNews(head), "\(day)")
            }
            try await story.goTo("2022-03-04")
            #expect(try await head.onlyNews().plain.hasPrefix("Осталось 3 рабочих дня"))
            // Put back before the start of everything, then on: the rest of the ladder still comes, each rung once.
            try await story.goTo("2021-12-01")
            for (day, words) in [("2022-03-09", "Остался 1 рабочий день"), ("2022-03-10", "Срок сегодня")] {
                try await story.goTo(day)
                #expect(try await head.onlyNews().plain.hasPrefix(words))
            }
            let notices = try story.ledger().notices.filter { $0.recipient == "p-head-1" }
            #expect(notices.map(\.step) == ["before-10", "before-3", "before-1", "due"])
            #expect(notices.allSatisfy { $0.state == "sent" })
        }
    }

    @Test func `of a skipped day nothing is lost: its reminder is told with the next, in one message`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-03-05", clock: JumpingClock.init) { story in
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-03-10", "09:30")
            let message = try await head.onlyNews()
            #expect(message.plain.hasPrefix("Срок сегодня"), "\(message.plain)")
            let notices = try story.ledger().notices.filter { $0.recipient == "p-head-1" }
            #expect(notices.map(\.step) == ["before-1", "due"])
            #expect(notices.map(\.state) == ["suppressed", "sent"] && notices[0].reason == "superseded")
        }
    }

    @Test func `what fell into a weekend or the night waits for nine o'clock of the next working day`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-03-10", clock: JumpingClock.init) { story in
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-03-10", "13:00")
            _ = try await head.news()
            // Friday the 11th is skipped altogether.
            for (day, time) in [
                ("2022-03-12", "10:00"), ("2022-03-13", "12:00"), ("2022-03-14", "03:00"), ("2022-03-14", "08:59"),
            ] {
                try await story.goTo(day, time)
                #expect(try await noNews(head), "\(day) \(time)")
            }
            try await story.goTo("2022-03-14")
            let late = try await head.onlyNews()
            #expect(late.plain.contains("позже, чем должно было"), "\(late.plain)")
            #expect(late.plain.contains("Просрочено на 2 рабочих дня"), "\(late.plain)")
            try await story.goTo("2022-03-15")
            #expect(try await head.onlyNews().plain.hasPrefix("Просрочено на 3 рабочих дня"))
        }
    }
}
