import Chat
import Core
import TestSupport
import Testing

/// The summaries of a month end with what needs their reader, once, and interrupt him once.
@Suite(.timeLimit(.minutes(5))) struct SummaryNeedsTests {
    private static let forest = Municipality(id: .named("forest"), name: "Лесной район", coordinator: .galina)

    /// Galina coordinates two municipalities with a school each.
    private static var hamlet: Hamlet {
        var hamlet = ReportStory.hamlet(rows: 1...2)
        hamlet.rows.append(.deadline(3, "2022-03-01", "2022-03-30"))
        hamlet.secondDistrict = forest
        hamlet.digest = DigestRhythm(weekday: .monday, at: .at("09:00"))
        return hamlet
    }

    private func summaries(to chat: ChatID, in story: BotStory) -> [OutgoingMessage] {
        story.messenger.sends(to: chat).filter { $0.text.contains("Итоги за") }
    }

    @Test func `of two places the last ends with what needs their coordinator in both`() async throws {
        try await ReportStory.tell(Self.hamlet) { story in
            try await story.passes("2022-03-28 09:00", "2022-04-01 09:00")
            let told = summaries(to: .galina, in: story)
            #expect(told.count == 2)
            let needs = "<b>Нужно ваше внимание</b> · Степной район, Лесной район\n• Просрочено: "
            #expect(told.map { $0.text.contains(needs) } == [false, true], "\(told.map(\.text))")
            #expect(told.map { $0.text.contains("Нужно ваше внимание") } == [false, true])
            #expect(told.map { $0.labels.contains("Просрочено") } == [false, true])
            let region = try #require(summaries(to: .darya, in: story).first)
            #expect(region.text.contains("<b>Нужно ваше внимание</b>\n• Просрочено: "), "\(region.text)")
        }
    }

    @Test func `one of what comes on a morning makes a sound`() async throws {
        try await ReportStory.tell(Self.hamlet) { story in
            try await story.passes("2022-03-28 09:00", "2022-04-01 09:00")
            let morning = story.messenger.sends(to: .galina).suffix(2)
            #expect(summaries(to: .galina, in: story) == Array(morning))
            #expect(morning.map(\.silent) == [false, true])
        }
    }

    @Test func `where the digest comes the same morning, what needs him stands there alone`() async throws {
        try await ReportStory.tell(Self.hamlet) { story in
            // The second of May is a Monday and a working day in the hamlet.
            try await story.comes("2022-04-29 09:00")
            let before = story.messenger.sends(to: .galina).count
            try await story.passes("2022-05-02 09:00", "2022-05-02 09:05")
            let morning = story.messenger.sends(to: .galina).dropFirst(before)
            #expect(morning.count { $0.text.contains("Итоги за") } == 2)
            #expect(morning.count { $0.text.contains("Нужно ваше внимание") } == 1, "\(morning.map(\.text))")
            #expect(morning.filter { !$0.silent }.map { $0.text.contains("Сводка за неделю") } == [true])
        }
    }
}
