import Chat
import Core
import Foundation
import Persistence
import Service
import TestSupport
import Testing

/// Rows 1 and 2 are due on Thursday 31 March 2022, so people are reminded on the 17th, 28th, 30th and 31st, and in
/// April on the 1st, 5th and 11th.
@Suite(.timeLimit(.minutes(5))) struct DecisionTests {
    @Test func `one morning is one message a person`() async throws {
        try await BotStory.tell(at: "2022-03-17 08:59") { story in
            try await story.tick()
            #expect(story.messenger.calls.isEmpty)
            try await story.comes("2022-03-17 09:00")
            for (chat, rows) in [(ChatID.anna, 2), (.boris, 2), (.vera, 4)] {
                #expect(story.texts(to: chat).count == 1)
                #expect(try story.outcomes(of: PersonID.everybody[Int(chat.rawValue) - 1]).count == rows)
            }
            for chat in [ChatID.galina, .darya, .egor] { #expect(story.texts(to: chat).isEmpty) }
        }
    }

    @Test func `looking twice, or from two places at once, adds nothing`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00") { story in
            async let one = story.scheduler.tick()
            async let two = story.scheduler.tick()
            async let three = story.scheduler.tick()
            let messages = try await [one, two, three]
            #expect(messages.sorted() == [0, 0, 3])
            try await story.passes("2022-03-17 09:00", "2022-03-17 09:01", "2022-03-17 15:00")
            #expect(story.messenger.calls.count == 3)
        }
    }

    @Test func `a clock moved back repeats nothing`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00") { story in
            try await story.tick()
            try await story.passes("2022-03-16 09:00", "2022-02-01 09:00", "2022-03-17 09:00", "2022-03-28 09:00")
            #expect(story.texts(to: .anna).count == 2)
            #expect(try story.endings(of: .anna) == ["sent"])
        }
    }

    @Test func `a skipped day is made up for, with the days left as they are now`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00") { story in
            try await story.passes("2022-03-17 09:00", "2022-03-29 11:30")
            #expect(story.texts(to: .anna).count == 2)
            // The 28th's message spoke of three days; two are left on the 29th.
            #expect(story.texts(to: .anna).last?.contains("2 рабочих дня") == true)
            #expect(
                try story.outcomes(of: .anna).suffix(2) == [
                    "1 before-3 anna@school:s-1: sent", "2 before-3 anna@school:s-1: sent",
                ]
            )
        }
    }

    @Test func `after a week of silence only the latest step is told, in one message`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00") { story in
            try await story.passes("2022-03-17 09:00", "2022-04-06 10:00")
            #expect(story.texts(to: .anna).count == 2)
            let outcomes = try story.outcomes(of: .anna).filter { $0.hasPrefix("1 ") }
            #expect(
                outcomes.sorted() == [
                    "1 after-1 anna@school:s-1: suppressed superseded", "1 after-3 anna@school:s-1: sent",
                    "1 before-1 anna@school:s-1: suppressed superseded", "1 before-10 anna@school:s-1: sent",
                    "1 before-3 anna@school:s-1: suppressed superseded", "1 due anna@school:s-1: suppressed superseded",
                ]
            )
            // Told of the schools' silence, the curator is not asked to help before a deadline that is over.
            #expect(story.texts(to: .vera).count == 2)
            let told = try story.outcomes(of: .vera).filter { $0.hasSuffix(": sent") }
            #expect(told.count == 8)
            #expect(told.allSatisfy { $0.contains(" before-10 ") || $0.contains(" escalation-curator ") })
        }
    }

    @Test func `the first start chases nothing from before`() async throws {
        try await BotStory.tell(at: "2022-03-29 12:00") { story in
            try await story.tick()
            #expect(try story.outcomes.isEmpty)
            try await story.comes("2022-03-30 09:00")
            #expect(
                try story.outcomes(of: .anna) == [
                    "1 before-1 anna@school:s-1: sent", "2 before-1 anna@school:s-1: sent",
                ]
            )
        }
    }

    @Test func `started in the afternoon, the bot tells of this morning`() async throws {
        try await BotStory.tell(at: "2022-03-28 15:00") { story in
            try await story.tick()
            #expect(try story.outcomes(of: .anna).first == "1 before-3 anna@school:s-1: sent")
        }
    }

    @Test func `two rows due on the same day travel together with a seminar's date`() async throws {
        let hamlet = Hamlet { $0.rows.append(.seminar(3, "2022-04-01", "2022-04-30")) }
        try await BotStory.tell(hamlet, at: "2022-03-17 09:00") { story in
            try await story.passes("2022-03-17 09:00", "2022-03-28 09:00")
            // Ten and three working days before 31 March, the last working day before the seminar's month.
            #expect(story.texts(to: .darya).count == 2)
            #expect(story.texts(to: .egor).count == 2)
            #expect(
                try story.outcomes(of: .egor) == [
                    "3 before-10 egor@body:institute: sent", "3 before-3 egor@body:institute: sent",
                ]
            )
        }
    }
}

