package import Chat
package import Core
package import Foundation
internal import GRDB

/// People's own quiet hours.
extension Ledger {
    package func quietHours(of person: PersonID) throws -> QuietHours? {
        let statement = try database.cachedStatement(sql: "SELECT begins, ends FROM quietHours WHERE person = ?")
        return try Row.fetchOne(statement, arguments: [person.rawValue]).flatMap(Self.quietHours)
    }

    /// Everybody's.
    package func quietHours() throws -> [PersonID: QuietHours] {
        let rows = try Row.fetchAll(database, sql: "SELECT begins, ends, person FROM quietHours")
        let hours = rows.compactMap { row in
            PersonID(row[2] as String).flatMap { person in Self.quietHours(row).map { (person, $0) } }
        }
        return Dictionary(hours, uniquingKeysWith: { first, _ in first })
    }

    /// Those of whoever speaks in each of the chats; most have none.
    package func quietHours(in chats: [ChatID]) throws -> [ChatID: QuietHours] {
        guard !chats.isEmpty else { return [:] }
        let statement = try database.cachedStatement(
            sql: """
                SELECT begins, ends, chat FROM chatLink JOIN quietHours ON quietHours.person = chatLink.person
                WHERE chat IN (SELECT value FROM json_each(?))
                """
        )
        let rows = try Row.fetchAll(statement, arguments: [JSONText.write(chats.map(\.rawValue))])
        return rows.reduce(into: [:]) { $0[ChatID(rawValue: $1[2])] = Self.quietHours($1) }
    }

    /// Nil takes them off.
    package func set(_ hours: QuietHours?, of person: PersonID, at now: Date) throws {
        guard let hours else { return try execute("DELETE FROM quietHours WHERE person = ?", [person.rawValue]) }
        try execute(
            "INSERT OR REPLACE INTO quietHours (person, begins, ends, setAt) VALUES (?, ?, ?, ?)",
            [person.rawValue, hours.from.minutes, hours.to.minutes, now.milliseconds]
        )
    }

    private static func quietHours(_ row: Row) -> QuietHours? {
        func time(_ minutes: Int) -> ClockTime? { ClockTime(hour: minutes / 60, minute: minutes % 60) }
        guard let from = time(row[0]), let to = time(row[1]) else { return nil }
        return QuietHours(from: from, to: to)
    }
}
