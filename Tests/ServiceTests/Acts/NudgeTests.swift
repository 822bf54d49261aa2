import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Reminders that a coordinator asks for: they go the way of all others, once a day whoever asks.
@Suite(.timeLimit(.minutes(5))) struct NudgeTests {
    /// Row 1 was due on the 31st; nothing is planned for this day.
    private static let late = "2022-04-06 10:00"
    private static let own: @Sendable (inout Hamlet) -> Void = { $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")] }

    private func nudges(_ story: BotStory) throws -> [String] {
        try story.outcomes.filter { $0.contains(" nudged-") }
    }

    @Test func `all who have not answered are reminded after a word with how many they are`() async throws {
        try await ActStage.tell(Self.own, at: Self.late) { story in
            try await story.says("/answers 1", in: .galina)
            #expect(try await story.presses(.nudgeOpen, in: .galina) == story.label(.actAsked))
            let preview = try #require(story.screen(.galina)?.text)
            #expect(
                preview.contains("Напомнить 2 людям?") && preview.contains("Строка 1: кто не ответил."),
                "\(preview)"
            )
            #expect(try nudges(story).isEmpty)
            #expect(try await story.presses(.actRemind, in: .galina) == story.label(.actSent))
            #expect(
                try nudges(story) == [
                    "1 nudged-2022-04-06 anna@school:s-1: sent", "1 nudged-2022-04-06 boris@school:s-2: sent",
                ]
            )
            #expect(story.screen(.anna)?.text.contains("росрочено на 4 рабочих дня") == true)
            #expect(story.screen(.anna)?.labels.contains(story.label(.done)) == true)
            #expect(story.texts(to: .nikita).isEmpty && story.texts(to: .vera).isEmpty)
            let audit = try await story.audit()
            #expect(audit.isClean, "\(audit.undecided)")
        }
    }

    @Test func `one is reminded at once, and once a day whoever asks`() async throws {
        try await ActStage.tell(Self.own, at: Self.late) { story in
            try await story.opens("Ш-01", in: .galina)
            #expect(try await story.presses(.nudgeOne, in: .galina) == "Напомню 1 человеку.")
            try await story.opens("Ш-01", in: .darya)
            #expect(try await story.presses(.nudgeOne, in: .darya) == "Сегодня уже напоминали 1 человеку.")
            #expect(story.texts(to: .anna).count == 1)
            #expect(try story.acts == [["nudge", "galina", "done", "1"]])
            try await story.comes("2022-04-07 10:00")
            let before = story.texts(to: .anna).count
            try await story.opens("Ш-01", in: .darya)
            #expect(try await story.presses(.nudgeOne, in: .darya) == "Напомню 1 человеку.")
            #expect(story.texts(to: .anna).count == before + 1)
        }
    }

    @Test func `where the plan has reminded that day, it is asked first, even of one`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.comes("2022-03-17 09:00")
            let before = story.texts(to: .anna).count
            try await story.opens("Ш-01", in: .galina)
            #expect(try await story.presses(.nudgeOne, in: .galina) == story.label(.actAsked))
            let preview = try #require(story.messenger.shown(in: .galina).last?.message.text)
            #expect(preview.contains("Сегодня уже получили напоминание по плану: 1."), "\(preview)")
            #expect(story.texts(to: .anna).count == before)
            try await story.presses(.actRemind, in: .galina)
            #expect(story.texts(to: .anna).count == before + 1)
        }
    }

    @Test func `two coordinators who confirm at once remind nobody twice`() async throws {
        try await ActStage.tell(Self.own, at: Self.late) { story in
            for chat in [ChatID.galina, .darya] {
                try await story.says("/answers 1", in: chat)
                try await story.presses(.nudgeOpen, in: chat)
            }
            try await story.presses(.actRemind, in: .galina)
            // The region reaches the third school besides.
            try await story.presses(.actRemind, in: .darya)
            #expect(story.screen(.darya)?.text.contains("Сегодня уже напоминали: 2.") == true)
            #expect(try nudges(story).count == 3)
            for chat in [ChatID.anna, .boris, .nikita] { #expect(story.texts(to: chat).count == 1, "\(chat)") }
        }
    }

    @Test func `who answers between question and confirmation is left alone`() async throws {
        try await ActStage.tell(Self.own, at: Self.late) { story in
            try await story.says("/answers 1", in: .galina)
            try await story.presses(.nudgeOpen, in: .galina)
            try await story.marks(in: .anna)
            let before = story.texts(to: .anna).count
            try await story.presses(.actRemind, in: .galina)
            #expect(story.texts(to: .anna).count == before)
            #expect(try nudges(story) == ["1 nudged-2022-04-06 boris@school:s-2: sent"])
        }
    }

    @Test func `a paused school is left alone, whoever cannot be reached is named`() async throws {
        try await ActStage.tell(Self.own, at: Self.late, without: .boris) { story in
            try await story.says("/pause Ш-01 до 15.04 карантин", in: .darya)
            try await story.says("/answers 1", in: .darya)
            // One is left, so nobody is asked.
            let flash = try await story.presses(.nudgeOpen, in: .darya)
            #expect(flash == "Напомню 1 человеку. На паузе: 1. Не на связи: 1.")
            #expect(try nudges(story).map { $0.contains("nikita") && $0.hasSuffix("sent") } == [true])
        }
    }

    @Test func `at night it waits, ends with an answer, and can be called back`() async throws {
        try await ActStage.tell(Self.own, at: "2022-04-06 21:00") { story in
            try await story.says("/answers 1", in: .galina)
            try await story.presses(.nudgeOpen, in: .galina)
            #expect(story.screen(.galina)?.text.contains("уйдёт в четверг, 7 апреля, в 09:00") == true)
            try await story.presses(.actRemind, in: .galina)
            try await story.marks(in: .anna)
            let before = story.texts(to: .anna).count
            try await story.opens("Ш-02", in: .darya)
            #expect(try await story.presses(.nudgeOne, in: .darya) == "Сегодня уже напоминали 1 человеку.")
            try await story.passes("2022-04-07 09:00", "2022-04-07 09:02")
            #expect(story.texts(to: .anna).count == before)
            #expect(story.texts(to: .boris).count == 1)
            #expect(
                try nudges(story) == [
                    "1 nudged-2022-04-07 anna@school:s-1: suppressed done",
                    "1 nudged-2022-04-07 boris@school:s-2: sent",
                ]
            )
        }
        try await ActStage.tell(Self.own, at: "2022-04-06 21:00") { story in
            try await story.opens("Ш-01", in: .galina)
            // Even of one it is asked first, since it can still be called back.
            try await story.presses(.nudgeOne, in: .galina)
            let preview = try #require(story.messenger.shown(in: .galina).last)
            let confirm = try story.data(story.label(.actRemind), under: preview.message)
            try await story.presses(data: confirm, on: preview.id, in: .galina)
            try await story.presses(.actRecall, in: .galina)
            try await story.passes("2022-04-07 09:00", "2022-04-07 09:02")
            #expect(story.texts(to: .anna).isEmpty)
            #expect(try nudges(story) == ["1 nudged-2022-04-07 anna@school:s-1: suppressed recalled"])
            let audit = try await story.audit()
            #expect(audit.isClean, "\(audit.undecided)")
        }
    }

    @Test func `a body's people are reminded by the region, and by nobody else`() async throws {
        let rows: [Activity] = [.deadline(1, "2022-03-01", "2022-03-31", by: .institute)]
        try await ActStage.tell({ $0.rows = rows }, at: Self.late) { story in
            try await story.says("/answers 1", in: .darya)
            #expect(story.screen(.darya)?.labels.first == "ИРО")
            #expect(
                try await story.says("/answers 1", in: .galina).map(\.text) == [
                    "По этой строке никто из ваших не отвечает."
                ]
            )
            try await story.presses(.nudgeOpen, in: .darya)
            try await story.presses(.actRemind, in: .darya)
            #expect(try nudges(story).count == 2, "both who work there")
            let institute = ObligationID(activity: 1, occurrence: "2022-03-01..2022-03-31", subject: .body(.institute))
            let forged = RowPress(1, .nudge(ObligationToken(institute), page: 0)).text
            let message = try #require(story.messenger.shown(in: .galina).last?.id)
            #expect(try await story.presses(data: forged, on: message, in: .galina) == story.label(.outdated))
        }
    }
}
