import Core
import Foundation
import Service
import TestSupport
import Testing

/// A decree, an amended row: what was planned for the future is planned anew, partly into the past.
@Suite(.timeLimit(.minutes(5))) struct ChangedPlanTests {
    @Test func `a step that a decree moves into the past is caught up, and nothing is doubled`() async throws {
        let before = try BotStory(at: "2022-03-17 09:00")
        try await before.enrol([.anna])
        try await before.run { try await $0.passes("2022-03-17 09:00", "2022-03-25 09:00") }

        // The decree takes the 29th: three working days before the 31st is Friday the 25th, decided already.
        let decree = Hamlet { $0.daysOff = [SpecialDay(date: .on("2022-03-29"), name: "Праздник")] }
        let after = try BotStory(
            decree,
            at: "2022-03-25 16:00",
            fingerprint: "second",
            file: before.file,
            messenger: before.messenger
        )
        try await after.run { story in
            try await story.passes("2022-03-25 16:00", "2022-03-28 09:00", "2022-03-30 09:00", "2022-03-31 09:00")
            let outcomes = try story.outcomes(of: .anna).filter { $0.hasPrefix("1 ") }
            #expect(
                outcomes == [
                    "1 before-10 anna@school:s-1: sent", "1 before-3 anna@school:s-1: sent",
                    "1 before-1 anna@school:s-1: sent", "1 due anna@school:s-1: sent",
                ]
            )
            #expect(story.texts(to: .anna).count == 4)
        }
    }

    @Test func `a step moved behind one that has gone out is superseded by it`() async throws {
        let before = try BotStory(at: "2022-03-30 09:00")
        try await before.enrol([.anna])
        // The bot begins with the last day before the deadline.
        try await before.run { try await $0.tick() }

        let decree = Hamlet { $0.daysOff = [SpecialDay(date: .on("2022-03-01"), name: "Праздник")] }
        let after = try BotStory(decree, at: "2022-03-30 10:00", fingerprint: "second", file: before.file)
        try await after.run { story in
            try await story.tick()
            let outcomes = try story.outcomes(of: .anna)
            #expect(outcomes.allSatisfy { $0.hasSuffix("before-1 anna@school:s-1: sent") })
            #expect(story.texts(to: .anna).isEmpty, "and from before the first start nothing is chased")
        }
    }

    @Test func `a deadline moved ahead is caught up with its latest step only`() async throws {
        let before = try BotStory(at: "2022-03-17 09:00")
        try await before.enrol([.anna])
        try await before.run { try await $0.passes("2022-03-17 09:00", "2022-03-24 09:00") }

        // Row 1 shall be ready by the 25th, as its second revision says on the 24th.
        let order = Hamlet { $0.rows = [.deadline(1, "2022-03-01", "2022-03-25", revision: 2)] }
        let after = try BotStory(order, at: "2022-03-24 12:00", fingerprint: "second", file: before.file)
        try await after.run { story in
            try await story.tick()
            let outcomes = try story.file.rows(
                "SELECT key, state, reason FROM notice WHERE key LIKE '%/anna@%/2' ORDER BY dueAt"
            )
            // Ten working days before was the 11th, before the bot's first day.
            #expect(outcomes.map { $0[0].split(separator: "/")[3] } == ["before-3", "before-1"])
            #expect(outcomes.map { $0[1] } == ["suppressed", "sent"])
            #expect(story.texts(to: .anna).count == 1)
        }
    }

    @Test func `an unchanged plan is not looked through again`() async throws {
        let before = try BotStory(at: "2022-03-17 09:00")
        try await before.run { try await $0.tick() }
        try before.file.execute("DELETE FROM notice")
        let after = try BotStory(at: "2022-03-17 10:00", file: before.file)
        try await after.scheduler.tick()
        #expect(try after.outcomes.isEmpty)
    }

    @Test func `a plan changed while the clock was behind is looked through once it has caught up`() async throws {
        let before = try BotStory(at: "2022-03-17 09:00")
        try await before.enrol([.anna])
        try await before.run { try await $0.passes("2022-03-17 09:00", "2022-03-25 09:00") }
        let decree = Hamlet { $0.daysOff = [SpecialDay(date: .on("2022-03-29"), name: "Праздник")] }
        let after = try BotStory(decree, at: "2022-02-01 09:00", fingerprint: "second", file: before.file)
        try await after.run { story in
            try await story.passes("2022-02-01 09:00", "2022-03-25 16:00")
            #expect(story.texts(to: .anna).count == 1)
        }
    }
}
