import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

@testable import Service

/// The audit finds what is wrong, and nothing where all is well.
@Suite(.timeLimit(.minutes(5))) struct AuditTests {
    private static let start = "2022-03-01 08:00"

    @Test func `a month in which all goes well is clean, every due notice with its outcome`() async throws {
        try await Self.month { story in
            let audit = try await story.audit()
            #expect(audit.isClean && audit.isComparable && audit.undelivered.isEmpty)
            #expect(audit.lines.count > 10)
            #expect(Set(audit.lines.map(\.outcome)).isSubset(of: ["sent", "suppressed"]))
            #expect(audit.counts.map(\.count).reduce(0, +) == audit.lines.count)
        }
    }

    @Test func `a notice that was never decided is found`() async throws {
        try await Self.month { story in
            try story.file.execute("DELETE FROM notice WHERE id = (SELECT max(id) FROM notice WHERE state = 'sent')")
            let audit = try await story.audit()
            #expect(!audit.isClean && audit.undecided.count == 1)
        }
    }

    @Test func `what was answered in time and taken back later was rightly not sent`() async throws {
        try await Self.month { story in
            let id = try #require(story.world.planner.agenda(of: .anna, on: .on("2022-03-01")).first).obligation.id
            try await story.answers(id, .done)
            try await story.comes("2022-04-20 09:00")
            try await story.answers(id, nil)
            try await story.comes("2022-04-20 10:00")
            let audit = try await story.audit()
            #expect(audit.isClean, "\(audit.undecided)")
        }
    }

    @Test(arguments: [
        "UPDATE notice SET state = 'queued', endedAt = NULL WHERE id = 1",
        "UPDATE notice SET endedAt = NULL WHERE id = (SELECT id FROM notice WHERE state = 'sent' LIMIT 1)",
        "UPDATE outbox SET state = 'sending', takenAt = 0 WHERE id = 1",
        Self.event("'new', NULL"), Self.event("'failed', 9e12"),
    ])
    func `what is left half done is found`(damage: String) async throws {
        try await Self.month { story in
            try story.file.execute(damage.replacing("9e12", with: "9000000000000"))
            #expect(try await !story.audit().isClean)
        }
    }

    private static func event(_ stateAndEnd: String) -> String {
        """
        INSERT INTO inbox (id, chat, chatKind, receivedAt, happenedAt, kind, state, handledAt)
        VALUES (1, 1, 'personal', 0, 0, 'other', \(stateAndEnd))
        """
    }

    @Test func `a changed configuration is not held against the bot that has not seen it`() async throws {
        try await Self.month { story in
            let world = try Hamlet().world(fingerprint: "another")
            let now = story.time.now
            let audit = try await story.journal.read { try Audit(of: $0, world: world, now: now) }
            #expect(!audit.isComparable && audit.isClean)
        }
    }

    @Test func `the coordinator hears of the audit in the morning, once, and only where something is wrong`()
        async throws
    {
        try await Self.month { story in
            let housekeeping = story.housekeeping()
            let before = story.texts(to: .darya).count
            try await housekeeping.work()
            await story.courier.settled()
            #expect(story.texts(to: .darya).count == before)

            story.time.move(to: .at("2022-04-13 03:30"))
            try story.file.execute("DELETE FROM notice WHERE id = (SELECT max(id) FROM notice WHERE state = 'sent')")
            try await housekeeping.work()
            try await housekeeping.work()
            await story.courier.settled()
            #expect(story.texts(to: .darya).count == before, "nobody is woken")
            try await story.comes("2022-04-13 09:00")
            let reports = story.texts(to: .darya).filter { $0.contains("Ночная проверка журнала") }
            #expect(reports.count == 1)
            #expect(reports.first?.contains("Напоминаний без исхода: 1.") == true, "\(reports)")
        }
    }

    private static func month(_ body: @Sendable (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(at: start) { story in
            try await story.tick()
            for day in 1...42 {
                let date = CivilDate.on("2022-03-01").adding(days: day)
                try await story.comes("\(date) 09:00")
            }
            try await body(story)
        }
    }
}

extension BotStory {
    func audit() async throws -> Audit {
        let (world, now) = (world, time.now)
        return try await journal.read { try Audit(of: $0, world: world, now: now) }
    }

    func housekeeping() -> Housekeeping {
        Housekeeping(worlds: worlds, journal: journal, time: time, outboxBell: bell, logger: log.logger)
    }

    fileprivate func answers(_ id: ObligationID, _ state: Standing.State?) async throws {
        let now = time.now
        try await journal.write { ledger in
            try ledger.set(state.map { Standing(state: $0, since: now, by: .anna) }, of: id, by: .anna, at: now)
        }
    }
}
