import Core
import Foundation
import Persistence
import TestSupport
import Testing

/// A journal of an earlier version is taken up with what stands in it.
@Suite struct MigrationTests {
    @Test func `senders, acts and numbers of a former journal are taken over`() async throws {
        let file = try TemporaryJournal()
        // As the version before left it.
        for sql in [
            "DROP INDEX chatLinkSender", "ALTER TABLE chatLink DROP COLUMN sender",
            "ALTER TABLE erasure DROP COLUMN namesErasedAt", "ALTER TABLE change DROP COLUMN places",
            "DELETE FROM grdb_migrations WHERE identifier LIKE '5:%'",
            "INSERT INTO chatLink (chat, person, linkedAt) VALUES (77, 'p-new-4', 1), (-5, 'p-head', 1)",
            "INSERT INTO erasure (person, at, chats, events, messages) VALUES ('anna', 5, 1, 1, 1)",
            """
            INSERT INTO standingHistory (activity, occurrence, subject, state, at, person)
            VALUES (1, '2022', 'school:s-new-7', 'done', 1, 'p-new-12')
            """,
        ] { try file.execute(sql) }
        let (person, due, numbers) = try await file.afterKill().journal.write { ledger in
            (
                try ledger.person(speakingAs: 77), try ledger.namedErasures(),
                [try ledger.nextNumber(after: 0, .lastNewPerson), try ledger.nextNumber(after: 0, .lastNewSchool)]
            )
        }
        #expect(person == PersonID("p-new-4"))
        #expect(due.isEmpty, "what was erased before is done")
        #expect(numbers == [13, 8])
    }

    @Test func `no chat stays in the key of a former outage's message`() async throws {
        let file = try TemporaryJournal()
        for sql in [
            "DELETE FROM grdb_migrations WHERE identifier LIKE '7:%'",
            "INSERT INTO erasure (person, at, chats, events, messages, namesErasedAt) VALUES ('anna', 5, 1, 1, 1, 5)",
            """
            INSERT INTO outbox (id, key, chat, lane, kind, createdAt, state)
            VALUES (4, 'outage/1646/7654321987', 0, 2, 'message', 1, 'sent'), (5, 'k', 1, 2, 'message', 1, 'sent')
            """,
        ] { try file.execute(sql) }
        let later = try file.afterKill()
        #expect(try later.rows("SELECT key FROM outbox ORDER BY id") == [["outage/4"], ["k"]])
        let (isScrubbed, isDueAgain) = (try await later.journal.scrub(), try await later.journal.scrub())
        #expect(isScrubbed, "it is not in the free pages either")
        #expect(!isDueAgain)
    }
}
