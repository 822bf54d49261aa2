import Chat
import Foundation
import Persistence
import TestSupport
import Testing

/// What is too old goes, what is open or still needed stays, and the file shrinks.
@Suite(.timeLimit(.minutes(5))) struct RetentionTests {
    private let file: TemporaryJournal

    init() throws {
        file = try TemporaryJournal()
        try file.execute(
            """
            INSERT INTO inbox (id, chat, chatKind, receivedAt, happenedAt, kind, text, state, handledAt) VALUES
                (1, 1, 'personal', 10, 0, 'text', 'old', 'handled', 10),
                (2, 1, 'personal', 10, 0, 'text', 'old', 'failed', 10),
                (3, 1, 'personal', 10, 0, 'text', 'open', 'new', NULL),
                (4, 1, 'personal', 900, 0, 'text', 'young', 'handled', 900);
            INSERT INTO outbox (id, key, chat, lane, kind, state, createdAt, endedAt) VALUES
                (1, 'old answer', 1, 0, 'message', 'sent', 10, 10),
                (2, 'old and open', 1, 0, 'message', 'queued', 10, NULL),
                (3, 'old reminder', 1, 2, 'message', 'sent', 10, 10),
                (4, 'ancient reminder', 1, 2, 'message', 'sent', 1, 1),
                (5, 'young', 1, 0, 'message', 'sent', 900, 900);
            INSERT INTO outboxWords (entry, text) VALUES (1, 'old'), (5, 'young');
            INSERT INTO notice
                (id, key, activity, occurrence, subject, recipient, content, dueAt, state, outbox, endedAt)
            VALUES
                (1, 'a', 1, '', '', '', '', 10, 'sent', 3, 10), (2, 'b', 1, '', '', '', '', 1, 'sent', 4, 1),
                (3, 'c', 1, '', '', '', '', 1, 'queued', 2, NULL);
            INSERT INTO standingHistory (id, activity, occurrence, subject, state, at) VALUES
                (1, 1, '', '', 'done', 1), (2, 1, '', '', 'done', 10);
            INSERT INTO standing (activity, occurrence, subject, state, since) VALUES (1, '', '', 'done', 1);
            """
        )
    }

    @Test func `each goes by its own age, and nothing that is open goes at all`() async throws {
        let count = try await file.journal.purge(conversationBefore: .at(500), ledgerBefore: .at(5))
        #expect(count == 6)
        #expect(try file.rows("SELECT text FROM inbox ORDER BY id") == [["open"], ["young"]])
        #expect(
            try file.rows("SELECT key FROM outbox ORDER BY id") == [["old and open"], ["old reminder"], ["young"]]
        )
        #expect(try file.rows("SELECT text FROM outboxWords") == [["young"]])
        #expect(try file.rows("SELECT key FROM notice ORDER BY id") == [["a"], ["c"]])
        #expect(try file.rows("SELECT at FROM standingHistory") == [["10"]])
        #expect(try file.rows("SELECT count(*) FROM standing") == [["1"]])
        #expect(try await file.journal.purge(conversationBefore: .at(500), ledgerBefore: .at(5)) == 0)
    }

    @Test func `the file gives the room back`() async throws {
        let text = String(repeating: "x", count: 2_000)
        let journal = file.journal
        try await journal.write { ledger in
            for number in 1...2_000 {
                let id = try ledger.enqueue(
                    .message(OutgoingMessage(text: text)),
                    key: "\(number)",
                    to: ChatID(rawValue: 1),
                    lane: .answer,
                    at: .at(10)
                )
                guard let id, case .taken(let entry) = try ledger.take([id], at: .at(10))[id] else { continue }
                try ledger.record(.sent(nil), of: entry, at: .at(10))
            }
        }
        let before = try #require(Int(try file.value("PRAGMA page_count") ?? ""))
        let count = try await journal.purge(conversationBefore: .at(500), ledgerBefore: .at(5))
        #expect(count > 2_000)
        let after = try #require(Int(try file.value("PRAGMA page_count") ?? ""))
        #expect(after * 4 < before, "\(before) pages, then \(after)")
        #expect(try file.value("PRAGMA freelist_count") == "0")
        #expect(try file.value("PRAGMA integrity_check") == "ok")
    }
}

extension Date {
    fileprivate static func at(_ milliseconds: Int64) -> Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
    }
}
