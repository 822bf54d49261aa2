package import Core
package import Foundation
internal import GRDB

/// A pause as it was set, and by whom.
package struct PauseRecord: Hashable, Sendable {
    package let id: Int64
    package let pause: Pause
    /// As its author wrote it.
    package let reason: String
    package let author: PersonID
}

extension Ledger {
    /// Every pause there has been, in the order set.
    package func pauses() throws -> [PauseRecord] {
        let statement = try database.cachedStatement(sql: "SELECT * FROM pause ORDER BY id")
        return try Row.fetchAll(statement).compactMap(Self.pause)
    }

    /// The pauses of one school, in the order set.
    package func pauses(of school: SchoolID) throws -> [PauseRecord] {
        let statement = try database.cachedStatement(sql: "SELECT * FROM pause WHERE school = ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [school.rawValue]).compactMap(Self.pause)
    }

    /// The pause that keeps a school from being written about today.
    package func pause(of subject: Subject, on today: CivilDate) throws -> PauseRecord? {
        guard case .school(let school) = subject else { return nil }
        return try pauses(of: school).last { $0.pause.isInForce(on: today) }
    }

    package func add(_ pause: Pause, reason: String, by author: PersonID, at now: Date) throws {
        try execute(
            "INSERT INTO pause (school, firstDay, lastDay, reason, author, createdAt) VALUES (?, ?, ?, ?, ?, ?)",
            [
                pause.school.rawValue, pause.firstDay.description, pause.lastDay.description, reason, author.rawValue,
                now.milliseconds,
            ]
        )
    }

    /// Gives a pause in force another last day; who changed it answers for it from then on.
    package func change(_ id: Int64, lastDay: CivilDate, reason: String, by author: PersonID) throws {
        try execute(
            "UPDATE pause SET lastDay = ?, reason = ?, author = ? WHERE id = ? AND liftedAt IS NULL",
            [lastDay.description, reason, author.rawValue, id]
        )
    }

    /// Ends a pause before its time; `lastDay` is the last day it held.
    package func lift(_ id: Int64, lastDay: CivilDate, by person: PersonID, at now: Date) throws {
        try execute(
            "UPDATE pause SET lastDay = ?, liftedAt = ?, liftedBy = ? WHERE id = ? AND liftedAt IS NULL",
            [lastDay.description, now.milliseconds, person.rawValue, id]
        )
    }

    /// The notices about a subject that were decided and have not arrived; `isWaiting` where they are not on their way.
    package func waitingNotices(about subject: Subject) throws -> [(key: NoticeKey, dueAt: Date, isWaiting: Bool)] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT notice.key, dueAt, outbox.state = 'queued' FROM notice JOIN outbox ON outbox.id = notice.outbox
                WHERE notice.state = 'queued' AND notice.subject = ? ORDER BY notice.id
                """,
            arguments: [subject.description]
        )
        return rows.compactMap { row in
            NoticeKey(row[0] as String).map { ($0, Date(milliseconds: row[1]), row[2]) }
        }
    }

    private static func pause(_ row: Row) -> PauseRecord? {
        guard let school = SchoolID(row["school"] as String), let first = CivilDate(iso: row["firstDay"] as String),
            let last = CivilDate(iso: row["lastDay"] as String), let author = PersonID(row["author"] as String)
        else { return nil }
        let isLifted = (row["liftedAt"] as Int64?) != nil
        return PauseRecord(
            id: row["id"],
            pause: Pause(school: school, firstDay: first, lastDay: last, isLifted: isLifted),
            reason: row["reason"],
            author: author
        )
    }
}
