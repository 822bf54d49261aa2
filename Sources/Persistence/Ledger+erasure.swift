internal import Chat
package import Core
package import Foundation
internal import GRDB

/// That a person's data was erased: the act that stays when the data is gone.
package struct Erasure: Hashable, Sendable {
    package let number: Int64
    package let chats: Int
    package let events: Int
    package let messages: Int
}

/// An erasure of which the files of the configuration do not know yet.
package struct NamedErasure: Hashable, Sendable {
    package let number: Int64
    package let person: PersonID
}

/// How much is to be forgotten of a message once it has ended.
private enum Fleeting: Int {
    case nothing = 0
    /// That there was one stays, and how it ended.
    case everything = 1
    /// Its words go; the chat is another's, whose buttons have to go on working.
    case words = 2
}

extension Ledger {
    /// Keeps of an event only that it was there, so that it is not acted on twice.
    package func wipe(event id: Int64) throws {
        try execute(
            """
            UPDATE inbox SET chat = 0, sender = NULL, text = NULL, message = NULL, replyTo = NULL, details = NULL,
                error = NULL
            WHERE id = ?
            """,
            [id]
        )
    }

    /// Keeps of a message only that there was one and how it ended.
    private func wipe(entry id: Int64) throws {
        try execute("UPDATE outbox SET chat = 0, target = NULL, message = NULL WHERE id = ?", [id])
        try execute("DELETE FROM outboxWords WHERE entry = ?", [id])
    }

    /// Keeps of a message everything but its words.
    private func wipeWords(ofEntry id: Int64) throws {
        try execute("DELETE FROM outboxWords WHERE entry = ?", [id])
    }

    /// What is to be forgotten of a message that has just ended: asked of the file, since it may have become so while
    /// the message was on its way.
    func wipeIfFleeting(entry id: Int64) throws {
        let statement = try database.cachedStatement(sql: "SELECT fleeting FROM outbox WHERE id = ?")
        switch try Int.fetchOne(statement, arguments: [id]).flatMap(Fleeting.init) {
        case .everything: try wipe(entry: id)
        case .words: try wipeWords(ofEntry: id)
        case .nothing, nil: break
        }
    }

    /// Unlinks a person's chats and wipes what was said in them, and the words of every message elsewhere that name him.
    ///
    /// What waits to be sent to him is ended; what waits to be sent to others with his name in it loses its words once it
    /// has ended. His marks stay under his id: they say what the school has done, not who he is.
    package func erase(_ person: PersonID, traces: NameTraces, at now: Date) throws -> Erasure {
        let held = try dataHeld(of: person)
        for link in held.links { try erase(link, at: now) }
        try erase(traces, at: now)
        try execute("DELETE FROM quietHours WHERE person = ?", [person.rawValue])
        try execute(
            "INSERT INTO erasure (person, at, chats, events, messages) VALUES (?, ?, ?, ?, ?)",
            [person.rawValue, now.milliseconds, held.links.count, held.events, held.messages]
        )
        let number = database.lastInsertedRowID
        try set(.erasureDue, to: now)
        return Erasure(number: number, chats: held.links.count, events: held.events, messages: held.messages)
    }

    /// Unlinks one chat and wipes what was said in it.
    package func erase(_ link: ChatLink, at now: Date) throws {
        let chat = link.chat
        let waiting = "SELECT id FROM outbox WHERE chat = ? AND state = 'queued'"
        for id in try Int64.fetchAll(database, sql: waiting, arguments: [chat.rawValue]) {
            try drop(id, .unreachable, at: now)
        }
        try execute("UPDATE outbox SET fleeting = 1 WHERE chat = ? AND state = 'sending'", [chat.rawValue])
        try wipeAll("outbox", "chat = ? AND state != 'sending'", chat.rawValue, wipe(entry:))
        try wipeAll("inbox", "chat = ?", chat.rawValue, wipe(event:))
        // What he said in groups.
        if let sender = link.sender { try wipeAll("inbox", "sender = ?", sender, wipe(event:)) }
        try execute("UPDATE invitation SET usedBy = NULL WHERE usedBy = ?", [chat.rawValue])
        try execute("UPDATE change SET chat = 0, message = NULL WHERE chat = ?", [chat.rawValue])
        try execute("UPDATE reportAct SET chat = NULL WHERE chat = ?", [chat.rawValue])
        try execute("DELETE FROM reportView WHERE chat = ?", [chat.rawValue])
        try unlink(chat)
        try set(.erasureDue, to: now)
    }

