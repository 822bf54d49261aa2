package import Chat
package import Core
package import Foundation
internal import GRDB

/// A notice as the ledger has it.
package struct RecordedNotice: Hashable, Sendable {
    package let notice: Notice
    /// `queued`, `sent`, `suppressed` or `failed`.
    package let state: String
    package let reason: String?
    package let endedAt: Date?
    /// True where nobody could have sent it in time: it came up after its moment.
    package let isBelated: Bool
}

/// A reminder that waits in the outbox.
package struct WaitingReminder: Hashable, Sendable {
    package let entry: Int64
    package let chat: ChatID
    /// What it tells of besides.
    package let outage: Outage?
}

extension Ledger {
    /// True where a notice with this key has been decided before.
    package func contains(_ key: NoticeKey) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT 1 FROM notice WHERE key = ?")
        return try Int.fetchOne(statement, arguments: [key.description]) != nil
    }

    /// When the latest notice about this obligation that was meant to go out to this person was due.
    package func lastDue(_ id: ObligationID, to person: PersonID) throws -> Date? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT max(dueAt) FROM notice
                WHERE activity = ? AND occurrence = ? AND subject = ? AND recipient = ? AND state <> 'suppressed'
                """
        )
        let arguments: StatementArguments = [id.activity, id.occurrence, id.subject.description, person.rawValue]
        return try Int64.fetchOne(statement, arguments: arguments).map(Date.init(milliseconds:))
    }

    /// True where a message about an obligation has gone to somebody since a moment.
    package func wasTold(_ id: ObligationID, to person: PersonID, since moment: Date) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: """
                SELECT 1 FROM notice WHERE activity = ? AND occurrence = ? AND subject = ? AND recipient = ?
                    AND state = 'sent' AND endedAt >= ?
                """
        )
        let arguments: StatementArguments = [
            id.activity, id.occurrence, id.subject.description, person.rawValue, moment.milliseconds,
        ]
        return try Int.fetchOne(statement, arguments: arguments) != nil
    }

    /// Writes down a notice that travels in an entry of the outbox; `isBelated`: it came up after its moment.
    package func queue(_ notice: Notice, in entry: Int64, isBelated: Bool = false) throws {
        try insert(notice, state: "queued", reason: nil, entry: entry, endedAt: nil, isBelated: isBelated)
    }

    /// Writes down a notice that is not to be sent, and why.
    package func suppress(_ notice: Notice, _ reason: Outcome.Suppression, at now: Date) throws {
        try insert(notice, state: "suppressed", reason: reason.rawValue, entry: nil, endedAt: now)
    }

    /// Ends one notice of an entry whose other notices still go out.
    package func suppressQueued(_ key: NoticeKey, _ reason: Outcome.Suppression, at now: Date) throws {
        try execute(
            "UPDATE notice SET state = 'suppressed', reason = ?, endedAt = ? WHERE key = ? AND state = 'queued'",
            [reason.rawValue, now.milliseconds, key.description]
        )
    }

    /// The reminders that wait to be sent, in the order written; none of those that are on their way.
    package func waitingReminders() throws -> [WaitingReminder] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, chat, \(StoredContent.columns) FROM outbox
                WHERE state = 'queued' AND kind = 'reminder' AND EXISTS
                    (SELECT 1 FROM notice WHERE notice.outbox = outbox.id AND notice.state = 'queued')
                ORDER BY id
                """
        )
        return try Row.fetchAll(statement).map { row in
            var outage: Outage?
            if case .reminderAfterOutage(let told)? = StoredContent(row, from: 2)?.content { outage = told }
            return WaitingReminder(entry: row[0], chat: ChatID(rawValue: row[1]), outage: outage)
        }
    }

    /// Lets a reminder that waits tell of an outage too.
    package func tell(of outage: Outage, with entry: Int64) throws {
        try execute(
            """
            INSERT OR REPLACE INTO outboxWords (entry, details)
            SELECT id, ? FROM outbox WHERE id = ? AND kind = 'reminder' AND state = 'queued'
            """,
            [try JSONText.write(outage), entry]
        )
    }

    /// The chats in which somebody was asked, after the moment, for what is still not done.
    package func chatsWithOpenQuestions(since moment: Date) throws -> [ChatID] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT DISTINCT outbox.chat FROM notice
                JOIN outbox ON outbox.id = notice.outbox
                JOIN chatLink ON chatLink.chat = outbox.chat AND chatLink.unreachable IS NULL
                LEFT JOIN standing USING (activity, occurrence, subject)
                WHERE notice.state = 'sent' AND notice.dueAt > ?
                    AND json_extract(notice.content, '$.ground') IN ('responsible', 'curates', 'curator')
                    AND (standing.state IS NULL OR standing.state = 'inProgress')
                ORDER BY outbox.chat
                """
        )
        return try Int64.fetchAll(statement, arguments: [moment.milliseconds]).map(ChatID.init(rawValue:))
    }

    /// Lets a notice travel in another entry than it was written down for.
    package func carry(_ key: NoticeKey, in entry: Int64) throws {
        try execute("UPDATE notice SET outbox = ? WHERE key = ? AND state = 'queued'", [entry, key.description])
    }

    /// What a waiting entry's notices had taken the place of stays with them where they travel now: it is told after all
    /// once they are called back.
    package func carrySuperseded(from earlier: Int64, in entry: Int64) throws {
        try execute("UPDATE notice SET outbox = ? WHERE outbox = ? AND reason = 'superseded'", [entry, earlier])
    }

    /// The notices that travel in an entry, in the order they were written down.
    package func notices(in entry: Int64) throws -> [RecordedNotice] {
        let statement = try database.cachedStatement(sql: "SELECT * FROM notice WHERE outbox = ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [entry]).compactMap(Self.recorded)
    }

    /// The entries by which people were told of an obligation and which they can still see, or are about to.
    package func entries(about id: ObligationID) throws -> [Int64] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT DISTINCT outbox.id FROM notice JOIN outbox ON outbox.id = notice.outbox
                WHERE notice.activity = ? AND notice.occurrence = ? AND notice.subject = ?
                    AND (notice.state = 'sent' OR notice.state = 'queued' AND outbox.state = 'sending')
                ORDER BY outbox.id
                """
        )
        return try Int64.fetchAll(statement, arguments: [id.activity, id.occurrence, id.subject.description])
    }

    private func insert(
        _ notice: Notice,
        state: String,
        reason: String?,
        entry: Int64?,
        endedAt: Date?,
        isBelated: Bool = false
    ) throws {
        let id = notice.obligation.id
        try execute(
            """
            INSERT INTO notice
                (key, activity, occurrence, subject, recipient, content, dueAt, state, reason, outbox, endedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                notice.key.description, id.activity, id.occurrence, id.subject.description, notice.recipient.rawValue,
                try JSONText.write(NoticeRecord(notice, isBelated: isBelated)), notice.at.milliseconds, state, reason,
                entry,
                endedAt?.milliseconds,
            ]
        )
    }

    private static func recorded(_ row: Row) throws -> RecordedNotice? {
        guard let key = NoticeKey(row["key"] as String) else { return nil }
        let record = try JSONText.read(NoticeRecord.self, row["content"])
        return record.notice(key, at: Date(milliseconds: row["dueAt"])).map {
            RecordedNotice(
                notice: $0,
                state: row["state"],
                reason: row["reason"],
                endedAt: (row["endedAt"] as Int64?).map(Date.init(milliseconds:)),
                isBelated: record.isBelated ?? false
            )
        }
    }
}
