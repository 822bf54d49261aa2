import Chat
import Foundation
import Persistence
import TestSupport
import Testing

/// What a notice costs when the ledger has a history.
@Suite(.serialized, .timeLimit(.minutes(5))) struct LedgerScaleTests {
    @Test func `taking and finishing a message costs the same with a million rows as with a thousand`() async throws {
        let small = try Self.journal(rows: 1_000)
        let large = try Self.journal(rows: 1_000_000)
        var times: (small: [Duration], large: [Duration]) = ([], [])
        // Side by side, so that a busy machine is busy for both; the best of each is the least disturbed.
        for round in 1...15 {
            times.small.append(try await Self.work(on: small, round))
            times.large.append(try await Self.work(on: large, round))
        }
        let best = try (#require(times.small.min()), #require(times.large.min()))
        let ratio = best.1 / best.0
        print(
            "taking and finishing with 1,000,000 rows costs \((ratio * 100).rounded() / 100) of what it does with 1,000"
        )
        // 1.2 is what is wanted, and what it is with nothing else running; a scan of the history would be hundreds.
        #expect(ratio < 10)
    }

    /// As many messages and notices that have ended.
    private static func journal(rows: Int) throws -> TemporaryJournal {
        let file = try TemporaryJournal()
        try file.execute(
            """
            WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(rows / 2))
            INSERT INTO outbox (key, chat, lane, kind, state, createdAt, message, endedAt)
            SELECT 'old/' || n, n % 5000, 2, 'reminder', 'sent', n, n, n FROM number;
            INSERT INTO notice
                (key, activity, occurrence, subject, recipient, content, dueAt, state, outbox, endedAt)
            SELECT 'old/' || id, id % 34, '2022', 'school:' || chat, 'p-' || chat, '{}', id, 'sent', id, id FROM outbox;
            """
        )
        return file
    }

    private static func work(on file: TemporaryJournal, _ round: Int) async throws -> Duration {
        let now = Date(timeIntervalSince1970: 1_646_000_000)
        let ids = try await file.journal.write { ledger in
            try (1...200).map { number in
                let text = OutboxContent.message(OutgoingMessage(text: "привет"))
                let chat = ChatID(rawValue: Int64(number))
                return try ledger.enqueue(text, key: "\(round)/\(number)", to: chat, lane: .notice, at: now) ?? 0
            }
        }
        return try await file.journal.write { ledger in
            let clock = ContinuousClock()
            let start = clock.now
            let waiting = try ledger.waiting(after: (ids.first ?? 1) - 1)
            for entry in waiting {
                guard case .taken(let taken) = try ledger.take([entry.id], at: now)[entry.id] else { continue }
                try ledger.record(.sent(MessageID(rawValue: entry.id)), of: taken, at: now)
            }
            return clock.now - start
        }
    }
}
