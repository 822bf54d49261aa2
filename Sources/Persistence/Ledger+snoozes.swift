package import Core
package import Foundation
internal import GRDB

/// Reminders that people asked for again; each becomes a notice when its day comes.
extension Ledger {
    /// Promises a reminder. Of one person about one obligation there is one at a time: the latest counts.
    package func snooze(_ notice: Notice, at now: Date) throws {
        let id = notice.obligation.id
        try execute(
            """
            INSERT OR REPLACE INTO snooze
                (key, activity, occurrence, subject, person, content, dueAt, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                notice.key.description, id.activity, id.occurrence, id.subject.description, notice.recipient.rawValue,
                try JSONText.write(NoticeRecord(notice)), notice.at.milliseconds, now.milliseconds,
            ]
        )
    }

    /// The reminders promised that nothing has been decided about, in order of time.
    package func pendingSnoozes() throws -> [Notice] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT key, content, dueAt FROM snooze
                WHERE NOT EXISTS (SELECT 1 FROM notice WHERE notice.key = snooze.key) ORDER BY dueAt, id
                """
        )
        return try Row.fetchAll(statement).compactMap { row in
            guard let key = NoticeKey(row[0] as String) else { return nil }
            return try JSONText.read(NoticeRecord.self, row[1]).notice(key, at: Date(milliseconds: row[2]))
        }
    }

    /// When a person is to be reminded again of an obligation; nil where he asked for nothing, or it has come.
    package func snoozedUntil(_ id: ObligationID, of person: PersonID) throws -> Date? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT dueAt FROM snooze
                WHERE activity = ? AND occurrence = ? AND subject = ? AND person = ?
                    AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.key = snooze.key)
                """
        )
        let arguments: StatementArguments = [id.activity, id.occurrence, id.subject.description, person.rawValue]
        return try Int64.fetchOne(statement, arguments: arguments).map(Date.init(milliseconds:))
    }
}
