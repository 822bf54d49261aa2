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
    /// As `everything`, and it is not tried again: whoever it was for left while it was on its way.
    case everythingNow = 3
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
        case .everything, .everythingNow: try wipe(entry: id)
        case .words: try wipeWords(ofEntry: id)
        case .nothing, nil: break
        }
    }

    /// True where a message is not to be tried again, since its reader has left while it was on its way.
    func isLastTry(ofEntry id: Int64) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT fleeting FROM outbox WHERE id = ?")
        return try Int.fetchOne(statement, arguments: [id]).flatMap(Fleeting.init) == .everythingNow
    }

    /// Ends what a former run was sending to somebody who left meanwhile.
    func endLastTries(at now: Date) throws {
        let sql = "SELECT id FROM outbox WHERE state = 'sending' AND fleeting = ?"
        for id in try Int64.fetchAll(database, sql: sql, arguments: [Fleeting.everythingNow.rawValue]) {
            try drop(id, .unreachable, at: now)
            try wipe(entry: id)
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
        try eraseDeputies(namedBy: person)
        try execute(
            "INSERT INTO erasure (person, at, chats, events, messages) VALUES (?, ?, ?, ?, ?)",
            [person.rawValue, now.milliseconds, held.links.count, held.events, held.messages]
        )
        let number = database.lastInsertedRowID
        try askForScrub(at: now)
        return Erasure(number: number, chats: held.links.count, events: held.events, messages: held.messages)
    }

    /// Unlinks one chat and wipes what was said in it; of what has yet to be handled nothing is kept once it is.
    package func erase(_ link: ChatLink, at now: Date) throws {
        let chat = link.chat
        let waiting = "SELECT id FROM outbox WHERE chat = ? AND state = 'queued'"
        for id in try Int64.fetchAll(database, sql: waiting, arguments: [chat.rawValue]) {
            try drop(id, .unreachable, at: now)
        }
        try execute(
            "UPDATE outbox SET fleeting = ? WHERE chat = ? AND state = 'sending'",
            [Fleeting.everythingNow.rawValue, chat.rawValue]
        )
        try wipeAll("outbox", "chat = ? AND state != 'sending'", chat.rawValue, wipe(entry:))
        try wipeAll("inbox", "chat = ? AND state != 'new'", chat.rawValue, wipe(event:))
        // What he said in groups.
        if let sender = link.sender {
            try wipeAll("inbox", "sender = ? AND state != 'new'", sender, wipe(event:))
        }
        try execute("UPDATE invitation SET usedBy = NULL WHERE usedBy = ?", [chat.rawValue])
        try execute("UPDATE change SET chat = 0, message = NULL WHERE chat = ?", [chat.rawValue])
        try execute("UPDATE reportAct SET chat = NULL WHERE chat = ?", [chat.rawValue])
        try execute("DELETE FROM act WHERE chat = ? AND doneAt IS NULL", [chat.rawValue])
        try execute("UPDATE act SET chat = 0, message = NULL WHERE chat = ?", [chat.rawValue])
        try execute("DELETE FROM reportView WHERE chat = ?", [chat.rawValue])
        try execute("DELETE FROM seminarTalk WHERE chat = ?", [chat.rawValue])
        try unlink(chat)
        try askForScrub(at: now)
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
        try eraseFromHeld(traces)
        let sent = "SELECT entry, text, details FROM outboxWords"
        for id in try rows(sent, with: traces) {
            let isWaiting = try changed(
                """
                UPDATE outbox SET fleeting = CASE fleeting WHEN 0 THEN 2 ELSE fleeting END
                WHERE id = ? AND state IN ('queued', 'sending')
                """,
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
        try remove(traces, from: "act", of: "reportAct")
        try remove(traces, from: "document", of: "roadmap")
        try eraseFromSeminars(traces)
        try eraseFromChanges(traces)
        try eraseFromActs(traces)
        try askForScrub(at: now)
    }

    /// A planned message may be held for as long as holidays last, which nobody's erasure is to wait for: it goes without
    /// the name.
    private func eraseFromHeld(_ traces: NameTraces) throws {
        let held = """
            SELECT entry, text, details FROM outboxWords JOIN outbox ON outbox.id = entry
            WHERE outbox.state = 'queued' AND outbox.lane = \(Lane.notice.rawValue)
            """
        for id in try rows(held, with: traces) {
            let sql = "SELECT text, details FROM outboxWords WHERE entry = ?"
            guard let row = try Row.fetchOne(database, sql: sql, arguments: [id]) else { continue }
            let (text, details): (String?, String?) = (row[0], row[1])
            try execute(
                "UPDATE outboxWords SET text = ?, details = ? WHERE entry = ?",
                [text.map(traces.removed), details.map(traces.removed), id]
            )
        }
    }

    /// What came of nothing is no history; a change that was made keeps its words but for the name.
    private func eraseFromChanges(_ traces: NameTraces) throws {
        let idle = """
            SELECT id, payload, reason, CAST(content AS TEXT) FROM change
            WHERE state IN ('proposed', 'declined', 'refused')
            """
        for id in try rows(idle, with: traces) { try execute("DELETE FROM change WHERE id = ?", [id]) }
        try remove(traces, from: "payload", of: "change")
    }

    /// As of changes: what came of nothing goes, what was done keeps its words but for the name.
    private func eraseFromActs(_ traces: NameTraces) throws {
        for id in try rows("SELECT id, words FROM act WHERE doneAt IS NULL", with: traces) {
            try execute("DELETE FROM act WHERE id = ?", [id])
        }
        try remove(traces, from: "words", of: "act")
    }

    /// Takes the names alone out of a table's column.
    private func remove(_ traces: NameTraces, from column: String, of table: String) throws {
        for id in try rows("SELECT id, \(column) FROM \(table)", with: traces) {
            let sql = "SELECT \(column) FROM \(table) WHERE id = ?"
            let text = try String.fetchOne(database, sql: sql, arguments: [id])
            let cleared = text.map(traces.removed)
            try execute("UPDATE \(table) SET \(column) = coalesce(?, \(column)) WHERE id = ?", [cleared, id])
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
}