/// What has been done, and who cannot be reached.
extension DecisionTests {
    @Test func `nobody is reminded of what is done, and it is known why`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00") { story in
            try await story.tick()
            try await story.settles(1, .first, .done, at: "2022-03-20 10:00")
            try await story.passes("2022-03-28 09:00", "2022-04-01 09:00")
            let outcomes = try story.outcomes(of: .anna)
            #expect(outcomes.contains("1 before-3 anna@school:s-1: suppressed done"))
            #expect(outcomes.contains("2 before-3 anna@school:s-1: sent"))
            #expect(!outcomes.contains { $0.hasPrefix("1 after-1") }, "after a settled deadline nothing is due")
            // Others are not held up by one who has finished.
            #expect(try story.outcomes(of: .boris).filter { $0.hasSuffix(": sent") }.count == 6)
        }
    }

    @Test func `done between planning and sending, it is not sent`() async throws {
        let story = try BotStory(at: "2022-03-17 09:00")
        try await story.enrol(PersonID.everybody)
        try await story.scheduler.tick()
        try await story.settles(1, .first, .done, at: "2022-03-17 09:00")
        try await story.settles(2, .first, .notApplicable, at: "2022-03-17 09:00")
        try await story.run { story in
            await story.courier.settled()
            #expect(story.texts(to: .anna).isEmpty)
            #expect(try story.endings(of: .anna) == ["suppressed done"])
            #expect(story.texts(to: .vera).count == 1)
            let outcomes = try story.outcomes(of: .vera)
            #expect(
                outcomes == [
                    "1 before-10 vera@school:s-1: suppressed done", "1 before-10 vera@school:s-2: sent",
                    "2 before-10 vera@school:s-1: suppressed done", "2 before-10 vera@school:s-2: sent",
                ]
            )
        }
    }

    @Test func `in progress is reminded of all the same`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00") { story in
            try await story.settles(1, .first, .inProgress, at: "2022-03-16 10:00")
            try await story.tick()
            #expect(try story.endings(of: .anna) == ["sent"])
        }
    }

    @Test func `who has no chat is unreachable, and nobody waits for him`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00", enrolled: [.anna]) { story in
            try await story.tick()
            #expect(try story.endings(of: .boris) == ["suppressed unreachable"])
            #expect(try story.endings(of: .anna) == ["sent"])
            // Linked later, he gets what comes, not what is past.
            try await story.enrol([.boris])
            try await story.comes("2022-03-28 09:00")
            #expect(story.texts(to: .boris).count == 1)
        }
    }

    @Test func `a deputy without dates hears of it instead, within his own message, and in whose place`() async throws {
        let hamlet = Hamlet { $0.deputies = [Deputy(person: .boris, deputy: .anna)] }
        try await BotStory.tell(hamlet, at: "2022-03-17 09:00", enrolled: [.anna]) { story in
            try await story.tick()
            #expect(story.texts(to: .anna).count == 1)
            #expect(try story.endings(of: .boris) == ["sent"])
            let told = try await story.journal.read { try $0.notices(in: 1) }
            #expect(told.filter { $0.notice.recipient == .boris }.map(\.notice.ground.inPlaceOf) == [.boris, .boris])
            #expect(told.filter { $0.notice.recipient == .anna }.map(\.notice.ground.inPlaceOf) == [nil, nil])
        }
        try await BotStory.tell(hamlet, at: "2022-03-17 09:00", enrolled: [.anna, .boris]) { story in
            try await story.tick()
            #expect(story.texts(to: .boris).count == 1, "who can be reached is told himself")
        }
    }

    @Test func `a row or a person that has left is stale, not sent`() async throws {
        let before = try BotStory(at: "2022-03-17 09:00")
        try await before.enrol(PersonID.everybody)
        try await before.scheduler.tick()
        let hamlet = Hamlet {
            $0.rows.removeFirst()
            $0.without = [.boris]
        }
        let after = try BotStory(hamlet, at: "2022-03-17 09:00", fingerprint: "second", file: before.file)
        try await after.run { story in
            await story.courier.settled()
            let outcomes = try story.outcomes(of: .anna)
            #expect(outcomes == ["1 before-10 anna@school:s-1: suppressed stale", "2 before-10 anna@school:s-1: sent"])
            #expect(try story.endings(of: .boris) == ["suppressed stale"])
            #expect(story.texts(to: .boris).isEmpty)
        }
    }
}

extension BotStory {
    /// Somebody answered for an obligation of a subject, by whatever way.
    func settles(_ row: Int, _ subject: Subject, _ state: Standing.State?, at moment: String) async throws {
        let id = ObligationID(activity: row, occurrence: "2022-03-01..2022-03-31", subject: subject)
        try await journal.write { ledger in
            let standing = state.map { Standing(state: $0, since: .at(moment), by: nil) }
            try ledger.set(standing, of: id, by: nil, at: .at(moment))
        }
    }
}
