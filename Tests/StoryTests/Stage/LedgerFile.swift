import Foundation
import GRDB

/// The journal's file, read beside the bot by nothing but its tables.
struct LedgerFile {
    /// In the order they were decided.
    let notices: [Notice]
    /// In the order they were written down.
    let reminders: [Reminder]
    /// Entries of the outbox neither sent nor otherwise ended.
    let open: Int
    private let answers: [String: [Answer]]

    struct Notice: FetchableRecord {
        let key: String
        let recipient: String
        let obligation: String
        let state: String
        let reason: String?
        let endedAt: Int64?
        let entry: Int?

        init(row: Row) {
            key = row["key"]
            recipient = row["recipient"]
            obligation = row["obligation"]
            state = row["state"]
            reason = row["reason"]
            endedAt = row["endedAt"]
            entry = row["outbox"]
        }

        /// The key is `roadmap / activity / occurrence / step / recipient / revision`.
        var step: String { String(key.split(separator: "/")[3]) }

        /// `sent`, `suppressed done`.
        var end: String { ([state] + [reason].compactMap { $0 }).joined(separator: " ") }

        var hasOutcome: Bool {
            endedAt != nil
                && (state == "sent" ? entry != nil : ["suppressed", "failed"].contains(state) && reason != nil)
        }
    }

    /// A message as both sides of the wire name it.
    struct Place: Hashable {
        let chat: Int
        let message: Int
    }

    /// A reminder that was delivered.
    struct Reminder: FetchableRecord {
        let entry: Int
        let place: Place

        var chat: Int { place.chat }

        init(row: Row) {
            entry = row["id"]
            place = Place(chat: row["chat"], message: row["message"])
        }
    }

    private struct Answer: FetchableRecord {
        let obligation: String
        let isDone: Bool
        let at: Int64

        init(row: Row) {
            obligation = row["obligation"]
            isDone = row["state"] as String? == "done"
            at = row["at"]
        }
    }

    init(path: String) throws {
        let obligation = "activity || '/' || occurrence || '/' || subject AS obligation"
        let answers: [Answer]
        (notices, reminders, open, answers) = try Self.open(path).read { database in
            (
                try Notice.fetchAll(database, sql: "SELECT *, \(obligation) FROM notice ORDER BY id"),
                try Self.reminders(in: database, after: 0),
                try Int.fetchOne(database, sql: "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')")
                    ?? -1,
                try Answer.fetchAll(database, sql: "SELECT *, \(obligation) FROM standingHistory ORDER BY id")
            )
        }
        self.answers = Dictionary(grouping: answers, by: \.obligation)
    }

    /// The reminders delivered after an entry of the outbox.
    static func reminders(path: String, after entry: Int) throws -> [Reminder] {
        try open(path).read { try reminders(in: $0, after: entry) }
    }

    static func uncertain(path: String) throws -> Int {
        try open(path).read { try Int.fetchOne($0, sql: "SELECT sum(uncertain) FROM outbox") ?? 0 }
    }

    static func answers(path: String) throws -> [String] {
        try open(path).read { database in
            try String.fetchAll(
                database,
                sql: "SELECT activity || ' ' || ifnull(state, '-') FROM standingHistory ORDER BY id"
            )
        }
    }

    private static func reminders(in database: Database, after entry: Int) throws -> [Reminder] {
        let sql = """
            SELECT id, chat, message FROM outbox WHERE key LIKE 'notice/%' AND state = 'sent' AND id > ? ORDER BY id
            """
        return try Reminder.fetchAll(database, sql: sql, arguments: [entry])
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Whether an obligation was marked done at an instant, in milliseconds since 1970.
    func wasDone(_ obligation: String, at instant: Int64?) -> Bool {
        guard let instant else { return false }
        return answers[obligation]?.last { $0.at < instant }?.isDone ?? false
    }
}

extension Story {
    func ledger() throws -> LedgerFile { try LedgerFile(path: journalPath) }

    /// How many messages may have arrived though no answer came.
    func uncertain() throws -> Int { try LedgerFile.uncertain(path: journalPath) }

    /// Every answer given, as `7 done`, in the order given.
    func answers() throws -> [String] { try LedgerFile.answers(path: journalPath) }

    /// The reminders delivered after an entry of the outbox.
    func reminders(after entry: Int) throws -> [LedgerFile.Reminder] {
        try LedgerFile.reminders(path: journalPath, after: entry)
    }
}
