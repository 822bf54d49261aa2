package import Chat
package import Core
package import Foundation
internal import GRDB

/// What a chat shows of a report: which message, which place of it, and what it waits to be told in words.
package struct ReportView: Hashable, Sendable {
    package let report: Int64
    /// The message, once a button of it was pressed.
    package var message: MessageID?
    /// The entry of the outbox that became the message.
    package var entry: Int64?
    /// Nil for the first that is open.
    package var shown: ReportPlace?
    package var awaited: Awaited?

    /// What the next text typed is taken for.
    package enum Awaited: String, Hashable, Sendable {
        /// Why the row shown is not done.
        case reason
        /// The answer to the question shown.
        case answer
        case comment
        /// A curator's remark to the place shown.
        case remark
    }

    /// What the reader is to the report. A curator is often a head himself, so a chat has a view of each.
    package enum Side: String, Hashable, Sendable {
        case filling, reviewing
    }

    package init(
        report: Int64,
        message: MessageID? = nil,
        entry: Int64? = nil,
        shown: ReportPlace? = nil,
        awaited: Awaited? = nil
    ) {
        self.report = report
        self.message = message
        self.entry = entry
        self.shown = shown
        self.awaited = awaited
    }
}

extension Ledger {
    package func reportView(in chat: ChatID, _ side: ReportView.Side) throws -> ReportView? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM reportView WHERE chat = ? AND side = ?")
        return try Row.fetchOne(statement, arguments: [chat.rawValue, side.rawValue]).map { row in
            ReportView(
                report: row["report"],
                message: (row["message"] as Int64?).map(MessageID.init(rawValue:)),
                entry: row["entry"],
                shown: (row["shown"] as String?).flatMap { ReportPlace($0) },
                awaited: (row["awaited"] as String?).flatMap(ReportView.Awaited.init)
            )
        }
    }

    /// The side that asked for words last and waits for them still; nil where nothing is waited for.
    package func sideAwaitingWords(in chat: ChatID) throws -> ReportView.Side? {
        let statement = try database.cachedStatement(
            sql: "SELECT side FROM reportView WHERE chat = ? AND awaited NOT NULL ORDER BY rowid DESC LIMIT 1"
        )
        return try String.fetchOne(statement, arguments: [chat.rawValue]).flatMap(ReportView.Side.init)
    }

    package func set(_ view: ReportView, in chat: ChatID, _ side: ReportView.Side) throws {
        try execute(
            """
            INSERT OR REPLACE INTO reportView (chat, side, report, message, entry, shown, awaited)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                chat.rawValue, side.rawValue, view.report, view.message?.rawValue, view.entry,
                view.shown?.description, view.awaited?.rawValue,
            ]
        )
    }

    /// By the numbers of the reports that wait, or have waited, to be looked over: the people they were handed to.
    package func reportsHanded() throws -> [Int64: Set<PersonID>] {
        let statement = try database.cachedStatement(sql: "SELECT report, people FROM reportHanded")
        let rows = try Row.fetchAll(statement).map { row in
            let people = try JSONText.read([String].self, row[1])
            return (row[0] as Int64, Set(people.compactMap { PersonID($0) }))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Keeps whom a report that waits has been handed to; nil once it waits no longer.
    package func set(_ report: Int64, handedTo people: Set<PersonID>?) throws {
        guard let people else { return try execute("DELETE FROM reportHanded WHERE report = ?", [report]) }
        try execute(
            "INSERT OR REPLACE INTO reportHanded (report, people) VALUES (?, ?)",
            [report, try JSONText.write(people.map(\.rawValue).sorted())]
        )
    }

    /// The keys under which a message of ours was written down, the latest first; what it was about stands in them.
    package func keys(of message: MessageID, in chat: ChatID) throws -> [(entry: Int64, key: String)] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT id, key FROM outbox WHERE chat = ? AND message = ? ORDER BY id DESC",
            arguments: [chat.rawValue, message.rawValue]
        )
        return rows.map { ($0[0], $0[1]) }
    }

    /// Ends what waits to be sent under keys that begin so: there is no reason for it any more.
    package func dropWaiting(keysFrom prefix: String, _ reason: Outcome.Suppression, at now: Date) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT id FROM outbox WHERE state = 'queued' AND substr(key, 1, ?) = ?"
        )
        for entry in try Int64.fetchAll(statement, arguments: [prefix.utf8.count, prefix]) {
            try drop(entry, reason, at: now)
        }
    }
}
