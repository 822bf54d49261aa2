package import Chat
package import Foundation
internal import GRDB

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

    /// Events not yet handled, oldest first.
    package func newEvents(limit: Int) throws -> [IncomingEvent] {
        try database.cachedStatement(sql: "SELECT event FROM inbox WHERE state = 'new' ORDER BY id LIMIT ?")
            .texts([limit])
            .map { try JSONText.read(IncomingEvent.self, $0) }
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
