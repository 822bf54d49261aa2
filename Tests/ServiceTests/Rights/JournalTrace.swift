import GRDB

@testable import Persistence

/// Notes every row of the journal that is written, changed or removed, with all its columns; of what came in and what
/// goes out, nothing.
struct JournalTrace {
    let ledger: Ledger

    struct Change {
        let table: String
        let row: String
    }

    private static let apart: Set<String> = ["inbox", "outbox", "outboxWords", "mark", "trace"]

    /// To be kept before anything is traced: of a schema that is still open to change SQLite reads everything anew
    /// whenever a part of the transaction is undone.
    static func begin(in ledger: Ledger) throws {
        let database = ledger.database
        try database.execute(sql: "CREATE TABLE trace (id INTEGER PRIMARY KEY, name TEXT, words TEXT)")
        let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        for table in tables where !apart.contains(table) && !["sqlite", "grdb"].contains(where: table.hasPrefix) {
            let columns = try database.columns(in: table).map(\.name)
            for (event, rows) in [("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"])] {
                let noted = rows.flatMap { words(of: $0, columns) }.joined(separator: " || ' ' || ")
                try database.execute(
                    sql: """
                        CREATE TRIGGER "trace \(table) \(event)" AFTER \(event) ON "\(table)" BEGIN
                            INSERT INTO trace (name, words) VALUES ('\(table)', \(noted));
                        END
                        """
                )
            }
        }
    }

    /// A report is known by its number: the school is noted beside.
    private static func words(of row: String, _ columns: [String]) -> [String] {
        let values = columns.map { "coalesce(CAST(\(row).\"\($0)\" AS TEXT), '–')" }
        let school = "coalesce((SELECT school FROM report WHERE id = \(row).report), '–')"
        return values + (columns.contains("report") ? [school] : [])
    }

    /// The number of the last change, or of the last message written down.
    func last(of table: String = "trace") throws -> Int64 {
        try Int64.fetchOne(ledger.database, sql: "SELECT max(id) FROM \(table)") ?? 0
    }

    func changes(after id: Int64) throws -> [Change] {
        let sql = "SELECT name, words FROM trace WHERE id > ? ORDER BY id"
        let statement = try ledger.database.cachedStatement(sql: sql)
        return try Row.fetchAll(statement, arguments: [id]).map { Change(table: $0[0], row: $0[1]) }
    }
}
