package import Core
package import Foundation
internal import GRDB

extension Journal {
    /// A coordinator's digest of a day: of what since when it tells, and how it ended. `outbox` is the message it travels
    /// in, alone or with reminders; that may be gone before the row is.
    static let digests = """
        CREATE TABLE digest (
            day TEXT NOT NULL,
            recipient TEXT NOT NULL,
            since INTEGER NOT NULL,
            dueAt INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            outbox INTEGER,
            endedAt INTEGER,
            UNIQUE (day, recipient)
        ) STRICT;
        CREATE INDEX digestOutbox ON digest(outbox) WHERE state = 'queued';
        """
}

/// A digest that is due to somebody.
package struct DueDigest: Hashable, Sendable {
    package let day: CivilDate
    package let recipient: PersonID
    /// When the one before it was due; what has changed since then is its news.
    package let since: Date
    package let dueAt: Date

    package init(day: CivilDate, recipient: PersonID, since: Date, dueAt: Date) {
        self.day = day
        self.recipient = recipient
        self.since = since
        self.dueAt = dueAt
    }

    /// The day and the person, so that none comes twice.
    package var key: String { "digest/\(day)/\(recipient)" }
}

extension Ledger {
    /// Writes down that a digest travels in a message, or why it does not.
    package func decide(_ digest: DueDigest, _ outcome: DigestOutcome, at now: Date) throws {
        let (state, reason, entry): (String, String?, Int64?) =
            switch outcome {
            case .queued(let entry): ("queued", nil, entry)
            case .suppressed(let reason): ("suppressed", reason.rawValue, nil)
            }
        try execute(
            """
            INSERT OR IGNORE INTO digest (day, recipient, since, dueAt, state, reason, outbox, endedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                digest.day.description, digest.recipient.rawValue, digest.since.milliseconds, digest.dueAt.milliseconds,
                state, reason, entry, entry == nil ? now.milliseconds : nil,
            ]
        )
    }

    /// The digests that a message carries and that have not been told yet: its own, or those that travel with its
    /// reminders.
    package func digests(in entry: Int64) throws -> [DueDigest] {
        try digests("outbox = ? AND state = 'queued'", [entry])
    }

    /// The digests of a day, or of a later one, that came with a message.
    package func digests(toldBy entry: Int64, from day: CivilDate) throws -> [DueDigest] {
        try digests("day >= ? AND outbox = ? AND state = 'sent'", [day.description, entry])
    }

    /// Lets a digest that has not been told travel in another message.
    package func carry(_ digest: DueDigest, in entry: Int64) throws {
        try execute(
            "UPDATE digest SET outbox = ? WHERE day = ? AND recipient = ? AND state = 'queued'",
            [entry, digest.day.description, digest.recipient.rawValue]
        )
    }

    /// Ends a digest that was to travel with reminders, which go without it.
    package func end(_ digest: DueDigest, _ ending: DigestEnding, at now: Date) throws {
        let (state, reason) =
            switch ending {
            case .suppressed(let reason): ("suppressed", reason.rawValue)
            case .failed(let reason): ("failed", reason.rawValue)
            }
        try execute(
            "UPDATE digest SET state = ?, reason = ?, endedAt = ? WHERE day = ? AND recipient = ? AND state = 'queued'",
            [state, reason, now.milliseconds, digest.day.description, digest.recipient.rawValue]
        )
    }

    /// Ends the digests to somebody that still wait to be sent, for a later one tells of all of it.
    ///
    /// Returns: since when it has to tell; nil where none waited.
    package func supersedeDigests(to recipient: PersonID, before day: CivilDate, at now: Date) throws -> Date? {
        let waiting = """
            SELECT digest.rowid, digest.since, outbox.id, outbox.kind = 'digest' FROM digest
            JOIN outbox ON outbox.id = digest.outbox
            WHERE digest.state = 'queued' AND recipient = ? AND day < ? AND outbox.state = 'queued'
            """
        var since: Date?
        for row in try Row.fetchAll(database, sql: waiting, arguments: [recipient.rawValue, day.description]) {
            let told = Date(milliseconds: row[1])
            since = min(since ?? told, told)
            try execute(
                "UPDATE digest SET state = 'suppressed', reason = ?, endedAt = ? WHERE rowid = ?",
                [Outcome.Suppression.superseded.rawValue, now.milliseconds, row[0] as Int64]
            )
            if row[3] { try drop(row[2], .superseded, at: now) }
        }
        return since
    }

    private func digests(_ condition: String, _ arguments: StatementArguments) throws -> [DueDigest] {
        let sql = "SELECT day, recipient, since, dueAt FROM digest WHERE \(condition) ORDER BY day, recipient"
        return try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments).compactMap { row in
            guard let day = CivilDate(iso: row[0] as String), let recipient = PersonID(row[1] as String) else {
                return nil
            }
            return DueDigest(
                day: day,
                recipient: recipient,
                since: Date(milliseconds: row[2]),
                dueAt: Date(milliseconds: row[3])
            )
        }
    }

    /// Every digest due within the window.
    package func digestsDue(in window: Range<Date>) throws -> [AuditedNotice] {
        let sql = """
            SELECT 'digest/' || day || '/' || recipient, dueAt, digest.state, digest.reason, digest.endedAt,
                outbox.state AS message
            FROM digest LEFT JOIN outbox ON outbox.id = digest.outbox
            WHERE dueAt >= ? AND dueAt < ? ORDER BY dueAt, recipient
            """
        let arguments: StatementArguments = [window.lowerBound.milliseconds, window.upperBound.milliseconds]
        return try Row.fetchAll(database, sql: sql, arguments: arguments).map(AuditedNotice.init)
    }

    func endDigests(of entry: Int64, state: String, reason: String?, at now: Date) throws {
        try execute(
            "UPDATE digest SET state = ?, reason = ?, endedAt = ? WHERE outbox = ? AND state = 'queued'",
            [state, reason, now.milliseconds, entry]
        )
    }
}

/// How a digest ends that is not sent.
package enum DigestEnding: Hashable, Sendable {
    case suppressed(Outcome.Suppression)
    case failed(Outcome.Failure)
}

package enum DigestOutcome: Hashable, Sendable {
    /// With its entry in the outbox.
    case queued(Int64)
    case suppressed(Outcome.Suppression)
}

/// What has happened since a digest.
extension Ledger {
    /// What has been settled since then and is settled still.
    package func settled(after moment: Date, through end: Date) throws -> Set<ObligationID> {
        let statement = try database.cachedStatement(
            sql: "SELECT activity, occurrence, subject, state FROM standing WHERE since > ? AND since <= ?"
        )
        var settled: Set<ObligationID> = []
        let rows = try Row.fetchCursor(statement, arguments: [moment.milliseconds, end.milliseconds])
        while let row = try rows.next() {
            guard let subject = Subject(row[2] as String), Standing.State(rawValue: row[3])?.isSettled == true else {
                continue
            }
            settled.insert(ObligationID(activity: row[0], occurrence: row[1], subject: subject))
        }
        return settled
    }

    /// The schools that have sent a report for the first time since then, one for each report.
    package func firstReports(after moment: Date, through end: Date) throws -> [SchoolID] {
        let statement = try database.cachedStatement(
            sql: "SELECT school FROM report WHERE firstSubmittedAt > ? AND firstSubmittedAt <= ?"
        )
        return try String.fetchAll(statement, arguments: [moment.milliseconds, end.milliseconds])
            .compactMap { SchoolID($0) }
    }
}
