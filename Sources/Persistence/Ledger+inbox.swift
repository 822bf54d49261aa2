package import Chat
package import Foundation
internal import GRDB

/// An event waiting to be handled.
package struct InboxEntry: Hashable, Sendable {
    package let id: Int64
    /// Nil where it was written by a program that spelled events differently.
    package let event: IncomingEvent?
}

extension Ledger {
    /// Writes events down before they are acknowledged; an event already there is left as it is.
    package func receive(_ events: [IncomingEvent], at now: Date) throws {
        for event in events {
            try execute(
                "INSERT OR IGNORE INTO inbox (id, chat, receivedAt, event) VALUES (?, ?, ?, ?)",
                [event.id, event.chat.rawValue, now.milliseconds, try JSONText.write(event)]
            )
        }
    }

    /// Events not yet handled, oldest first; those that are `known` still need not be read again.
    package func newEvents(limit: Int, known: [Int64: IncomingEvent] = [:]) throws -> [InboxEntry] {
        let statement = try database.cachedStatement(
            sql: "SELECT id, event FROM inbox WHERE state = 'new' ORDER BY id LIMIT ?"
        )
        return try Row.fetchAll(statement, arguments: [limit]).map { row in
            let id: Int64 = row[0]
            return InboxEntry(id: id, event: known[id] ?? (try? JSONText.read(IncomingEvent.self, row[1])))
        }
    }

    package func finish(event id: Int64, at now: Date) throws {
        try execute("UPDATE inbox SET state = 'handled', handledAt = ? WHERE id = ?", [now.milliseconds, id])
    }

    /// Keeps an event that could not be handled, with the reason, for a person to look at.
    package func fail(event id: Int64, error: String, at now: Date) throws {
        try execute(
            "UPDATE inbox SET state = 'failed', error = ?, handledAt = ? WHERE id = ?",
            [error, now.milliseconds, id]
        )
    }
}
