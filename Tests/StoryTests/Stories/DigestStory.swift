import Foundation
import TestSupport
import Testing

/// What coordinators learn once a week: of a week with changes, of one without, of one whose Monday is off.
@Suite(.timeLimit(.minutes(5)))
struct DigestStory {
    /// The row is due on Thursday, 10 March 2022; Monday and Tuesday of that week are off.
    @Test func `tells each level what changed and what needs it, once, in one line where that is nothing`() async throws
    {
        let makeConfig = { (folder: URL) throws -> StoryConfig in
            let config = try StoryConfig.district(in: folder)
            try config.edit(
                "settings.json",
                "\"delivery\"",
                "\"digest\": { \"weekday\": \"monday\", \"at\": \"09:00\" }, \"delivery\""
            )
            return config
        }
        try await Story.tell(makeConfig, from: "2022-02-16") { story in
            let district = try await story.enrol("p-district")
            let region = try await story.enrol("p-region")
            let coordinators = [district, region]
            let head = try await story.enrol("p-head-1")
            for person in ["p-head-2", "p-head-3", "p-curator-1", "p-curator-2"] { _ = try await story.enrol(person) }

            try await story.goTo("2022-02-21")
            for coordinator in coordinators {
                let digest = try await coordinator.onlyNews()
                #expect(digest.plain.hasPrefix("✅ Всё в порядке") && !digest.plain.contains("\n"), "\(digest.plain)")
            }

            try await head.press(Label.done, on: try await head.onlyNews())
            try await story.goTo("2022-02-28")
            for coordinator in coordinators {
                let digest = try await coordinator.onlyNews()
                #expect(
                    digest.plain.contains("Закрыто дел: 1") && !digest.plain.contains("росрочено:"),
                    "\(digest.plain)"
                )
            }

            // The bot is away on the first morning after the holidays, and comes back an hour late.
            try await story.goTo("2022-03-08", "12:00")
            #expect(try await noNews(district, region))
            await story.stopBot()
            try await story.goTo("2022-03-09", "10:00")
            try await story.startBot()
            for coordinator in coordinators {
                let digest = try await coordinator.onlyNews()
                #expect(digest.plain.hasPrefix("✅ Всё в порядке"), "\(digest.plain)")
            }
            #expect(try await region.messages().last?.plain.contains("Степной район") == false)
            #expect(try await district.messages().last?.plain.contains("Степной район") == true)

            // Two schools have let the day pass; the bot starts anew in between, which repeats nothing.
            try await story.goTo("2022-03-14")
            await story.stopBot()
            try await story.startBot()
            for coordinator in coordinators {
                let digest = try #require(try await coordinator.news().last { $0.plain.contains("Сводка за неделю") })
                #expect(digest.plain.contains("Просрочено: 2 новых дела"), "\(digest.plain)")
                #expect(digest.labels == ["Просрочено"])
                try await coordinator.press("Просрочено", on: digest)
                #expect(try await coordinator.onlyNews().plain.contains("росроч"))
            }
            try await story.goTo("2022-03-18")
            for coordinator in coordinators {
                let told = try await coordinator.messages().filter {
                    $0.plain.contains("Сводка за неделю") || $0.plain.contains("Всё в порядке")
                }
                #expect(told.map(\.day) == ["2022-02-21", "2022-02-28", "2022-03-09", "2022-03-14"])
            }
        }
    }
}
