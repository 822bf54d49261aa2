import TestSupport
import Testing

/// A decree makes Wednesday, 9 March 2022, a day off after the reminders for the 10th were planned.
@Suite(.timeLimit(.minutes(5)))
struct DayOffStory {
    private static let dayOff = "2022-03-09"
    private static let deadline = "2022-03-10"

    @Test func `the ladder moves to the days of the new calendar`() {
        let days = [10, 3, 1, 0].map { Almanac.workingDay($0, before: Self.deadline, except: [Self.dayOff]) }
        #expect(days == ["2022-02-18", "2022-03-02", "2022-03-05", "2022-03-10"])
    }

    /// The day of the restart, and what the head is told from then on.
    @Test(arguments: [
        // Everything still lies ahead, but the first has gone out: three days earlier it would have been.
        (
            "2022-02-28",
            ["2022-03-02: Осталось 3 рабочих дня", "2022-03-05: Остался 1 рабочий день", "2022-03-10: Срок сегодня"]
        ),
        // The second has gone out by the old calendar; its new day is past, and it is not told again.
        ("2022-03-04", ["2022-03-05: Остался 1 рабочий день", "2022-03-10: Срок сегодня"]),
        // The third would have gone out this morning, had the day off been known: it is told now.
        ("2022-03-05", ["2022-03-05: Остался 1 рабочий день", "2022-03-10: Срок сегодня"]),
    ])
    func `moves what is planned and doubles nothing`(restart: String, told: [String]) async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            let curator = try await story.enrol("p-curator-1")
            try await story.goTo(restart, "12:00")
            let before = try await head.news().map(\.day)
            #expect(before == ["2022-02-21", "2022-03-04"].filter { $0 <= restart })
            _ = try await curator.news()

            await story.stopBot()
            let regional = "\"regional\": ["
            let decree = "{ \"date\": \"\(Self.dayOff)\", \"name\": \"Выходной\", \"source\": \"Указ\" },"
            try story.config.edit("calendar/2022.json", regional, regional + decree)
            try await story.startBot()
            try await story.goTo("2022-03-10", "12:00")

            let news = try await head.news().map { "\($0.day): \($0.plain.prefix { $0 != "\n" })" }
            #expect(news == told)
            #expect(try await curator.news().map(\.day) == told.map { String($0.prefix(10)) })
            // The ladder after the deadline is untouched by what lies before it.
            try await story.goTo("2022-03-16")
            #expect(try await head.news().map(\.day) == ["2022-03-11", "2022-03-15"])
            let notices = try story.ledger().notices
            #expect(Set(notices.map(\.key)).count == notices.count)
            #expect(notices.allSatisfy { $0.endedAt != nil })
        }
    }
}
