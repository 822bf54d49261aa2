import Chat
import Core
import Foundation
import Persistence
import Service
import TestSupport
import Testing

/// Invariant 3: whatever happens, every notice that was due has an outcome, and nobody is nagged for what he has done.
@Suite(.timeLimit(.minutes(5))) struct EveryOutcomeTests {
    /// Random years: the bot sleeps for hours or weeks, the clock jumps back, people answer, take back, block and return.
    @Test(arguments: 1...4)
    func `every due notice ends, with a reason`(run: Int) async throws {
        var random = SeededGenerator()
        let seed = random.seed
        let hamlet = Hamlet {
            $0.rows = [
                .deadline(1, "2022-01-10", "2022-03-31"), .deadline(2, "2022-03-01", "2022-04-10"),
                .seminar(3, "2022-05-01", "2022-05-31"), .monthlyReport(4),
                .deadline(5, "2022-04-01", "2022-06-30", by: .institute),
            ]
        }
        let story = try BotStory(hamlet, at: "2022-02-01 09:00")
        try await story.enrol([.anna, .boris, .vera, .darya])
        var diary = Diary()
        try await story.run { story in
            while story.time.now < .at("2022-10-03 12:00") {
                try await story.live(through: &diary, by: &random)
            }
            try await story.comes("2022-10-31 12:00")
            // Longer than the longest wait between two tries, as often as anything may be tried.
            for _ in 1...RetryPolicy.standard.attempts {
                story.time.advance(by: RetryPolicy.standard.longestDelay)
                await story.courier.settled()
            }
            try await story.audit(diary, seed: seed)
        }
    }
}

/// How each obligation stood from when to when.
private struct Diary {
    private var entries: [ObligationID: [(from: Date, isSettled: Bool)]] = [:]
    /// What the clock showed while it was wrong: the diary cannot judge what was sent then.
    var wrongClocks: Set<Date> = []

    mutating func note(_ id: ObligationID, isSettled: Bool, from now: Date) {
        entries[id, default: []].append((now, isSettled))
    }

    func wasSettled(_ id: ObligationID, at moment: Date) -> Bool {
        entries[id]?.last { $0.from <= moment }?.isSettled ?? false
    }
}

extension BotStory {
    /// Something happens, and some time passes.
    fileprivate func live(through diary: inout Diary, by random: inout SeededGenerator) async throws {
        switch random.next(12) {
        case 0...2:
            let obligations = world.planner.agenda(of: random.pick([.anna, .boris, .darya]), on: .on("2022-03-01"))
            let id = random.pick(obligations).obligation.id
            let state = random.pick([Standing.State.done, .inProgress, .notApplicable, nil])
            let now = time.now
            try await journal.write { ledger in
                try ledger.set(state.map { Standing(state: $0, since: now, by: nil) }, of: id, by: nil, at: now)
            }
            diary.note(id, isSettled: state == .done || state == .notApplicable, from: now)
        case 3:
            messenger.answer(random.pick([.anna, .boris]), with: .unreachable(.blocked))
        case 4:
            messenger.answer(random.pick([.anna, .vera]), with: .temporary(.server(500)), .temporary(.timeout))
        case 5:
            let chat = random.pick([ChatID.anna, .boris])
            _ = try await journal.write { try $0.setUnreachable(nil, chat: chat) }
        case 6:
            // The clock is put back a little; nothing is answered until it has caught up, so the diary stays in order.
            let now = time.now
            time.move(to: now.addingTimeInterval(-Double(random.next(48)) * 3_600))
            diary.wrongClocks.insert(time.now)
            try await tick()
            time.move(to: now)
        default: break
        }
        let hours = random.next(10) == 0 ? 24 + random.next(400) : 1 + random.next(30)
        time.move(to: time.now.addingTimeInterval(Double(hours) * 3_600))
        try await tick()
        // Short waits between tries are over before the next thing happens.
        for _ in 1...3 {
            time.advance(by: .seconds(5))
            await courier.settled()
        }
    }

    fileprivate func audit(_ diary: Diary, seed: UInt64) async throws {
        let first = try #require(try await journal.read { try $0.date(.firstPlanned) })
        let until = try #require(try await journal.read { try $0.date(.plannedUntil) })
        var ends: [String: (state: String, at: Date)] = [:]
        for row in try file.rows("SELECT key, state, endedAt FROM notice") {
            ends[row[0]] = (row[1], Date(timeIntervalSince1970: (Double(row[2]) ?? 0) / 1_000))
        }
        let due = world.planner.notices(in: first..<until, standings: [:])
        #expect(due.count > 100, "seed \(seed)")
        for notice in due {
            guard let end = ends.removeValue(forKey: notice.key.description) else {
                #expect(
                    notice.step.isOverdue && diary.wasSettled(notice.obligation.id, at: notice.at),
                    "\(notice.key) has no outcome; seed \(seed)"
                )
                continue
            }
            #expect(["sent", "suppressed", "failed"].contains(end.state), "\(notice.key) \(end.state); seed \(seed)")
            if end.state == "sent", !diary.wrongClocks.contains(end.at) {
                let nags =
                    diary.wasSettled(notice.obligation.id, at: end.at.addingTimeInterval(-30))
                    && diary.wasSettled(notice.obligation.id, at: end.at)
                #expect(!nags, "\(notice.key) was sent though done; seed \(seed)")
            }
        }
        #expect(ends.isEmpty, "notices out of nowhere: \(ends.keys.sorted()); seed \(seed)")
        let doubled = try file.rows(
            """
            SELECT chat, createdAt FROM outbox WHERE key LIKE 'notice/%' GROUP BY chat, createdAt HAVING count(*) > 1
            """
        )
        #expect(doubled.isEmpty, "more than one message a morning; seed \(seed)")
        try #expect(unexplained() == [], "seed \(seed)")
    }

    /// Notices superseded though no later step, and no reminder of the reader's own, was decided.
    private func unexplained() throws -> [[String]] {
        try file.rows(
            """
            SELECT key FROM notice WHERE reason = 'superseded' AND NOT EXISTS (
                SELECT 1 FROM notice AS later
                WHERE later.activity = notice.activity AND later.occurrence = notice.occurrence
                    AND later.subject = notice.subject AND later.recipient = notice.recipient
                    AND (later.dueAt > notice.dueAt
                        OR notice.key LIKE '%/escalation%' AND later.key NOT LIKE '%/escalation%')
            )
            """
        )
    }
}

extension SeededGenerator {
    fileprivate mutating func next(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    fileprivate mutating func pick<Value>(_ values: [Value]) -> Value { values[next(values.count)] }
}
