internal import Core
package import Foundation
internal import GRDB

/// What an act has sent.
extension Ledger {
    /// What became of each message of an act, one for each person.
    package func deliveries(ofAct id: Int64) throws -> [ActDelivery] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT actMessage.person, COALESCE(outbox.state, notice.state), COALESCE(outbox.reason, notice.reason)
                FROM actMessage LEFT JOIN outbox ON outbox.key = actMessage.key
                LEFT JOIN notice ON notice.key = actMessage.key
                WHERE act = ? ORDER BY actMessage.person
                """
        )
        var seen: Set<PersonID> = []
        return try Row.fetchAll(statement, arguments: [id]).compactMap { row in
            guard let person = PersonID(row[0] as String), seen.insert(person).inserted else { return nil }
            let state: ActDelivery.State =
                switch (row[1] as String?, row[2] as String?) {
                case ("queued", _), ("sending", _): .waiting
                case ("suppressed", Outcome.Suppression.recalled.rawValue): .recalled
                case ("failed", _), ("suppressed", Outcome.Suppression.unreachable.rawValue): .failed
                // What is told no more since it was done meanwhile needs no further thought, as what was sent.
                default: .sent
                }
            return ActDelivery(person: person, state: state)
        }
    }

    /// Ends those messages of an act that have not left yet. What is on its way, or may have arrived, is not called back.
    package func recall(act id: Int64, at now: Date) throws {
        let entries = """
            SELECT outbox.id FROM actMessage JOIN outbox ON outbox.key = actMessage.key
            WHERE act = ? AND outbox.state = 'queued' AND uncertain = 0
            """
        for entry in try Int64.fetchAll(database, sql: entries, arguments: [id]) {
            try drop(entry, .recalled, at: now)
        }
        let notices = """
            SELECT notice.key, notice.outbox FROM actMessage JOIN notice ON notice.key = actMessage.key
            JOIN outbox ON outbox.id = notice.outbox
            WHERE act = ? AND notice.state = 'queued' AND outbox.state = 'queued' AND uncertain = 0
            """
        for row in try Row.fetchAll(database, sql: notices, arguments: [id]) {
            guard let key = NoticeKey(row[0] as String) else { continue }
            let entry: Int64 = row[1]
            try suppressQueued(key, .recalled, at: now)
            let left = "SELECT EXISTS (SELECT 1 FROM notice WHERE outbox = ? AND state = 'queued')"
            if try Bool.fetchOne(database, sql: left, arguments: [entry]) == false, try digests(in: entry).isEmpty {
                try drop(entry, .recalled, at: now)
            }
        }
    }
}
