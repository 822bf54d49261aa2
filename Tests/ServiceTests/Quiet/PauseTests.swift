import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// A school on a pause: nothing is said, nothing is lost, nothing comes twice.
@Suite(.timeLimit(.minutes(5))) struct PauseTests {
    /// One row, due on 31 March; the whole ladder up to the region's tier lies between 17 March and 14 April.
    private static let oneRow = Hamlet { $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")] }

    private func paused(_ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(Self.oneRow, at: "2022-03-16 10:00") { story in
            try await story.tick()
            try await story.says("/pause Ш-01 до 15.04 карантин", in: .galina)
            try await body(story)
        }
    }

    @Test func `over the whole ladder nobody hears of the school, and everything has its outcome`() async throws {
        try await paused { story in
            let told = story.texts(to: .anna).count
            try await story.days("2022-03-17", through: "2022-04-15")
            #expect(story.texts(to: .anna).count == told)
            for person in [PersonID.anna, .vera, .galina, .darya] {
                let about = try story.outcomes(of: person).filter { $0.contains("@school:s-1") }
                #expect(!about.isEmpty && about.allSatisfy { $0.hasSuffix("suppressed paused") }, "\(about)")
            }
            #expect(try story.outcomes(of: .boris).contains { $0.hasSuffix(": sent") }, "the other school goes on")
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `at the end one message tells what is still open, and how late it is`() async throws {
        try await paused { story in
            let told = story.texts(to: .anna).count
            try await story.days("2022-03-17", through: "2022-04-18")
            #expect(story.texts(to: .anna).count == told + 1)
            let text = try #require(story.texts(to: .anna).last)
            #expect(text.contains("Пауза закончилась: Ш-01"), "\(text)")
            #expect(text.lowercased().contains("просрочено на 12 рабочих дней"), "\(text)")
            let endings = try story.outcomes(of: .anna).suffix(2)
            #expect(
                Set(endings) == [
                    "1 weekly-2 anna@school:s-1: suppressed superseded", "1 resumed-2022-04-15 anna@school:s-1: sent",
                ]
            )
            try await story.presses(.why, in: .anna)
            #expect(story.screen(.anna)?.text.contains("Школа была на паузе до 15 апреля") == true)
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `silence is counted anew from the end of the pause, tier by tier`() async throws {
        try await paused { story in
            try await story.days("2022-03-17", through: "2022-05-06")
            let escalations = try story.outcomes.filter { $0.contains("escalation") && $0.contains("@school:s-1") }
            #expect(
                escalations == [
                    "1 escalation-curator vera@school:s-1: suppressed paused",
                    "1 escalation-municipality galina@school:s-1: suppressed paused",
                    "1 escalation-region darya@school:s-1: suppressed paused",
                    "1 escalation-curator-2022-04-15 vera@school:s-1: sent",
                    "1 escalation-municipality-2022-04-15 galina@school:s-1: sent",
                    "1 escalation-region-2022-04-15 darya@school:s-1: sent",
                ]
            )
            let days = try story.file.rows(
                "SELECT endedAt FROM notice WHERE key LIKE '%escalation%-2022-04-15%' ORDER BY id"
            ).map { Date(timeIntervalSince1970: (Double($0[0]) ?? 0) / 1_000) }
            #expect(days == [.at("2022-04-20 09:00"), .at("2022-04-25 09:00"), .at("2022-04-29 09:00")])
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `what is done during the pause is not asked for after it`() async throws {
        try await paused { story in
            try await story.days("2022-03-17", through: "2022-03-29")
            try await story.says("/my", in: .anna)
            #expect(story.screen(.anna)?.text.contains("На паузе до 15 апреля") == true)
            let opener = try #require(story.screen(.anna)?.labels.first)
            try await story.presses(opener, in: .anna)
            try await story.presses(.done, in: .anna)
            let told = story.texts(to: .anna).count
            try await story.days("2022-03-30", through: "2022-05-06")
            #expect(story.texts(to: .anna).count == told)
            #expect(try !story.outcomes.contains { $0.contains("s-1") && $0.hasSuffix(": sent") })
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `a restart in the middle changes nothing`() async throws {
        let before = try BotStory(Self.oneRow, at: "2022-03-16 10:00")
        try await before.enrol(PersonID.everybody)
        try await before.run { story in
            try await story.tick()
            try await story.says("/pause Ш-01 до 15.04 карантин", in: .galina)
            try await story.days("2022-03-17", through: "2022-03-30")
        }
        let after = try BotStory(
            Self.oneRow,
            at: "2022-03-30 12:00",
            file: try before.file.afterKill(),
            messenger: before.messenger
        )
        let told = after.texts(to: .anna).count
        try await after.run { story in
            try await story.days("2022-03-31", through: "2022-04-15")
            #expect(story.texts(to: .anna).count == told)
            try await story.comes("2022-04-18 09:00")
            #expect(story.texts(to: .anna).count == told + 1)
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `a clock that jumps over the end brings one message all the same`() async throws {
        try await paused { story in
            try await story.days("2022-03-17", through: "2022-03-18")
            let told = story.texts(to: .anna).count
            try await story.comes("2022-04-20 11:00")
            #expect(story.texts(to: .anna).count == told + 1)
            #expect(try story.outcomes(of: .anna).count { $0.hasSuffix(": sent") } == 1)
            #expect(try !story.outcomes.contains { $0.contains("municipality") && $0.hasSuffix("s-1: sent") })
            #expect(try await story.audit().isClean)
            try await story.tick()
            #expect(story.texts(to: .anna).count == told + 1)
        }
    }

    @Test func `what already waits to be sent is taken back, and told at the end`() async throws {
        try await BotStory.tell(Self.oneRow, at: "2022-03-17 09:00") { story in
            // Anna's own hours hold the reminder of this morning.
            try await story.says("/quiet 08:00–12:00", in: .anna)
            try await story.tick()
            try await story.says("/pause Ш-01 до 18.03 учения", in: .galina)
            #expect(try story.outcomes(of: .anna) == ["1 before-10 anna@school:s-1: suppressed paused"])
            try await story.passes("2022-03-17 12:00", "2022-03-18 09:00")
            #expect(!story.texts(to: .anna).contains { $0.contains("Дело номер 1") })
            try await story.passes("2022-03-21 09:00", "2022-03-21 12:00")
            #expect(story.texts(to: .anna).last?.contains("Пауза закончилась") == true)
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `a lifted pause is over the next morning, and so is what it held`() async throws {
        try await paused { story in
            try await story.days("2022-03-17", through: "2022-03-21")
            let replies = try await story.says("/resume ш01", in: .galina)
            #expect(replies.first?.text.contains("пауза снята") == true)
            #expect(story.texts(to: .vera).last?.contains("пауза снята") == true)
            let told = story.texts(to: .anna).count
            try await story.comes("2022-03-22 09:00")
            #expect(story.texts(to: .anna).count == told + 1)
            #expect(try story.outcomes(of: .anna).last == "1 resumed-2022-03-21 anna@school:s-1: sent")
            try await story.days("2022-03-23", through: "2022-04-05")
            #expect(try story.outcomes(of: .vera).contains("1 escalation-curator vera@school:s-1: sent"))
            #expect(try await story.audit().isClean)
        }
    }

    /// It withholds nothing but the tiers: the weekly reminders come on Mondays.
    @Test func `a second pause takes over from the first`() async throws {
        try await paused { story in
            try await story.days("2022-03-17", through: "2022-04-18")
            try await story.says("/pause Ш-01 до 22.04 снова карантин", in: .galina)
            try await story.days("2022-04-19", through: "2022-05-03")
            let sent = try story.outcomes.filter { $0.contains("s-1") && $0.hasSuffix(": sent") }
            #expect(
                sent == [
                    "1 resumed-2022-04-15 anna@school:s-1: sent", "1 weekly-3 anna@school:s-1: sent",
                    "1 escalation-curator-2022-04-22 vera@school:s-1: sent",
                    "1 weekly-4 anna@school:s-1: sent",
                    "1 escalation-municipality-2022-04-22 galina@school:s-1: sent",
                ]
            )
            #expect(try await story.audit().isClean)
        }
    }
}

extension BotStory {
    /// Every day at nine, week-ends included.
    func days(_ first: String, through last: String) async throws {
        var day = CivilDate.on(first)
        while day <= .on(last) {
            try await comes("\(day) 09:00")
            day = day.adding(days: 1)
        }
    }
}
