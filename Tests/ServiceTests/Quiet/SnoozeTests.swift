import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// «Напомнить позже».
@Suite(.timeLimit(.minutes(5))) struct SnoozeTests {
    private static let oneRow = Hamlet { $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")] }

    /// On Thursday 17 March, ten working days ahead, a reminder has just come.
    private func reminded(_ hamlet: Hamlet = oneRow, _ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-17 09:00", enrolled: [.anna, .vera, .galina, .darya]) { story in
            try await story.tick()
            try await body(story)
        }
    }

    @Test func `the days to choose from are those before the deadline`() async throws {
        try await reminded { story in
            try await story.presses(.later, in: .anna)
            #expect(
                story.screen(.anna)?.labels == [
                    "Завтра · 18.03", "Через 3 рабочих дня · 22.03", "За день до срока · 30.03", story.label(.back),
                ]
            )
            try await story.comes("2022-03-28 09:00")
            try await story.presses(.later, in: .anna)
            #expect(
                story.screen(.anna)?.labels == [
                    "Завтра · 29.03", "Через 3 рабочих дня · 31.03", "За день до срока · 30.03", story.label(.back),
                ]
            )
            try await story.comes("2022-03-30 09:00")
            try await story.presses(.later, in: .anna)
            #expect(story.screen(.anna)?.labels == ["Завтра · 31.03", story.label(.back)])
            try await story.comes("2022-03-31 09:00")
            #expect(story.screen(.anna)?.labels.contains(story.label(.later)) == false)
        }
    }

    @Test func `on a Friday the next day is the next working day`() async throws {
        try await reminded { story in
            story.time.move(to: .at("2022-03-18 10:00"))
            try await story.presses(.later, in: .anna)
            #expect(story.screen(.anna)?.labels.first == "В следующий рабочий день · 21.03")
        }
    }

    @Test func `the reminder comes again that morning, once, and /my shows when`() async throws {
        try await reminded { story in
            try await story.presses(.later, in: .anna)
            #expect(try await story.presses("Через 3 рабочих дня · 22.03", in: .anna) == "Напомню во вторник, 22 марта")
            #expect(story.screen(.anna)?.text.contains("Напомню 22 марта.") == true)
            #expect(try await story.says("/my", in: .anna).first?.text.contains("Напомню 22 марта.") == true)
            let told = story.texts(to: .anna).count
            try await story.passes("2022-03-18 09:00", "2022-03-21 09:00")
            #expect(story.texts(to: .anna).count == told)
            try await story.passes("2022-03-22 09:00", "2022-03-22 10:00", "2022-03-23 09:00")
            #expect(story.texts(to: .anna).count == told + 1)
            #expect(try story.outcomes(of: .anna).last == "1 snoozed-2022-03-22 anna@school:s-1: sent")
            try await story.presses(.why, in: .anna)
            #expect(story.screen(.anna)?.text.contains("Вы просили напомнить 22 марта") == true)
            #expect(try await story.says("/my", in: .anna).first?.text.contains("Напомню") == false)
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `what is done meanwhile is not reminded of`() async throws {
        try await reminded { story in
            try await story.snoozes("Завтра · 18.03", in: .anna)
            try await story.presses(.done, in: .anna)
            let told = story.texts(to: .anna).count
            try await story.comes("2022-03-18 09:00")
            #expect(story.texts(to: .anna).count == told)
            #expect(try story.outcomes(of: .anna).last == "1 snoozed-2022-03-18 anna@school:s-1: suppressed done")
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `on a morning with an ordinary step there is one message`() async throws {
        try await reminded { story in
            try await story.snoozes("За день до срока · 30.03", in: .anna)
            try await story.comes("2022-03-28 09:00")
            let told = story.texts(to: .anna).count
            try await story.comes("2022-03-30 09:00")
            #expect(story.texts(to: .anna).count == told + 1)
            #expect(
                try story.outcomes(of: .anna).suffix(2).sorted() == [
                    "1 before-1 anna@school:s-1: sent",
                    "1 snoozed-2022-03-30 anna@school:s-1: suppressed superseded",
                ]
            )
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `the latest choice counts`() async throws {
        try await reminded { story in
            try await story.snoozes("Завтра · 18.03", in: .anna)
            try await story.snoozes("Через 3 рабочих дня · 22.03", in: .anna)
            let told = story.texts(to: .anna).count
            try await story.passes("2022-03-18 09:00", "2022-03-22 09:00")
            #expect(story.texts(to: .anna).count == told + 1)
        }
    }

    @Test func `a kill between keeps the promise, and a long sleep tells it once`() async throws {
        let before = try BotStory(Self.oneRow, at: "2022-03-17 09:00")
        try await before.enrol([.anna])
        try await before.run { story in
            try await story.tick()
            try await story.snoozes("Завтра · 18.03", in: .anna)
        }
        let after = try BotStory(
            Self.oneRow,
            at: "2022-03-21 12:00",
            file: try before.file.afterKill(),
            messenger: before.messenger
        )
        try await after.run { story in
            let told = story.texts(to: .anna).count
            try await story.passes("2022-03-21 12:00", "2022-03-22 09:00")
            #expect(story.texts(to: .anna).count == told + 1)
            #expect(story.texts(to: .anna).last?.contains("Пришло позже") == true)
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `silence climbs all the same`() async throws {
        try await reminded { story in
            try await story.snoozes("За день до срока · 30.03", in: .anna)
            try await story.days("2022-03-18", through: "2022-04-14")
            let sent = try story.outcomes.filter { $0.contains("escalation") && $0.contains("s-1: sent") }
            #expect(sent.count == 3)
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `promised for a day of a pause, it comes when the pause is over`() async throws {
        try await reminded { story in
            try await story.snoozes("Завтра · 18.03", in: .anna)
            try await story.says("/pause Ш-01 до 22.03 учения", in: .galina)
            let told = story.texts(to: .anna).count
            try await story.days("2022-03-18", through: "2022-03-22")
            #expect(story.texts(to: .anna).count == told)
            #expect(try await story.audit().isClean)
            try await story.days("2022-03-23", through: "2022-03-25")
            #expect(story.texts(to: .anna).count == told + 1)
            #expect(try story.outcomes(of: .anna).last == "1 snoozed-2022-03-18 anna@school:s-1: sent")
            #expect(story.texts(to: .anna).last?.contains("Пришло позже") == false, "it was put off twice")
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `coordinators see who has put reminders off`() async throws {
        try await reminded { story in
            try await story.snoozes("Завтра · 18.03", in: .anna)
            #expect(try await story.says("/pause", in: .galina).first?.text.contains("• Ш-01 — 1 напоминание") == true)
            try await story.comes("2022-03-18 09:00")
            #expect(try await story.says("/pause", in: .galina).first?.text.contains("Отложили") == false)
        }
    }

    @Test func `the next moment at which somebody is written to is that of the promise`() async throws {
        try await reminded { story in
            try await story.snoozes("Завтра · 18.03", in: .anna)
            #expect(try await story.scheduler.nextMessage(after: .at("2022-03-17 10:00")) == .at("2022-03-18 09:00"))
        }
    }
}

extension BotStory {
    /// Opens the choice under the latest message and makes it.
    fileprivate func snoozes(_ choice: String, in chat: ChatID) async throws {
        try await presses(.later, in: chat)
        try await presses(choice, in: chat)
    }
}
