import TestSupport
import Testing

/// A school in quarantine, from the coordinator's first word to the silence that climbs after it.
@Suite(.timeLimit(.minutes(5)))
struct PauseStory {
    /// The row is due on 10 March 2022; the whole of its ladder up to the municipality lies within the pause.
    @Test func `is silence until its end, then one message, then the ladder anew`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let district = try await story.enrol("p-district")
            let head = try await story.enrol("p-head-1")
            let curator = try await story.enrol("p-curator-1")
            let other = try await story.enrol("p-head-2")
            try await district.say("/pause Ш-01 до 18 марта карантин")
            #expect(try await district.onlyNews().plain.hasPrefix("Берёзовская СОШ (Ш-01): пауза до 18 марта"))
            for person in [head, curator] {
                let told = try await person.onlyNews()
                #expect(told.plain.contains("Причина: карантин."), "\(told.plain)")
            }
            try await story.goTo("2022-03-18", "12:00")
            #expect(try await noNews(head, curator))
            #expect(
                try await other.news().map(\.day) == ["2022-02-21", "2022-03-04", "2022-03-09", "2022-03-10"] + [
                    "2022-03-11", "2022-03-15",
                ]
            )

            // The bot is away over the end of the pause.
            await story.stopBot()
            try await story.goTo("2022-03-21", "10:00")
            try await story.startBot()
            let catchUp = try await head.onlyNews()
            #expect(catchUp.plain.contains("Пауза закончилась: Ш-01."), "\(catchUp.plain)")
            #expect(catchUp.plain.contains("росрочено на 7 рабочих дней"), "\(catchUp.plain)")
            #expect(try await noNews(curator))
            try await story.goTo("2022-03-23")
            let escalation = try await curator.onlyNews()
            #expect(escalation.day == "2022-03-23" && escalation.plain.hasPrefix("Нет ответа"))
            #expect(try story.ledger().notices.allSatisfy(\.hasOutcome))
        }
    }
}
