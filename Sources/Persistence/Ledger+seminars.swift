package import Core
package import Foundation
internal import GRDB

/// A notice about a seminar as the ledger has it.
package struct RecordedSeminarNotice: Hashable, Sendable {
    package let key: SeminarNoticeKey
    package let dueAt: Date
    package let start: LocalMoment
    package let state: String
}

extension Ledger {
    /// What is published and not yet done with, by its beginning.
    package func openSeminars() throws -> [SeminarEvent] {
        try seminars("isClosed = 0 ORDER BY startsAt, occurrence")
    }

    /// What was published and began or begins after a moment, by its beginning.
    package func seminars(since moment: Date) throws -> [SeminarEvent] {
        try seminars("startsAt >= ? ORDER BY startsAt, occurrence", [moment.milliseconds])
    }

    package func seminar(_ id: SeminarOccurrenceID) throws -> SeminarEvent? {
        try seminars("occurrence = ?", [id.description]).first
    }

    /// The seminars of which any time has been made known.
    package func publishedSeminars() throws -> Set<SeminarID> {
        let sql = "SELECT DISTINCT substr(occurrence, 1, instr(occurrence, '/') - 1) FROM seminarEvent"
        return Set(try String.fetchAll(database, sql: sql).compactMap { SeminarID($0) })
    }

    private func seminars(_ condition: String, _ arguments: StatementArguments = []) throws -> [SeminarEvent] {
        let statement = try database.cachedStatement(
            sql: "SELECT occurrence, details, sequence FROM seminarEvent WHERE \(condition)"
        )
        return try Row.fetchAll(statement, arguments: arguments).compactMap { row in
            guard let id = SeminarOccurrenceID(row[0] as String),
                let details = try? JSONText.read(SeminarEvent.Details.self, row[1])
            else { return nil }
            return SeminarEvent(id: id, details: details, sequence: row[2])
        }
    }

    /// Writes an event down as it is made known from now on.
    package func publish(_ event: SeminarEvent, startsAt: Date) throws {
        try execute(
            """
            INSERT INTO seminarEvent (occurrence, details, sequence, startsAt) VALUES (?, ?, ?, ?)
            ON CONFLICT (occurrence) DO UPDATE SET details = excluded.details, sequence = excluded.sequence,
                startsAt = excluded.startsAt, isClosed = 0
            """,
            [event.id.description, try JSONText.write(event.details), event.sequence, startsAt.milliseconds]
        )
    }

    /// Writes down what nobody is told of, so that what is done with stays so.
    package func update(_ event: SeminarEvent) throws {
        try execute(
            "UPDATE seminarEvent SET details = ? WHERE occurrence = ?",
            [try JSONText.write(event.details), event.id.description]
        )
    }

    /// Nothing more is to be decided about it.
    package func close(seminar id: SeminarOccurrenceID) throws {
        try execute("UPDATE seminarEvent SET isClosed = 1 WHERE occurrence = ?", [id.description])
    }
}

/// Notices about seminars stand among the others, so that the audit sees them.
extension Ledger {
    package func queue(_ notice: SeminarNotice, in entry: Int64) throws {
        try insert(notice, state: "queued", reason: nil, entry: entry, endedAt: nil)
    }

    package func suppress(_ notice: SeminarNotice, _ reason: Outcome.Suppression, at now: Date) throws {
        try insert(notice, state: "suppressed", reason: reason.rawValue, entry: nil, endedAt: now)
    }

    /// Everything decided about one time of a seminar, in the order decided.
    package func notices(ofSeminar id: SeminarOccurrenceID) throws -> [RecordedSeminarNotice] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT key, dueAt, content, state FROM notice
                WHERE activity = 0 AND occurrence = ? AND subject = 'seminar' ORDER BY id
                """
        )
        return try Row.fetchAll(statement, arguments: [id.description]).compactMap(Self.recorded)
    }

    /// The notice that an entry of the outbox says.
    package func seminarNotice(in entry: Int64) throws -> RecordedSeminarNotice? {
        let statement = try database.cachedStatement(
            sql: "SELECT key, dueAt, content, state FROM notice WHERE outbox = ?"
        )
        return try Row.fetchOne(statement, arguments: [entry]).flatMap(Self.recorded)
    }

    private struct Content: Codable {
        let start: LocalMoment
    }

    private static func recorded(_ row: Row) -> RecordedSeminarNotice? {
        guard let key = SeminarNoticeKey(row[0] as String), let content = try? JSONText.read(Content.self, row[2])
        else { return nil }
        return RecordedSeminarNotice(
            key: key,
            dueAt: Date(milliseconds: row[1]),
            start: content.start,
            state: row[3]
        )
    }

    private func insert(
        _ notice: SeminarNotice,
        state: String,
        reason: String?,
        entry: Int64?,
        endedAt: Date?
    ) throws {
        try execute(
            """
            INSERT INTO notice
                (key, activity, occurrence, subject, recipient, content, dueAt, state, reason, outbox, endedAt)
            VALUES (?, 0, ?, 'seminar', ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                notice.key.description, notice.key.occurrence.description, notice.key.recipient.rawValue,
                try JSONText.write(Content(start: notice.start)), notice.at.milliseconds, state, reason, entry,
                endedAt?.milliseconds,
            ]
        )
    }
}
