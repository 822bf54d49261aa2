package import Core
package import Foundation
internal import GRDB

/// A school as it stood in the roster when that was last looked at.
package struct KnownSchool: Hashable, Sendable {
    /// Its curator is not kept: nobody looks after a school that has left.
    package let school: School
    package let seenAt: Date
}

/// The schools that were in the roster, for the months in which they were.
extension Ledger {
    /// Keeps schools as they are now in place of what was kept of them; those that are not among them stay as they were.
    package func keep(_ schools: [School], at now: Date) throws {
        for school in schools {
            try execute(
                """
                INSERT OR REPLACE INTO knownSchool (id, code, name, shortName, municipality, head, seenAt)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    school.id.rawValue, school.code, school.name, school.shortName, school.municipality.rawValue,
                    school.head.rawValue, now.milliseconds,
                ]
            )
        }
    }

    /// In the order of their ids.
    package func knownSchools() throws -> [KnownSchool] {
        let statement = try database.cachedStatement(sql: "SELECT * FROM knownSchool ORDER BY id")
        return try Row.fetchAll(statement).compactMap { row in
            guard let id = SchoolID(row["id"] as String), let head = PersonID(row["head"] as String),
                let municipality = MunicipalityID(row["municipality"] as String)
            else { return nil }
            let school = School(
                id: id,
                code: row["code"],
                name: row["name"],
                shortName: row["shortName"],
                municipality: municipality,
                head: head,
                curator: nil
            )
            return KnownSchool(school: school, seenAt: Date(milliseconds: row["seenAt"]))
        }
    }

    /// The schools of whose duty in an occurrence of a row anybody was told, or would have been but for a reason.
    package func schoolsAsked(of activity: Int, in occurrence: String) throws -> Set<SchoolID> {
        let statement = try database.cachedStatement(
            sql: "SELECT DISTINCT subject FROM notice WHERE activity = ? AND occurrence = ?"
        )
        let subjects = try String.fetchAll(statement, arguments: [activity, occurrence]).compactMap { Subject($0) }
        return Set(subjects.compactMap { if case .school(let id) = $0 { id } else { nil } })
    }
}
