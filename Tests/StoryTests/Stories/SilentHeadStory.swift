import Foundation
import TestSupport
import Testing

/// A head who never answers, and everybody to whom silence climbs.
@Suite(.timeLimit(.minutes(5)))
struct SilentHeadStory {
    private static let deadline = "2022-03-10"

    /// The first working day of each of eight weeks, the first of them three days or more after the last reminder.
    private static var weekly: [String] {
        let last = Almanac.workingDay(3, after: deadline)
        let mondays = Almanac.days(from: Almanac.shifted(last, by: 3), through: "2022-12-31")
            .filter(Almanac.isMonday)
        return mondays.prefix(8).map { Almanac.workingDay(0, after: $0) }
    }

    @Test func `the days after the deadline are those of the paper calendar`() {
        #expect([1, 3].map { Almanac.workingDay($0, after: Self.deadline) } == ["2022-03-11", "2022-03-15"])
        #expect(
            Self.weekly == [
                "2022-03-21", "2022-03-28", "2022-04-04", "2022-04-11", "2022-04-18", "2022-04-25",
                // Monday and Tuesday are off in both weeks of May.
                "2022-05-04", "2022-05-11",
            ]
        )
        #expect(
            [3, 6, 10].map { Almanac.workingDay($0, after: Self.deadline) } == [
                "2022-03-15", "2022-03-18", "2022-03-24",
            ]
        )
    }

    @Test func `gets the whole ladder while silence climbs tier by tier, each told once and of all at once`()
        async throws
    {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-2")
            let curator = try await story.enrol("p-curator-2")
            let district = try await story.enrol("p-district")
            let region = try await story.enrol("p-region")
            try await story.goTo("2022-12-31")

            let reminders = try await head.news()
            let before = [10, 3, 1, 0].map { Almanac.workingDay($0, before: Self.deadline) }
            let after = [1, 3].map { Almanac.workingDay($0, after: Self.deadline) }
            #expect(reminders.map(\.day) == before + after + Self.weekly)
            #expect(reminders.allSatisfy { $0.time == "09:00" })
            for reminder in reminders.dropFirst(4) {
                let days = Almanac.workingDays(after: Self.deadline, through: reminder.day)
                #expect(reminder.plain.hasPrefix("Просрочено на \(days) рабоч"), "\(reminder.plain)")
            }

            #expect(try await curator.news().map(\.day) == before + [Almanac.workingDay(3, after: Self.deadline)])
            let toDistrict = try await district.onlyNews()
            #expect(toDistrict.day == Almanac.workingDay(6, after: Self.deadline))
            #expect(toDistrict.plain.hasPrefix("Нет ответа"))
            let silent = "Не ответили: Берёзовская СОШ (Ш-01), Вербная СОШ (Ш-02), Лиственная СОШ (Ш-03)."
            #expect(toDistrict.plain.contains(silent), "\(toDistrict.plain)")
            #expect(toDistrict.labels == ["Строка 7 · кто не ответил", Label.why])
            let toRegion = try await region.onlyNews()
            #expect(toRegion.day == Almanac.workingDay(10, after: Self.deadline))
            #expect(toRegion.plain.contains(silent))
        }
    }

    @Test func `everything stops for everybody at the moment the head presses done`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-2")
            let curator = try await story.enrol("p-curator-2")
            let district = try await story.enrol("p-district")
            let region = try await story.enrol("p-region")
            try await story.goTo("2022-03-18", "15:00")
            let told = try await district.onlyNews()
            #expect(told.plain.contains("Берёзовская СОШ (Ш-01), Вербная СОШ (Ш-02), Лиственная СОШ (Ш-03)"))
            let reminders = try await head.news()

            try await head.press(Label.done, on: try #require(reminders.last))
            for reminder in reminders {
                #expect(try await head.again(reminder).plain.hasPrefix("Выполнено"))
            }
            // What the others have already read no longer asks for this school.
            let corrected = try await district.again(told)
            #expect(corrected.isEdited)
            let open = corrected.plain.components(separatedBy: "\n").filter { $0.contains("Не ответили") }
            #expect(
                open.contains { $0.contains("Берёзовская СОШ (Ш-01), Лиственная СОШ (Ш-03)") },
                "\(corrected.plain)"
            )
            for message in try await curator.news() {
                let now = try await curator.again(message)
                #expect(!now.labels.contains("Строка 7 · Ш-02"), "\(now.plain)")
            }

            try await story.goTo("2022-12-31")
            #expect(try await noNews(head))
            #expect(try await noNews(curator))
            #expect(try await noNews(district))
            let toRegion = try await region.onlyNews()
            #expect(
                toRegion.plain.contains("Не ответили: Берёзовская СОШ (Ш-01), Лиственная СОШ (Ш-03)."),
                "\(toRegion.plain)"
            )
        }
    }
}
