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

/// How much of a person the journal holds.
package struct DataHeld: Hashable, Sendable {
    package let links: [ChatLink]
    /// What he wrote and pressed.
    package let events: Int
    /// What he was sent.
    package let messages: Int
    /// His marks about obligations, and what he has done to reports.
    package let marks: Int
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
    func wipe(entry id: Int64) throws {
        try execute(
            "UPDATE outbox SET chat = 0, text = NULL, target = NULL, details = NULL, message = NULL WHERE id = ?",
            [id]
        )
    }

    package func dataHeld(of person: PersonID) throws -> DataHeld {
        let links = try links(of: person)
        return DataHeld(
            links: links,
            events: try count("SELECT count(*) FROM inbox WHERE chat = ?", for: links),
            messages: try count("SELECT count(*) FROM outbox WHERE chat = ?", for: links),
            marks: try Int.fetchOne(
                database,
                sql: """
                    SELECT (SELECT count(*) FROM standingHistory WHERE person = ?1)
                        + (SELECT count(*) FROM reportAct WHERE person = ?1)
                    """,
                arguments: [person.rawValue]
            ) ?? 0
        )
    }

    private func count(_ sql: String, for links: [ChatLink]) throws -> Int {
        try links.reduce(0) { count, link in
            try count + (Int.fetchOne(database, sql: sql, arguments: [link.chat.rawValue]) ?? 0)
        }
    }

    /// Unlinks a person's chats and wipes what was said in them, and every message elsewhere that names him.
    ///
    /// What waits to be sent to him is ended; what waits to be sent to others with his name in it is wiped once it has
    /// ended. His marks stay under his id: they say what the school has done, not who he is.
    package func erase(_ person: PersonID, names: [String], at now: Date) throws -> Erasure {
        let held = try dataHeld(of: person)
        for link in held.links { try erase(chat: link.chat, at: now) }
        for name in names where !name.isEmpty { try erase(name: name) }
        try execute("DELETE FROM quietHours WHERE person = ?", [person.rawValue])
        try execute(
            "INSERT INTO erasure (person, at, chats, events, messages) VALUES (?, ?, ?, ?, ?)",
            [person.rawValue, now.milliseconds, held.links.count, held.events, held.messages]
        )
        let number = database.lastInsertedRowID
        try set(.erasureDue, to: now)
        return Erasure(number: number, chats: held.links.count, events: held.events, messages: held.messages)
    }

    private func erase(chat: ChatID, at now: Date) throws {
        let waiting = "SELECT id FROM outbox WHERE chat = ? AND state = 'queued'"
        for id in try Int64.fetchAll(database, sql: waiting, arguments: [chat.rawValue]) {
            try drop(id, .unreachable, at: now)
        }
        try execute("UPDATE outbox SET fleeting = 1 WHERE chat = ? AND state = 'sending'", [chat.rawValue])
        try wipeAll("outbox", "chat = ? AND state != 'sending'", chat.rawValue, wipe(entry:))
        try wipeAll("inbox", "chat = ?", chat.rawValue, wipe(event:))
        try execute("UPDATE invitation SET usedBy = NULL WHERE usedBy = ?", [chat.rawValue])
        try execute("UPDATE change SET chat = 0, message = NULL WHERE chat = ?", [chat.rawValue])
        try execute("UPDATE reportAct SET chat = NULL WHERE chat = ?", [chat.rawValue])
        try execute("DELETE FROM reportView WHERE chat = ?", [chat.rawValue])
        try unlink(chat)
    }

    private func erase(name: String) throws {
        let names = "instr(coalesce(text, '') || coalesce(details, ''), ?) > 0"
        try execute("UPDATE outbox SET fleeting = 1 WHERE \(names) AND state IN ('queued', 'sending')", [name])
        try wipeAll("outbox", "\(names) AND state NOT IN ('queued', 'sending')", name, wipe(entry:))
        try wipeAll("inbox", "\(names) AND state != 'new'", name, wipe(event:))
        // What came of nothing is no history; a change that was made keeps ids only.
        try execute(
            """
            DELETE FROM change WHERE state IN ('proposed', 'declined', 'refused')
                AND (instr(payload, ?) > 0 OR instr(coalesce(content, x''), CAST(? AS BLOB)) > 0)
            """,
            [name, name]
        )
        try execute("UPDATE pause SET reason = '' WHERE instr(reason, ?) > 0", [name])
        // What a school has reported stays, without the name.
        try execute("UPDATE reportAct SET act = replace(act, ?, '…') WHERE instr(act, ?) > 0", [name, name])
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

    /// True where something erased may still have traces in the file, and nothing that is to go is on its way.
    package func isErasureDue() throws -> Bool {
        guard try date(.erasureDue) != nil else { return false }
        let waiting = "SELECT count(*) FROM outbox WHERE fleeting = 1 AND state IN ('queued', 'sending')"
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
