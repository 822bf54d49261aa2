package import Core
package import Foundation
internal import GRDB

/// A notice and how it ended, as an audit reads it.
package struct AuditedNotice: Hashable, Sendable {
    package let key: String
    package let dueAt: Date
    /// `queued`, `sent`, `suppressed` or `failed`.
    package let state: String
    package let reason: String?
    package let endedAt: Date?
    /// The state of the message it travels in, where there is one.
    package let message: String?
}

extension AuditedNotice {
    /// Of a row with its columns in the order of the properties.
    init(_ row: Row) {
        self.init(
            key: row[0],
            dueAt: Date(milliseconds: row[1]),
            state: row[2],
            reason: row[3],
            endedAt: (row[4] as Int64?).map(Date.init(milliseconds:)),
            message: row[5]
        )
    }
}

/// What an audit of the journal itself has to look at.
package struct JournalTroubles: Hashable, Sendable {
    /// Keys that are there more than once, which the schema forbids.
    package var repeatedKeys: [String] = []
    /// Messages taken to be sent long ago, without an answer.
    package var stuck: [Int64] = []
    /// What people did long ago and nobody has handled.
    package var waitingEvents: [Int64] = []
    /// What people did and the program could not handle.
    package var failedEvents: [Int64] = []
    /// What SQLite says of the file, where it is not well.
    package var file: [String] = []

    package init() {}
}

extension Ledger {
    /// Every notice due within the window, in order of time.
    package func noticesDue(in window: Range<Date>) throws -> [AuditedNotice] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT notice.key, dueAt, notice.state, notice.reason, notice.endedAt, outbox.state AS message
                FROM notice LEFT JOIN outbox ON outbox.id = notice.outbox
                WHERE dueAt >= ? AND dueAt < ? ORDER BY dueAt, notice.id
                """,
            arguments: [window.lowerBound.milliseconds, window.upperBound.milliseconds]
        )
        var notices: [AuditedNotice] = []
        while let row = try rows.next() {
            notices.append(AuditedNotice(row))
        }
        return notices
    }

    /// What is wrong with the journal itself: taken or received before `moment` and still open, failed since `yesterday`.
    package func troubles(openSince moment: Date, failedSince yesterday: Date) throws -> JournalTroubles {
        var troubles = JournalTroubles()
        troubles.repeatedKeys = try String.fetchAll(
            database,
            sql: "SELECT key FROM notice GROUP BY key HAVING count(*) > 1"
        )
        troubles.stuck = try Int64.fetchAll(
            database,
            sql: "SELECT id FROM outbox WHERE state = 'sending' AND takenAt < ? ORDER BY id",
            arguments: [moment.milliseconds]
        )
        troubles.waitingEvents = try Int64.fetchAll(
            database,
            sql: "SELECT id FROM inbox WHERE state = 'new' AND receivedAt < ? ORDER BY id",
            arguments: [moment.milliseconds]
        )
        troubles.failedEvents = try Int64.fetchAll(
            database,
            sql: "SELECT id FROM inbox WHERE state = 'failed' AND handledAt >= ? ORDER BY id",
            arguments: [yesterday.milliseconds]
        )
        let verdicts = try String.fetchAll(database, sql: "PRAGMA quick_check(20)")
        troubles.file = verdicts == ["ok"] ? [] : verdicts
        return troubles
    }

    /// What was answered for each obligation and when, oldest first; nil where an answer was taken back.
    package func answers() throws -> [ObligationID: [(at: Date, state: Standing.State?)]] {
        var answers: [ObligationID: [(at: Date, state: Standing.State?)]] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT activity, occurrence, subject, at, state FROM standingHistory ORDER BY id"
        )
        while let row = try rows.next() {
            guard let subject = Subject(row[2] as String) else { continue }
            let id = ObligationID(activity: row[0], occurrence: row[1], subject: subject)
            let state = (row[4] as String?).flatMap(Standing.State.init)
            answers[id, default: []].append((Date(milliseconds: row[3]), state))
        }
        return answers
    }
}
