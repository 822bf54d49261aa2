package import Chat
package import Core
package import Foundation
internal import GRDB

extension Ledger {
    private static let enqueuing = """
        INSERT OR IGNORE INTO outbox (key, chat, lane, createdAt, notBefore, fleeting, kind, target)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let taking = """
        UPDATE outbox SET state = 'sending', attempts = attempts + 1, takenAt = ?
        WHERE id IN (SELECT value FROM json_each(?)) AND state = 'queued' AND notBefore <= ?
        RETURNING id, chat, attempts, lane, fleeting, key, \(StoredContent.columns)
        """

    /// Writes a message down to be sent. Nil where one with this key is there already.
    ///
    /// Of a fleeting one nothing is kept once it has ended: what goes to a chat that has not agreed to anything, and
    /// what holds a secret.
    @discardableResult
    package func enqueue(
        _ content: OutboxContent,
        key: String,
        to chat: ChatID,
        lane: Lane,
        at now: Date,
        notBefore: Date? = nil,
        isFleeting: Bool = false
    ) throws -> Int64? {
        let stored = try StoredContent(content)
        let isNew = try changed(
            Self.enqueuing,
            [
                key, chat.rawValue, lane.rawValue, now.milliseconds, notBefore?.milliseconds ?? 0, isFleeting,
                stored.kind.rawValue, stored.target,
            ]
        )
        guard isNew else { return nil }
        let id = database.lastInsertedRowID
        if stored.hasWords {
            try execute(
                "INSERT INTO outboxWords (entry, text, details) VALUES (?, ?, ?)",
                [id, stored.text, stored.details]
            )
        }
        return id
    }

    /// True where something was written down under this key, whatever has become of it.
    package func holdsEntry(_ key: String) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM outbox WHERE key = ?)")
        return try Bool.fetchOne(statement, arguments: [key]) ?? false
    }

    /// True where something whose key begins with this was written down since a moment and has not failed.
    package func isUnderWayOrSent(_ prefix: String, since moment: Date) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM outbox
                    WHERE key >= ? AND key < ? AND createdAt > ?
                        AND state IN ('queued', 'sending', 'sent')
                )
                """
        )
        return try Bool.fetchOne(statement, arguments: [prefix, prefix + "\u{10FFFF}", moment.milliseconds]) ?? false
    }

    /// The entries that wait to be sent and were written down after `id`, in the order they were.
    package func waiting(after id: Int64 = 0) throws -> [WaitingEntry] {
        let statement = try database.cachedStatement(
            sql: "SELECT id, chat, lane, notBefore FROM outbox WHERE state = 'queued' AND id > ? ORDER BY id"
        )
        return try Row.fetchAll(statement, arguments: [id]).map { row in
            WaitingEntry(
                id: row[0],
                chat: ChatID(rawValue: row[1]),
                lane: Lane(rawValue: row[2]) ?? .notice,
                notBefore: Date(milliseconds: row[3])
            )
        }
    }

    /// Takes entries to send: one statement for all of them, whatever comes of each.
    package func take(_ ids: [Int64], at now: Date) throws -> [Int64: Taking] {
        let statement = try database.cachedStatement(sql: Self.taking)
        let rows = try Row.fetchCursor(
            statement,
            arguments: [now.milliseconds, JSONText.write(ids), now.milliseconds]
        )
        var takings: [Int64: Taking] = [:]
        while let row = try rows.next() {
            let entry = OutboxEntry(
                id: row[0],
                key: row[5],
                chat: ChatID(rawValue: row[1]),
                lane: Lane(rawValue: row[3]) ?? .notice,
                content: StoredContent(row, from: 6)?.content ?? .unreadable,
                attempts: (row[2] as Int) - 1,
                isFleeting: row[4]
            )
            takings[entry.id] = .taken(entry)
        }
        for id in ids where takings[id] == nil {
            takings[id] = try notBefore(of: id).map(Taking.notYet) ?? .gone
        }
        return takings
    }

    /// When the next message that is held, though nothing has gone wrong with it, may leave.
    package func nextRelease(after instant: Date) throws -> Date? {
        let statement = try database.cachedStatement(
            sql: "SELECT min(notBefore) FROM outbox WHERE state = 'queued' AND attempts = 0 AND notBefore > ?"
        )
        return try Int64.fetchOne(statement, arguments: [instant.milliseconds]).map(Date.init(milliseconds:))
    }

    private func notBefore(of id: Int64) throws -> Date? {
        let statement = try database.cachedStatement(
            sql: "SELECT notBefore FROM outbox WHERE id = ? AND state = 'queued'"
        )
        return try Int64.fetchOne(statement, arguments: [id]).map(Date.init(milliseconds:))
    }

    /// Writes down how a try ended, for the entry and for the notices it carried.
    package func record(_ result: DeliveryRecord, of entry: OutboxEntry, at now: Date) throws {
        if !entry.isFleeting, case .sent(let message) = result, try notePlain(message, of: entry, at: now) { return }
        var result = result
        if result.isToBeTriedAgain, try isLastTry(ofEntry: entry.id) {
            result = .suppressed(reason: Outcome.Suppression.unreachable.rawValue)
        }
        try note(result, of: entry, at: now)
        if result.isFinal { try wipeIfFleeting(entry: entry.id) }
    }

    /// What nearly every message comes to, in one statement; false where it is to be forgotten since it was taken.
    private func notePlain(_ message: MessageID?, of entry: OutboxEntry, at now: Date) throws -> Bool {
        let isPlain = try changed(
            "UPDATE outbox SET state = 'sent', reason = NULL, message = ?, endedAt = ? WHERE id = ? AND fleeting = 0",
            [message?.rawValue, now.milliseconds, entry.id]
        )
        if isPlain { try endContent(of: entry, at: now) }
        return isPlain
    }

    private func note(_ result: DeliveryRecord, of entry: OutboxEntry, at now: Date) throws {
        switch result {
        case .sent(let message):
            try execute(
                "UPDATE outbox SET state = 'sent', reason = NULL, message = ?, endedAt = ? WHERE id = ?",
                [message?.rawValue, now.milliseconds, entry.id]
            )
            try endContent(of: entry, at: now)
        case .suppressed(let reason):
            try end(entry.id, state: "suppressed", reason: reason, at: now)
        case .failed(let reason):
            try end(entry.id, state: "failed", reason: reason, at: now)
        case .postponed(let until, let reason, let mayHaveArrived):
            try execute(
                """
                UPDATE outbox SET state = 'queued', reason = ?, notBefore = ?, uncertain = uncertain + ? WHERE id = ?
                """,
                [reason, until.milliseconds, mayHaveArrived ? 1 : 0, entry.id]
            )
        case .returned:
            try execute("UPDATE outbox SET state = 'queued', attempts = attempts - 1 WHERE id = ?", [entry.id])
        case .held(let until, let reason):
            try execute(
                "UPDATE outbox SET state = 'queued', attempts = attempts - 1, notBefore = ?, reason = ? WHERE id = ?",
                [until.milliseconds, reason, entry.id]
            )
        }
    }

    /// Takes back what a former run had claimed and whose answer never came. It may have arrived, so each is counted
    /// as uncertain; at most the messages then in flight are repeated.
    package func recoverUncertain(at now: Date) throws -> Int {
        try endLastTries(at: now)
        try execute("UPDATE outbox SET state = 'queued', uncertain = uncertain + 1 WHERE state = 'sending'")
        return database.changesCount
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

    /// Ends an entry that waits to be sent and has nothing more to carry, with whatever could not be carried elsewhere.
    package func drop(_ entry: Int64, _ reason: Outcome.Suppression, at now: Date) throws {
        try end(entry, state: "suppressed", reason: reason.rawValue, at: now)
    }

    private func end(_ entry: Int64, state: String, reason: String, at now: Date) throws {
        try execute(
            "UPDATE outbox SET state = ?, reason = ?, endedAt = ? WHERE id = ?",
            [state, reason, now.milliseconds, entry]
        )
        try endNotices(of: entry, state: state, reason: reason, at: now)
        try endDigests(of: entry, state: state, reason: reason, at: now)
    }

    /// What travelled in a message that was sent has been told.
    private func endContent(of entry: OutboxEntry, at now: Date) throws {
        if entry.content.carriesNotices { try endNotices(of: entry.id, state: "sent", reason: nil, at: now) }
        if entry.content.carriesDigests { try endDigests(of: entry.id, state: "sent", reason: nil, at: now) }
    }

    private func endNotices(of entry: Int64, state: String, reason: String?, at now: Date) throws {
        try execute(
            "UPDATE notice SET state = ?, reason = ?, endedAt = ? WHERE outbox = ? AND state = 'queued'",
            [state, reason, now.milliseconds, entry]
        )
    }
}
