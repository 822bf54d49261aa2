import TestSupport
import Testing

/// Two curators and the same deadline, 10 March 2022: before it lie Цаган Сар, a working Saturday and 8 March.
@Suite(.timeLimit(.minutes(5)))
struct CuratorStory {
    private static let deadline = "2022-03-10"
    private static let daysLeft = [
        10: "Осталось 10 рабочих дней", 3: "Осталось 3 рабочих дня", 1: "Остался 1 рабочий день", 0: "Срок сегодня",
    ]

    @Test func `the days of the ladder are those of the paper calendar`() {
        let days = [10, 3, 1, 0].map { Almanac.workingDay($0, before: Self.deadline) }
        #expect(days == ["2022-02-21", "2022-03-04", "2022-03-09", "2022-03-10"])
        #expect(Almanac.workingDay(2, before: Self.deadline) == "2022-03-05")
    }

    @Test func `one answers for the school and hears no more of it, the silent one climbs the ladder`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let diligent = try await story.enrol("p-curator-1")
            let silent = try await story.enrol("p-curator-2")

            for days in [10, 3, 1, 0] {
                let day = Almanac.workingDay(days, before: Self.deadline)
                try await story.goTo(Almanac.shifted(day, by: -1), "23:59")
                #expect(try await noNews(diligent, silent))
                try await story.goTo(day)
                let reminder = try await silent.onlyNews()
                #expect(reminder.day == day && reminder.time == "09:00")
                #expect(Almanac.workingDays(after: day, through: Self.deadline) == days)
                #expect(reminder.plain.hasPrefix(Self.daysLeft[days] ?? "?"), "\(reminder.plain)")
                #expect(reminder.plain.contains("Срок — четверг, 10 марта."))
                #expect(
                    reminder.plain.contains("Касается: Вербная СОШ (Ш-02), Лиственная СОШ (Ш-03)."),
                    "\(reminder.plain)"
                )
                #expect(reminder.labels == ["Строка 7 · Ш-02", "Строка 7 · Ш-03", Label.why])

                guard days == 10 else { continue }
                let asked = try await diligent.onlyNews()
                #expect(asked.day == day && asked.time == "09:00")
                #expect(asked.plain.hasPrefix("Осталось 10 рабочих дней"))
                #expect(asked.plain.contains("Разработка Программы перехода школы в эффективный режим"))
                #expect(asked.plain.contains("Касается: Берёзовская СОШ (Ш-01)."))
                #expect(asked.labels == [Label.done, Label.inProgress, Label.later, Label.why] && !asked.isEdited)
                try await diligent.press(Label.done, on: asked)
                let answered = try await diligent.again(asked)
                #expect(answered.isEdited && answered.plain.hasPrefix("Выполнено"), "\(answered.plain)")
                #expect(!answered.plain.contains("Осталось") && !answered.plain.contains("Срок"))
                #expect(answered.labels == [Label.takeBack, Label.why])
            }

            let escalated = Almanac.workingDay(3, after: Self.deadline)
            try await story.goTo(Almanac.shifted(escalated, by: -1), "23:59")
            #expect(try await noNews(silent))
            try await story.goTo(escalated)
            let escalation = try await silent.onlyNews()
            #expect(escalation.day == escalated && escalation.time == "09:00")
            #expect(escalation.plain.hasPrefix("Нет ответа"), "\(escalation.plain)")
            #expect(escalation.plain.contains("Не ответили: Вербная СОШ (Ш-02), Лиственная СОШ (Ш-03)."))

            try await story.goTo("2022-12-31")
            #expect(try await noNews(diligent))
            #expect(try await noNews(silent))
        }
    }

    @Test func `a curator with two schools answers for each, and hears only of the one that is left`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let curator = try await story.enrol("p-curator-2")
            try await story.goTo("2022-02-21")
            let both = try await curator.onlyNews()
            try await curator.press("Строка 7 · Ш-02", on: both)
            let opened = try await curator.again(both)
            #expect(opened.plain.contains("Касается: Вербная СОШ (Ш-02).") && opened.labels.contains(Label.back))
            try await curator.press(Label.done, on: both)
            #expect(try await curator.again(both).plain.hasPrefix("Выполнено"))
            try await curator.press(Label.back, on: both)
            let list = try await curator.again(both)
            #expect(list.labels == ["Строка 7 · Ш-03", Label.why], "\(list.labels)")
            #expect(list.plain.contains("Отмечено: выполнено"), "\(list.plain)")

            try await story.goTo("2022-03-04")
            let left = try await curator.onlyNews()
            #expect(left.plain.contains("Касается: Лиственная СОШ (Ш-03).") && !left.plain.contains("Вербная"))
            #expect(left.labels == [Label.done, Label.inProgress, Label.later, Label.why])
        }
    }

    @Test func `what was pressed by mistake is taken back, and the reminders go on`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let curator = try await story.enrol("p-curator-1")
            try await story.goTo("2022-02-21")
            let first = try await curator.onlyNews()
            try await curator.press(Label.done, on: first)
            try await curator.press(Label.takeBack, on: first)
            let reopened = try await curator.again(first)
            #expect(reopened.plain.hasPrefix("Осталось 10 рабочих дней"))
            #expect(reopened.labels == [Label.done, Label.inProgress, Label.later, Label.why])

            try await curator.press(Label.inProgress, on: first)
            #expect(try await curator.again(first).plain.contains("Отмечено: в работе"))
            try await story.goTo("2022-03-04")
            let second = try await curator.onlyNews()
            #expect(second.plain.hasPrefix("Осталось 3 рабочих дня") && second.plain.contains("Отмечено: в работе"))
            // The school itself answers; the curator's messages follow.
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-03-09")
            try await head.press(Label.done, on: try await head.onlyNews())
            for message in [first, second, try await curator.onlyNews()] {
                #expect(try await curator.again(message).plain.hasPrefix("Выполнено"))
            }
            try await story.goTo("2022-12-31")
            #expect(try await noNews(curator, head))
        }
    }
}
