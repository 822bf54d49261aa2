import Chat
import Core
import Foundation
import Persistence
import Synchronization
import TestSupport
import Testing

@testable import Service

/// The last of the ten-minute reminders leaves nine minutes before the beginning, however many are invited.
@Suite(.timeLimit(.minutes(20))) struct SeminarPaceTests {
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

    /// As many as the limits let through in a hundred seconds: 300 at three a second, or, where it is asked for, 3,000 at
    /// thirty.
    private static let people = ProcessInfo.processInfo.environment["VEKHA_SEMINAR_PEOPLE"].flatMap(Int.init) ?? 300

    /// The same through planner, journal, outbox and courier, from the invitations to the last reminder.
    @Test func `the whole way takes no longer`() async throws {
        let heads = (1...Self.people).map { number in
            Person(id: .named("p-\(number)"), name: "П П П", post: "директор", roles: [.observer])
        }
        let limits = DeliveryLimits(inFlight: 30, messagesPerSecond: Self.people / 100, chatMessagesPerSecond: 1)
        let seminar = SeminarStage.seminar { $0.invited = SeminarAudience(roles: [.observer]) }
        let world = try SeminarStage.hamlet(seminar) { hamlet in
            hamlet.others = heads
            hamlet.delivery = limits
        }.world()
        let (file, log, messenger) = (try TemporaryJournal(), LogBook(), FakeMessenger())
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
            messenger: messenger,
            time: time,
            bell: bell,
            settings: CourierSettings(limits: limits),
            logger: log.logger
        )
        let (work, begun) = (Task { try await courier.run() }, ContinuousClock.now)
        let waiting = "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')"
        // The courier calls it rest, too, when a message may only leave in a moment.
        func settle() async throws {
            let all = try #require(try file.value("SELECT count(*) FROM outbox").flatMap(Int.init))
            await messenger.until { $0.count >= all }
            repeat { await courier.settled() } while try file.value(waiting) != "0"
        }
        try await scheduler.tick()
        try await settle()
        let occurrence = try #require(world.seminarPlanner.occurrences.first)
        // Thousands of messages take their time; what the earlier reminders would add says nothing more.
        let reminders = world.seminarPlanner.reminders(of: occurrence, to: heads.count)
        for step in Self.people > 300 ? Array(reminders.suffix(1)) : reminders {
            time.move(to: step.at)
            try await scheduler.tick()
            try await settle()
        }
        work.cancel()
        let last = "SELECT max(takenAt) FROM outbox WHERE key LIKE '%ten-minutes%' AND state = 'sent'"
        let count = "SELECT count(*) FROM outbox WHERE key LIKE '%ten-minutes%' AND state = 'sent'"
        #expect(try file.value(count) == "\(Self.people)")
        let written = try #require(try file.value(last))
        let milliseconds = try #require(Double(written))
        let left = Self.begin.timeIntervalSince1970 - milliseconds / 1_000
        let first = Self.begin.timeIntervalSince(
            try #require(world.seminarPlanner.reminders(of: occurrence, to: heads.count).last?.at)
        )
        let messages = try file.value("SELECT count(*) FROM outbox WHERE state = 'sent'") ?? "no"
        print(
            "\(Self.people) at \(limits.messagesPerSecond ?? 0) a second, the whole way: the first may leave \(first) s, the",
            "last left \(left) s before the beginning; \(messages) messages took \(ContinuousClock.now - begun)"
        )
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
