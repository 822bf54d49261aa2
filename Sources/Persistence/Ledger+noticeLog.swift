package import Core
package import Foundation
internal import GRDB

/// A notice with all that is known of how it went.
package struct LoggedNotice: Hashable, Sendable {
    package let notice: Notice
    /// `queued`, `sent`, `suppressed` or `failed`.
    package let state: String
    package let reason: String?
    package let endedAt: Date?
    /// The entry of the outbox it travels in.
    package let entry: Int64?
    /// Until when that entry waits, and what for: `quiet`, or what went wrong with the last try.
    package let waitsUntil: Date?
    package let waitsFor: String?
    /// True where it may have come more than once.
    package let isUncertain: Bool
}

extension Ledger {
    /// Everything decided about a row for one person, the last first: what was for himself, and what one of his deputies
    /// got in his place.
    package func noticeLog(of person: PersonID, deputies: [PersonID], row: Int) throws -> [LoggedNotice] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT notice.key, content, dueAt, notice.state, notice.reason, notice.endedAt, outbox,
                    outbox.notBefore, outbox.reason, COALESCE(outbox.uncertain, 0) > 0
                FROM notice LEFT JOIN outbox ON outbox.id = notice.outbox
                WHERE recipient IN (SELECT value FROM json_each(?)) AND activity = ?
                ORDER BY dueAt DESC, notice.id DESC
                """
        )
        let people = try JSONText.write(([person] + deputies).map(\.rawValue))
        return try Row.fetchAll(statement, arguments: [people, row]).compactMap { row in
            guard let key = NoticeKey(row[0] as String),
                let record = try? JSONText.read(NoticeRecord.self, row[1]),
                let notice = record.notice(key, at: Date(milliseconds: row[2])),
                notice.recipient == person || notice.ground.inPlaceOf == person
            else { return nil }
            let notBefore = row[7] as Int64?
            return LoggedNotice(
                notice: notice,
                state: row[3],
                reason: row[4],
                endedAt: (row[5] as Int64?).map(Date.init(milliseconds:)),
                entry: row[6],
                waitsUntil: notBefore.flatMap { $0 > 0 ? Date(milliseconds: $0) : nil },
                waitsFor: row[8],
                isUncertain: row[9]
            )
        }
    }
}
