package import Chat
package import Foundation
internal import GRDB

extension Ledger {
    /// Writes a message down to be sent. Nil where one with this key is there already.
    @discardableResult
    package func enqueue(
        _ content: OutboxContent,
        key: String,
        to chat: ChatID,
        lane: Lane,
        at now: Date
    ) throws -> Int64? {
        let isNew = try changed(
            """
            INSERT OR IGNORE INTO outbox (key, chat, lane, content, createdAt) VALUES (?, ?, ?, ?, ?)
            """,
            [key, chat.rawValue, lane.rawValue, try JSONText.write(content), now.milliseconds]
        )
        return isNew ? database.lastInsertedRowID : nil
    }

    /// Takes at most `limit` entries to send, urgent lanes first, each chat's in order and at most one at a time; those of
    /// `busy` chats, which have a message on its way, stay.
    package func claim(limit: Int, busy: Set<ChatID>, at now: Date) throws -> [OutboxEntry] {
        var taken: [OutboxEntry] = []
        var passed = busy
        let statement = try database.cachedStatement(
            sql: "SELECT id, chat, content, attempts, notBefore FROM outbox WHERE state = 'queued' ORDER BY lane, id"
        )
        let rows = try Row.fetchCursor(statement)
        while taken.count < limit, let row = try rows.next() {
            let chat = ChatID(rawValue: row[1])
            guard passed.insert(chat).inserted, row[4] <= now.milliseconds else { continue }
            let content = try? JSONText.read(OutboxContent.self, row[2])
            taken.append(OutboxEntry(id: row[0], chat: chat, content: content ?? .unreadable, attempts: row[3]))
        }
        for entry in taken {
            try execute("UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = ?", [entry.id])
        }
        return taken
    }

    /// When the next postponed entry may be tried; nil where none waits for a later moment.
    package func nextAttempt(after now: Date) throws -> Date? {
        let statement = try database.cachedStatement(
            sql: "SELECT min(notBefore) FROM outbox WHERE state = 'queued' AND notBefore > ?"
        )
        return try Int64.fetchOne(statement, arguments: [now.milliseconds]).map(Date.init(milliseconds:))
    }

    /// Writes down how a try ended, for the entry and for the notices it carried.
    package func record(_ result: DeliveryRecord, of entry: OutboxEntry, at now: Date) throws {
        switch result {
        case .sent(let message):
            try execute(
                "UPDATE outbox SET state = 'sent', reason = NULL, message = ?, endedAt = ? WHERE id = ?",
                [message?.rawValue, now.milliseconds, entry.id]
            )
            try endNotices(of: entry.id, state: "sent", reason: nil, at: now)
        case .suppressed(let reason):
            try end(entry, state: "suppressed", reason: reason, at: now)
        case .failed(let reason):
            try end(entry, state: "failed", reason: reason, at: now)
        case .postponed(let until, let reason, let mayHaveArrived):
            try execute(
                """
                UPDATE outbox SET state = 'queued', reason = ?, notBefore = ?, uncertain = uncertain + ? WHERE id = ?
                """,
                [reason, until.milliseconds, mayHaveArrived ? 1 : 0, entry.id]
            )
        case .returned:
            try execute("UPDATE outbox SET state = 'queued', attempts = attempts - 1 WHERE id = ?", [entry.id])
        }
    }

    /// Takes back what a former run had claimed and whose answer never came. It may have arrived, so each is counted
    /// as uncertain; at most the messages then in flight are repeated.
    package func recoverUncertain() throws -> Int {
        try execute("UPDATE outbox SET state = 'queued', uncertain = uncertain + 1 WHERE state = 'sending'")
        return database.changesCount
    }

    /// The entry behind a message in a chat: what a button hangs on.
    package func entry(of message: MessageID, in chat: ChatID) throws -> Int64? {
        let statement = try database.cachedStatement(sql: "SELECT id FROM outbox WHERE chat = ? AND message = ?")
        return try Int64.fetchOne(statement, arguments: [chat.rawValue, message.rawValue])
    }

    /// The chat an entry goes to, or went.
    package func chat(of entry: Int64) throws -> ChatID? {
        let statement = try database.cachedStatement(sql: "SELECT chat FROM outbox WHERE id = ?")
        return try Int64.fetchOne(statement, arguments: [entry]).map(ChatID.init(rawValue:))
    }

    /// Where an entry was delivered; nil where it was not.
    package func delivery(of entry: Int64) throws -> (chat: ChatID, message: MessageID)? {
        let statement = try database.cachedStatement(sql: "SELECT chat, message FROM outbox WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [entry]), let message = row[1] as Int64? else {
            return nil
        }
        return (ChatID(rawValue: row[0]), MessageID(rawValue: message))
    }

    private func end(_ entry: OutboxEntry, state: String, reason: String, at now: Date) throws {
        try execute(
            "UPDATE outbox SET state = ?, reason = ?, endedAt = ? WHERE id = ?",
            [state, reason, now.milliseconds, entry.id]
        )
        try endNotices(of: entry.id, state: state, reason: reason, at: now)
    }

    private func endNotices(of entry: Int64, state: String, reason: String?, at now: Date) throws {
        try execute(
            "UPDATE notice SET state = ?, reason = ?, endedAt = ? WHERE outbox = ? AND state = 'queued'",
            [state, reason, now.milliseconds, entry]
        )
    }
}
