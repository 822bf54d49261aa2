import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Reminders that a coordinator calls back before they have left, and what becomes of them and of all that he sends.
@Suite(.timeLimit(.minutes(5))) struct NudgeRecallTests {
    private static let own: @Sendable (inout Hamlet) -> Void = { $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")] }
    private static let noon = "2022-03-17 12:00"

    /// Everybody is reminded in the morning; Anna, who reads nothing before noon, has not had it when a coordinator asks.
    private func morning(
        _ change: (inout Hamlet) -> Void = Self.own,
        _ body: (BotStory) async throws -> Void
    ) async throws {
        try await ActStage.tell(change) { story in
            try await story.says("/quiet 08:00–12:00", in: .anna)
            try await story.passes("2022-03-17 09:00", "2022-03-17 10:30")
            try await body(story)
        }
    }

    /// Returns: the message that tells what was asked for.
    private func nudge(row: Int = 1, _ story: BotStory) async throws -> FakeMessenger.Shown {
        try await story.says("/answers \(row)", in: .galina)
        try await story.presses(.nudgeOpen, in: .galina)
        try await story.presses(.actRemind, in: .galina)
        return try #require(story.messenger.shown(in: .galina).last)
    }

    private func press(
        _ label: Label,
        on card: FakeMessenger.Shown,
        _ story: BotStory
    ) async throws -> String? {
        let shown = try #require(story.messenger.shown(in: .galina).first { $0.id == card.id }?.message)
        return try await story.presses(data: try story.data(story.label(label), under: shown), on: card.id, in: .galina)
    }

    private func text(of card: FakeMessenger.Shown, _ story: BotStory) -> String {
        story.messenger.shown(in: .galina).first { $0.id == card.id }?.message.text ?? ""
    }

    @Test func `the planned reminder that one took the place of comes after all once it is called back`() async throws {
        try await morning { story in
            let card = try await nudge(story)
            #expect(try await press(.actRecall, on: card, story) == story.label(.actRecalled))
            let before = story.texts(to: .anna).count
            try await story.comes(Self.noon)
            #expect(story.texts(to: .anna).count == before + 1)
            #expect(
                try story.outcomes(of: .anna) == [
                    "1 before-10 anna@school:s-1: sent", "1 nudged-2022-03-17 anna@school:s-1: suppressed recalled",
                ]
            )
            try await story.comes("2022-03-17 13:00")
            #expect(story.texts(to: .anna).count == before + 1)
            let audit = try await story.audit()
            #expect(audit.isClean, "\(audit.undecided)")
        }
    }

    @Test func `it comes even where the reminder has gone on in another's message`() async throws {
        try await morning({ _ in }) { story in
            let first = try await nudge(row: 1, story)
            _ = try await nudge(row: 2, story)
            #expect(try await press(.actRecall, on: first, story) == story.label(.actRecalled))
            let before = story.texts(to: .anna).count
            try await story.comes(Self.noon)
            #expect(story.texts(to: .anna).count == before + 1)
            #expect(
                try story.outcomes(of: .anna) == [
                    "1 before-10 anna@school:s-1: sent", "2 before-10 anna@school:s-1: suppressed superseded",
                    "1 nudged-2022-03-17 anna@school:s-1: suppressed recalled",
                    "2 nudged-2022-03-17 anna@school:s-1: sent",
                ]
            )
        }
    }

    @Test func `one that a later one has taken the place of is called back with its own act`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.says("/quiet 13:00–12:00", in: .anna)
            try await story.comes("2022-03-17 14:00")
            let first = try await nudge(story)
            try await story.comes("2022-03-18 10:30")
            let second = try await nudge(story)
            for card in [first, second] {
                #expect(try await press(.actRecall, on: card, story) == story.label(.actRecalled))
            }
            try await story.comes("2022-03-18 12:00")
            let nudges = try story.outcomes(of: .anna).filter { $0.contains(" nudged-") }
            #expect(nudges.count == 2 && nudges.allSatisfy { $0.hasSuffix("suppressed recalled") }, "\(nudges)")
            #expect(try story.outcomes(of: .anna).contains { $0.hasSuffix("before-10 anna@school:s-1: sent") })
        }
    }

    @Test func `what was called back may be asked for again that day, and each act tells its own end`() async throws {
        try await morning { story in
            let first = try await nudge(story)
            _ = try await press(.actRecall, on: first, story)
            try await story.says("/answers 1", in: .galina)
            let flash = try await story.presses(.nudgeOpen, in: .galina)
            #expect(flash == "Напомню 1 человеку. Сегодня уже напоминали 1 человеку.")
            let before = story.texts(to: .anna).count
            try await story.comes(Self.noon)
            #expect(story.texts(to: .anna).count == before + 1)
            #expect(
                try story.outcomes(of: .anna) == [
                    "1 before-10 anna@school:s-1: suppressed superseded", "1 nudged-2022-03-17 anna@school:s-1: sent",
                ]
            )
            #expect(try story.acts == [["nudge", "galina", "undone", "2"], ["nudge", "galina", "done", "1"]])
            _ = try await press(.actLook, on: first, story)
            #expect(text(of: first, story).contains("Получили: 1, отозвано: 1."), "\(text(of: first, story))")
            let audit = try await story.audit()
            #expect(audit.isClean, "\(audit.undecided)")
        }
    }

    @Test func `a reply to one that took the place of another is meant for its school`() async throws {
        try await BotStory.tell(ReportStory.hamlet(rows: 1...1), at: "2022-03-20 10:00") { story in
            try await story.tick()
            try await story.says("/quiet 08:00–12:00", in: .anna)
            try await story.passes(ReportStory.opening, "2022-03-21 10:30")
            try await story.says("/reports", in: .galina)
            try await story.taps(.nudge, .actRemind, in: .galina)
            try await story.comes("2022-03-21 12:00")
            let reminder = try #require(story.messenger.shown(in: .anna).last?.id)
            let words = IncomingEvent.Content.text("всё выполнено", message: MessageID(rawValue: 1), replyTo: reminder)
            try await story.handle(story.event(in: .anna, words))
            try await story.presses(.thatIsRight, in: .anna)
            #expect(try await story.report().report.answers.count == 1)
        }
    }

    @Test func `who has answered meanwhile is not counted among those who have got it`() async throws {
        try await ActStage.tell(Self.own, at: "2022-04-06 21:00") { story in
            let card = try await nudge(story)
            try await story.marks(in: .anna)
            try await story.passes("2022-04-07 09:00", "2022-04-07 09:02")
            _ = try await press(.actLook, on: card, story)
            #expect(
                text(of: card, story).contains("Получили: 1, вошло в другое напоминание или уже не понадобилось: 1."),
                "\(text(of: card, story))"
            )
        }
    }

    @Test func `of messages that are kept no more it is not told that they have arrived`() async throws {
        try await ActStage.tell { story in
            try await story.writes("Здравствуйте", to: "Все школы", in: .galina)
            try await story.presses(.actSend, in: .galina)
            let card = try #require(story.messenger.shown(in: .galina).last)
            _ = try await press(.actLook, on: card, story)
            #expect(text(of: card, story).contains("Получили: 2."), "\(text(of: card, story))")
            let later = Date.at("2022-04-20 10:00")
            _ = try await story.journal.purge(conversationBefore: later, ledgerBefore: .at("2022-01-01 00:00"))
            _ = try await press(.actLook, on: card, story)
            #expect(
                text(of: card, story).contains("Получили: 0, сведений больше нет: 2."),
                "\(text(of: card, story))"
            )
        }
    }
}
