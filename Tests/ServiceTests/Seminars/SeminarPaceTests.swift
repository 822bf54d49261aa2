import Chat
import Core
import Foundation
import Persistence
import Synchronization
import TestSupport
import Testing

@testable import Service

/// The last of the ten-minute reminders leaves nine minutes before the beginning, however many are invited.
@Suite(.timeLimit(.minutes(5))) struct SeminarPaceTests {
    private static let begin = Date.at("2022-03-25 10:00")

    private func planner(_ limits: DeliveryLimits) throws -> SeminarPlanner {
        try SeminarStage.hamlet(SeminarStage.seminar()) { $0.delivery = limits }.world().seminarPlanner
    }

    @Test(arguments: [30, 1_000, 10, 1])
    func `three thousand are through in time by the limiter itself`(perSecond: Int) throws {
        let limits = DeliveryLimits(inFlight: 30, messagesPerSecond: perSecond, chatMessagesPerSecond: 1)
        let planner = try planner(limits)
        let occurrence = try #require(planner.occurrence(SeminarStage.vks))
        let start = try #require(planner.reminders(of: occurrence, to: 3_000).last?.at)
        var pace = Pace(limits)
        var now = start
        for number in 1...3_000 {
            while pace.room(at: now) == 0 { now = max(pace.next(after: now), now + 0.000_1) }
            pace.leaves(to: ChatID(rawValue: Int64(number)), .personal, at: now)
        }
        let (first, last) = (Self.begin.timeIntervalSince(start), Self.begin.timeIntervalSince(now))
        print("3,000 at \(perSecond) a second: the first \(first) s, the last \(last) s before the beginning")
        #expect(last >= 540 && first >= 600)
        // Nor much too early: at thirty a second within two minutes more.
        if perSecond >= 30 { #expect(first <= 720) }
    }

    /// The same through planner, outbox and courier: three hundred at three a second take as long.
    @Test func `the whole way takes no longer`() async throws {
        let heads = (1...300).map { number in
            Person(id: .named("p-\(number)"), name: "П П П", post: "директор", roles: [.observer])
        }
        let limits = DeliveryLimits(inFlight: 30, messagesPerSecond: 3, chatMessagesPerSecond: 1)
        let seminar = SeminarStage.seminar { $0.invited = SeminarAudience(roles: [.observer]) }
        let world = try SeminarStage.hamlet(seminar) { hamlet in
            hamlet.others = heads
            hamlet.delivery = limits
        }.world()
        let (file, log) = (try TemporaryJournal(), LogBook())
        let (time, bell) = (LeapingTime(.at("2022-03-16 10:00")), Bell())
        try await file.journal.write { [now = time.now] ledger in
            for (index, head) in heads.enumerated() {
                try ledger.link(ChatID(rawValue: Int64(1_000 + index)), to: head.id, at: now)
            }
        }
        let worlds = WorldSource(world)
        let scheduler = Scheduler(
            worlds: worlds,
            journal: file.journal,
            time: time,
            outboxBell: bell,
            logger: log.logger
        )
        let courier = Courier(
            worlds: worlds,
            journal: file.journal,
            messenger: FakeMessenger(),
            time: time,
            bell: bell,
            settings: CourierSettings(limits: limits),
            logger: log.logger
        )
        let work = Task { try await courier.run() }
        let waiting = "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')"
        // The courier calls it rest, too, when a message may only leave in a moment.
        func settle() async throws {
            repeat { await courier.settled() } while try file.value(waiting) != "0"
        }
        try await scheduler.tick()
        try await settle()
        let occurrence = try #require(world.seminarPlanner.occurrences.first)
        for step in world.seminarPlanner.reminders(of: occurrence, to: heads.count) {
            time.move(to: step.at)
            try await scheduler.tick()
            try await settle()
        }
        work.cancel()
        let last = "SELECT max(takenAt) FROM outbox WHERE key LIKE '%ten-minutes%' AND state = 'sent'"
        let count = "SELECT count(*) FROM outbox WHERE key LIKE '%ten-minutes%' AND state = 'sent'"
        #expect(try file.value(count) == "300")
        let written = try #require(try file.value(last))
        let milliseconds = try #require(Double(written))
        let left = Self.begin.timeIntervalSince1970 - milliseconds / 1_000
        print("300 at 3 a second through the outbox: the last leaves \(left) s before the beginning")
        #expect(left >= 540)
    }
}

/// A clock that goes straight to whatever anybody waits for.
private final class LeapingTime: TimeSource {
    private let instant: Mutex<Date>

    init(_ start: Date) {
        instant = Mutex(start)
    }

    var now: Date { instant.withLock { $0 } }

    func move(to moment: Date) { instant.withLock { $0 = max($0, moment) } }

    func sleep(until moment: Date) async throws {
        move(to: moment)
        try Task.checkCancellation()
    }
}