    private func wipeAll(
        _ table: String,
        _ condition: String,
        _ argument: some DatabaseValueConvertible,
        _ wipe: (Int64) throws -> Void
    ) throws {
        let sql = "SELECT id FROM \(table) WHERE \(condition)"
        for id in try Int64.fetchAll(database, sql: sql, arguments: [argument]) { try wipe(id) }
    }
}

/// Names in what others have written and been sent.
extension Ledger {
    /// Wipes the words that name somebody, wherever they stand; the chats in which they stand are others'.
    package func erase(_ traces: NameTraces, at now: Date) throws {
        guard !traces.isEmpty else { return }
        let sent = "SELECT entry, text, details FROM outboxWords"
        for id in try rows(sent, with: traces) {
            let isWaiting = try changed(
                "UPDATE outbox SET fleeting = max(fleeting, 2) WHERE id = ? AND state IN ('queued', 'sending')",
                [id]
            )
            if !isWaiting { try wipeWords(ofEntry: id) }
        }
        let said = "SELECT id, text, details FROM inbox WHERE state != 'new' AND (text NOTNULL OR details NOTNULL)"
        for id in try rows(said, with: traces) {
            try execute("UPDATE inbox SET text = NULL, details = NULL, error = NULL WHERE id = ?", [id])
        }
        for id in try rows("SELECT id, reason FROM pause", with: traces) {
            try execute("UPDATE pause SET reason = '' WHERE id = ?", [id])
        }
        for id in try rows("SELECT id, act FROM reportAct", with: traces) {
            let act = try String.fetchOne(database, sql: "SELECT act FROM reportAct WHERE id = ?", arguments: [id])
            try execute("UPDATE reportAct SET act = coalesce(?, act) WHERE id = ?", [act.map(traces.removed), id])
        }
        try eraseFromChanges(traces)
        try set(.erasureDue, to: now)
    }

    /// What came of nothing is no history; a change that was made keeps its words but for the name.
    private func eraseFromChanges(_ traces: NameTraces) throws {
        let idle = """
            SELECT id, payload, reason, CAST(content AS TEXT) FROM change
            WHERE state IN ('proposed', 'declined', 'refused')
            """
        for id in try rows(idle, with: traces) { try execute("DELETE FROM change WHERE id = ?", [id]) }
        for id in try rows("SELECT id, payload FROM change", with: traces) {
            let payload = try String.fetchOne(database, sql: "SELECT payload FROM change WHERE id = ?", arguments: [id])
            let cleared = payload.map(traces.removed)
            try execute("UPDATE change SET payload = coalesce(?, payload) WHERE id = ?", [cleared, id])
        }
    }

    /// The first column of the rows in which one of the others names somebody.
    private func rows(_ sql: String, with traces: NameTraces) throws -> [Int64] {
        var found: [Int64] = []
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            let isNamed = (1..<row.count).contains { (row[$0] as String?).map(traces.occur) ?? false }
            if isNamed { found.append(row[0]) }
        }
        return found
    }
}

/// The queue of names that are still to be taken out of the files of the configuration.
extension Ledger {
    package func namedErasures() throws -> [NamedErasure] {
        let sql = "SELECT id, person FROM erasure WHERE namesErasedAt IS NULL ORDER BY id"
        return try Row.fetchAll(database, sql: sql).compactMap { row in
            PersonID(row[1] as String).map { NamedErasure(number: row[0], person: $0) }
        }
    }

    package func finish(_ erasure: NamedErasure, at now: Date) throws {
        try execute("UPDATE erasure SET namesErasedAt = ? WHERE id = ?", [now.milliseconds, erasure.number])
    }

    /// True where something erased may still have traces in the file, and nothing that is to go is on its way.
    package func isErasureDue() throws -> Bool {
        guard try date(.erasureDue) != nil else { return false }
        let waiting = "SELECT count(*) FROM outbox WHERE fleeting > 0 AND state IN ('queued', 'sending')"
        return try Int.fetchOne(database, sql: waiting) == 0
    }
}

extension Journal {
    /// Writes the file anew, so that nothing that was erased can be found in its free pages or in its log.
    ///
    /// Throws where somebody reads the file for too long; to be tried again.
    package func scrub() async throws(JournalFailure) {
        try await rewrite()
        try await write { try $0.clear(.erasureDue) }
    }
}
