package import Chat
package import Core
package import Foundation
internal import GRDB

extension Ledger {
    /// Writes an act down that its author is now asked about, or that is done at once.
    package func propose(
        _ act: CoordinatorAct,
        by author: PersonID,
        in chat: ChatID,
        state: ActRecord.State,
        words: String? = nil,
        places: [MunicipalityID]?,
        at now: Date
    ) throws -> Int64 {
        let id = act.obligation
        try execute(
            """
            INSERT INTO act (author, chat, kind, payload, words, row, occurrence, subject, places, state, proposedAt,
                doneAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                author.rawValue, chat.rawValue, act.kind, try JSONText.write(act), words, act.row, id?.occurrence,
                id?.subject.description, try places.map { try JSONText.write($0) }, state.rawValue,
                now.milliseconds, state == .done ? now.milliseconds : nil,
            ]
        )
        return database.lastInsertedRowID
    }

    package func act(_ id: Int64) throws -> ActRecord? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM act WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).flatMap(Self.act)
    }

    /// The act whose words a chat is asked for.
    package func askedAct(in chat: ChatID) throws -> ActRecord? {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM act WHERE chat = ? AND state = 'asked' ORDER BY id DESC LIMIT 1"
        )
        return try Row.fetchOne(statement, arguments: [chat.rawValue]).flatMap(Self.act)
    }

    /// The last command begun by a button that these words have finished.
    package func finishedCommand(by words: String, in chat: ChatID) throws -> ActRecord? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT * FROM act WHERE chat = ? AND kind = 'command' AND state = 'done' AND words = ?
                ORDER BY id DESC LIMIT 1
                """
        )
        let words = words.trimmingCharacters(in: .whitespacesAndNewlines)
        return try Row.fetchOne(statement, arguments: [chat.rawValue, words]).flatMap(Self.act)
    }

    /// Nobody is asked for words in a chat any more.
    package func stopAsking(in chat: ChatID) throws {
        try execute("UPDATE act SET state = 'declined' WHERE chat = ? AND state = 'asked'", [chat.rawValue])
    }

    /// Moves an act on, if it stands where it is thought to stand.
    package func move(
        act id: Int64,
        from state: ActRecord.State,
        to next: ActRecord.State,
        message: MessageID? = nil,
        at now: Date
    ) throws -> Bool {
        try changed(
            """
            UPDATE act SET state = ?, message = COALESCE(?, message),
                doneAt = CASE WHEN ? = 'done' THEN ? ELSE doneAt END,
                undoneAt = CASE WHEN ? = 'undone' THEN ? ELSE undoneAt END
            WHERE id = ? AND state = ?
            """,
            [
                next.rawValue, message?.rawValue, next.rawValue, now.milliseconds, next.rawValue, now.milliseconds, id,
                state.rawValue,
            ]
        )
    }

    /// Keeps what was typed.
    package func set(words: String, ofAct id: Int64) throws {
        try execute("UPDATE act SET words = ? WHERE id = ?", [words, id])
    }

    /// Another act takes the place of one that nobody has confirmed yet.
    package func set(_ act: CoordinatorAct, inPlaceOf id: Int64) throws {
        try execute(
            "UPDATE act SET payload = ?, kind = ? WHERE id = ? AND state IN ('asked', 'proposed')",
            [try JSONText.write(act), act.kind, id]
        )
    }

    /// Keeps how an act's obligation stood before it.
    package func keep(_ earlier: Standing?, ofAct id: Int64) throws {
        try execute("UPDATE act SET earlier = ? WHERE id = ?", [try earlier.map { try JSONText.write($0) }, id])
    }

    /// Keeps what an act sends, by the keys of notices or of entries of the outbox, each with whom it is for.
    package func keep(_ messages: [(key: String, person: PersonID)], people: Int, ofAct id: Int64) throws {
        for message in messages {
            try execute(
                "INSERT OR IGNORE INTO actMessage (act, key, person) VALUES (?, ?, ?)",
                [id, message.key, message.person.rawValue]
            )
        }
        try execute("UPDATE act SET people = ? WHERE id = ?", [people, id])
    }

    /// The last decision about an obligation that was not taken back.
    package func lastDecision(about id: ObligationID) throws -> ActRecord? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT * FROM act WHERE row = ? AND occurrence = ? AND subject = ? AND doneAt IS NOT NULL
                    AND state = 'done' ORDER BY doneAt DESC, id DESC LIMIT 1
                """
        )
        return try Row.fetchOne(statement, arguments: [id.activity, id.occurrence, id.subject.description])
            .flatMap(Self.act)
    }

    /// The last decision about each subject's obligation of a row.
    package func lastDecisions(ofRow row: Int, in occurrence: String) throws -> [Subject: ActRecord] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT * FROM act WHERE row = ? AND occurrence = ? AND doneAt IS NOT NULL AND state = 'done'
                ORDER BY doneAt, id
                """
        )
        let records = try Row.fetchAll(statement, arguments: [row, occurrence]).compactMap(Self.act)
        return records.reduce(into: [:]) { decisions, record in
            if let subject = record.act?.obligation?.subject { decisions[subject] = record }
        }
    }

    /// What was once done, the latest of those that are wanted, oldest first; of one row or of all.
    package func doneActs(
        toRow row: Int?,
        limit: Int,
        where isWanted: (ActRecord) throws -> Bool
    ) throws -> [ActRecord] {
        let sql =
            "SELECT * FROM act WHERE doneAt IS NOT NULL AND (?1 IS NULL OR row = ?1) ORDER BY doneAt DESC, id DESC"
        let rows = try Row.fetchCursor(database, sql: sql, arguments: [row])
        var latest: [ActRecord] = []
        while latest.count < limit, let row = try rows.next() {
            guard let record = Self.act(row), try isWanted(record) else { continue }
            latest.append(record)
        }
        return latest.reversed()
    }

    private static func act(_ row: Row) -> ActRecord? {
        guard let author = PersonID(row["author"] as String), let state = ActRecord.State(rawValue: row["state"])
        else { return nil }
        return ActRecord(
            id: row["id"],
            author: author,
            chat: ChatID(rawValue: row["chat"]),
            act: try? JSONText.read(CoordinatorAct.self, row["payload"]),
            words: row["words"],
            state: state,
            message: (row["message"] as Int64?).map(MessageID.init(rawValue:)),
            earlier: (row["earlier"] as String?).flatMap { try? JSONText.read(Standing.self, $0) },
            people: row["people"],
            places: (row["places"] as String?).flatMap { try? JSONText.read([MunicipalityID].self, $0) },
            proposedAt: Date(milliseconds: row["proposedAt"]),
            doneAt: (row["doneAt"] as Int64?).map(Date.init(milliseconds:))
        )
    }
}
