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
    private static let receiving = """
        INSERT OR IGNORE INTO inbox (id, receivedAt, \(StoredEvent.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let waiting = """
        SELECT id, \(StoredEvent.columns) FROM inbox WHERE state = 'new' ORDER BY id LIMIT ?
        """

    /// Writes events down before they are acknowledged; an event already there is left as it is.
    package func receive(_ events: [IncomingEvent], at now: Date) throws {
        for event in events {
            let stored = try StoredEvent(event)
            try execute(
                Self.receiving,
                [
                    event.id, now.milliseconds, stored.chat, stored.chatKind, stored.sender, stored.isBot,
                    stored.happenedAt, stored.kind, stored.text, stored.message, stored.replyTo, stored.details,
                ]
            )
        }
    }

    /// Events not yet handled, oldest first.
    package func newEvents(limit: Int) throws -> [InboxEntry] {
        let statement = try database.cachedStatement(sql: Self.waiting)
        return try Row.fetchAll(statement, arguments: [limit]).map { row in
            let id: Int64 = row[0]
            return InboxEntry(id: id, event: StoredEvent(row, from: 1).event(id))
        }
    }

    /// What came in a chat before, by its event; nil where it came elsewhere or is forgotten.
    package func content(ofEvent id: Int64, in chat: ChatID) throws -> IncomingEvent.Content? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(StoredEvent.columns) FROM inbox WHERE id = ? AND chat = ?"
        )
        let row = try Row.fetchOne(statement, arguments: [id, chat.rawValue])
        return row.flatMap { StoredEvent($0, from: 0).event(id)?.content }
    }

    /// What else came of an album after an event, in the order it came.
    package func contents(
        ofAlbum album: String,
        in chat: ChatID,
        after event: Int64
    ) throws -> [IncomingEvent.Content] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, \(StoredEvent.columns) FROM inbox
                WHERE id > ? AND chat = ? AND kind = 'file' AND json_extract(details, '$.album') = ? ORDER BY id
                """
        )
        return try Row.fetchAll(statement, arguments: [event, chat.rawValue, album]).compactMap { row in
            StoredEvent(row, from: 1).event(row[0])?.content
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
