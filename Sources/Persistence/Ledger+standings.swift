package import Core
package import Foundation
internal import GRDB

extension Ledger {
    /// How every obligation ever answered for stands.
    package func standings() throws -> Standings {
        var standings: Standings = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM standing")
        while let row = try rows.next() {
            guard let subject = Subject(row["subject"] as String), let standing = Self.standing(row) else { continue }
            let id = ObligationID(activity: row["activity"], occurrence: row["occurrence"], subject: subject)
            standings[id] = standing
        }
        return standings
    }

    package func standing(of id: ObligationID) throws -> Standing? {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM standing WHERE activity = ? AND occurrence = ? AND subject = ?"
        )
        return try Row.fetchOne(statement, arguments: [id.activity, id.occurrence, id.subject.description])
            .flatMap(Self.standing)
    }

    /// How everybody's obligation of a row stands, by its subject.
    package func standings(ofRow row: Int, in occurrence: String) throws -> [Subject: Standing] {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM standing WHERE activity = ? AND occurrence = ?"
        )
        return try Row.fetchAll(statement, arguments: [row, occurrence]).reduce(into: [:]) { standings, row in
            if let subject = Subject(row["subject"] as String) { standings[subject] = Self.standing(row) }
        }
    }

    /// What was said of an obligation and when, oldest first; nil where an answer was taken back.
    package func answers(about id: ObligationID) throws -> [(at: Date, state: Standing.State?, by: PersonID?)] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT at, state, person FROM standingHistory
                WHERE activity = ? AND occurrence = ? AND subject = ? ORDER BY id
                """
        )
        return try Row.fetchAll(statement, arguments: [id.activity, id.occurrence, id.subject.description]).map { row in
            (
                Date(milliseconds: row[0]), (row[1] as String?).flatMap(Standing.State.init),
                (row[2] as String?).flatMap { PersonID($0) }
            )
        }
    }

    /// Changes how an obligation stands (nil: takes the answer back) and keeps what it was in the history.
    package func set(_ standing: Standing?, of id: ObligationID, by person: PersonID?, at now: Date) throws {
        let key: StatementArguments = [id.activity, id.occurrence, id.subject.description]
        if let standing {
            try execute(
                """
                INSERT OR REPLACE INTO standing (activity, occurrence, subject, state, since, person)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                key + [standing.state.rawValue, standing.since.milliseconds, standing.by?.rawValue]
            )
        } else {
            try execute("DELETE FROM standing WHERE activity = ? AND occurrence = ? AND subject = ?", key)
        }
        try execute(
            """
            INSERT INTO standingHistory (activity, occurrence, subject, state, at, person)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            key + [standing?.state.rawValue, now.milliseconds, person?.rawValue]
        )
    }

    private static func standing(_ row: Row) -> Standing? {
        guard let state = Standing.State(rawValue: row["state"]) else { return nil }
        let person = (row["person"] as String?).flatMap { PersonID($0) }
        return Standing(state: state, since: Date(milliseconds: row["since"]), by: person)
    }
}
