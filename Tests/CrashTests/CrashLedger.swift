import Core
import Foundation
import GRDB

/// The journal's file, read beside the bot by nothing but its tables, and never written: recovering what a killed bot
/// has left is the next bot's task.
struct CrashLedger {
    let path: String

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        return try DatabaseQueue(path: path, configuration: configuration).read(body)
    }

    private func count(_ sql: String) throws -> Int {
        try read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    /// Messages on their way.
    var sending: Int { get throws { try count("SELECT count(*) FROM outbox WHERE state = 'sending'") } }
    /// How often a message went out although it may have arrived before.
    var uncertain: Int { get throws { try count("SELECT sum(uncertain) FROM outbox") } }
    var inboxSize: Int { get throws { try count("SELECT count(*) FROM inbox") } }

    var hasNothingOpen: Bool {
        get throws {
            let sql = """
                SELECT (SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending'))
                    + (SELECT count(*) FROM inbox WHERE state = 'new')
                """
            return try count(sql) == 0
        }
    }

    struct Entry: FetchableRecord {
        let key: String
        let chat: Int
        let state: String
        let message: Int?

        init(row: Row) {
            key = row["key"]
            chat = row["chat"]
            state = row["state"]
            message = row["message"]
        }
    }

    /// By their keys, of which no two are alike.
    func outbox() throws -> [String: Entry] {
        let entries = try read { try Entry.fetchAll($0, sql: "SELECT key, chat, state, message FROM outbox") }
        return Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0) })
    }

    /// How events ended, by the numbers of their updates.
    func inbox() throws -> [Int: String] {
        let rows = try read { try Row.fetchAll($0, sql: "SELECT id, state FROM inbox") }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["id"], $0["state"]) })
    }

    /// Everything ever answered, as `activity subject state`.
    func answers() throws -> [String] {
        try read { database in
            try String.fetchAll(
                database,
                sql: "SELECT activity || ' ' || subject || ' ' || ifnull(state, '-') FROM standingHistory ORDER BY id"
            )
        }
    }

    /// Everything done to the one report there is; of when and by whom nothing is read.
    func acts() throws -> [ReportEntry] {
        let rows = try read { try Row.fetchAll($0, sql: "SELECT id, act FROM reportAct ORDER BY id") }
        return try rows.map { row in
            let act = try JSONDecoder().decode(ReportAct.self, from: Data((row["act"] as String).utf8))
            return ReportEntry(id: row["id"], at: Date(), person: nil, act: act)
        }
    }
}
