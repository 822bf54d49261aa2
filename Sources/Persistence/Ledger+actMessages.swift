package import Core
package import Foundation
internal import GRDB

/// What an act has sent.
extension Ledger {
    /// What became of the messages of an act, for each person the one that tells most.
    package func deliveries(ofAct id: Int64) throws -> [ActDelivery] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT person, COALESCE(outbox.state, notice.state), COALESCE(outbox.reason, notice.reason),
                    act.state = 'undone' AND actMessage.key IN (SELECT key FROM actMessage WHERE act > ?1)
                FROM actMessage JOIN act ON act.id = actMessage.act
                LEFT JOIN outbox ON outbox.key = actMessage.key
                LEFT JOIN notice ON notice.key = actMessage.key
                WHERE actMessage.act = ?1
                """
        )
        var states: [PersonID: ActDelivery.State] = [:]
        for row in try Row.fetchAll(statement, arguments: [id]) {
            guard let person = PersonID(row[0] as String) else { continue }
            // What a later act has asked for anew had been called back.
            let state: ActDelivery.State = row[3] as Bool ? .recalled : Self.state(row[1], row[2])
            states[person] = min(states[person] ?? state, state)
        }
        return states.sorted { $0.key < $1.key }.map { ActDelivery(person: $0, state: $1) }
    }

    private static func state(_ state: String?, _ reason: String?) -> ActDelivery.State {
        switch (state, reason.flatMap(Outcome.Suppression.init)) {
        case ("queued", _), ("sending", _): .waiting
        case ("sent", _): .sent
        case ("failed", _), ("suppressed", .unreachable?): .failed
        case ("suppressed", .recalled?): .recalled
        case ("suppressed", _): .needless
        default: .unknown
        }
    }

    /// True where a notice with this key has been decided and not been called back since.
    package func holds(_ key: NoticeKey) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT 1 FROM notice WHERE key = ? AND reason IS NOT 'recalled'"
        )
        return try Int.fetchOne(statement, arguments: [key.description]) != nil
    }

    /// Makes room for notices that were called back and are now asked for again.
    package func forgetRecalled(_ keys: [NoticeKey]) throws {
        try execute(
            "DELETE FROM notice WHERE key IN (SELECT value FROM json_each(?)) AND reason = 'recalled'",
            [try JSONText.write(keys.map(\.description))]
        )
    }

    /// Ends those messages of an act that have not left yet. What is on its way, or may have arrived, is not called back.
    ///
    /// Returns: how many there were.
    @discardableResult
    package func recall(act id: Int64, at now: Date) throws -> Int {
        let entries = """
            SELECT outbox.id FROM actMessage JOIN outbox ON outbox.key = actMessage.key
            WHERE act = ? AND outbox.state = 'queued' AND uncertain = 0
            """
        let waiting = try Int64.fetchAll(database, sql: entries, arguments: [id])
        for entry in waiting { try drop(entry, .recalled, at: now) }
        let notices = """
            SELECT notice.key, notice.outbox, notice.state = 'queued'
            FROM actMessage JOIN notice ON notice.key = actMessage.key JOIN outbox ON outbox.id = notice.outbox
            WHERE act = ? AND (notice.state = 'queued' OR notice.reason = 'superseded')
                AND outbox.state = 'queued' AND uncertain = 0
            """
        let planned = try Row.fetchAll(database, sql: notices, arguments: [id])
        for row in planned {
            guard let key = NoticeKey(row[0] as String) else { continue }
            try recall(key, in: row[1], isQueued: row[2], at: now)
        }
        return waiting.count + planned.count
    }

    /// A notice that a later one has taken the place of does not come back with that one's end, and is told no more.
    private func recall(_ key: NoticeKey, in entry: Int64, isQueued: Bool, at now: Date) throws {
        try execute(
            "UPDATE notice SET state = 'suppressed', reason = 'recalled', endedAt = ? WHERE key = ?",
            [now.milliseconds, key.description]
        )
        guard isQueued else { return }
        try restore(supersededBy: key, in: entry)
        let left = "SELECT EXISTS (SELECT 1 FROM notice WHERE outbox = ? AND state = 'queued')"
        if try Bool.fetchOne(database, sql: left, arguments: [entry]) == false, try digests(in: entry).isEmpty {
            try drop(entry, .recalled, at: now)
        }
    }

    /// The last of what waited to be told of the same to the same person when the notice took its place waits again.
    private func restore(supersededBy key: NoticeKey, in entry: Int64) throws {
        let id = key.obligation
        try execute(
            """
            UPDATE notice SET state = 'queued', reason = NULL, endedAt = NULL WHERE id = (
                SELECT max(id) FROM notice
                WHERE activity = ? AND occurrence = ? AND subject = ? AND recipient = ? AND outbox = ?
                    AND reason = 'superseded'
            )
            """,
            [id.activity, id.occurrence, id.subject.description, key.recipient.rawValue, entry]
        )
    }
}
