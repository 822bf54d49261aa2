package import Chat
package import Core
package import Foundation
internal import GRDB

extension Ledger {
    /// Writes a change down that its author is now asked about.
    package func propose(
        _ change: ConfigurationChange,
        by author: PersonID,
        in chat: ChatID,
        state: ChangeRecord.State = .proposed,
        content: [UInt8]? = nil,
        places: [MunicipalityID]? = nil,
        at now: Date
    ) throws -> Int64 {
        try execute(
            """
            INSERT INTO change (author, chat, row, payload, content, state, places, proposedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                author.rawValue, chat.rawValue, change.row, try JSONText.write(change), content.map { Data($0) },
                state.rawValue, try places.map { try JSONText.write($0) }, now.milliseconds,
            ]
        )
        return database.lastInsertedRowID
    }

    package func change(_ id: Int64) throws -> ChangeRecord? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM change WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).flatMap(Self.change)
    }

    /// The file that came with a change, or what is known of where it is to be fetched.
    package func content(ofChange id: Int64) throws -> [UInt8]? {
        let statement = try database.cachedStatement(sql: "SELECT content FROM change WHERE id = ?")
        return try Data.fetchOne(statement, arguments: [id]).map { [UInt8]($0) }
    }

    /// The changes in one of these states, oldest first.
    package func changes(in states: ChangeRecord.State...) throws -> [ChangeRecord] {
        let names = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let sql = "SELECT * FROM change WHERE state IN (\(names)) ORDER BY id"
        return try Row.fetchAll(database, sql: sql).compactMap(Self.change)
    }

    /// What was once applied, oldest first: the latest of those that are wanted, of one row or of all.
    package func appliedChanges(
        toRow row: Int?,
        limit: Int,
        where isWanted: (ChangeRecord) -> Bool = { _ in true }
    ) throws -> [ChangeRecord] {
        let sql = "SELECT * FROM change WHERE appliedAt IS NOT NULL AND (?1 IS NULL OR row = ?1) ORDER BY id DESC"
        let rows = try Row.fetchCursor(database, sql: sql, arguments: [row])
        var latest: [ChangeRecord] = []
        while latest.count < limit, let row = try rows.next() {
            guard let record = Self.change(row), isWanted(record) else { continue }
            latest.append(record)
        }
        return latest.reversed()
    }

    /// Moves a change on, if it stands where it is thought to stand.
    @discardableResult
    package func move(
        change id: Int64,
        from state: ChangeRecord.State,
        to next: ChangeRecord.State,
        message: MessageID? = nil,
        at now: Date
    ) throws -> Bool {
        let isEnd = next == .declined || next == .undone || next == .refused
        return try changed(
            """
            UPDATE change SET state = ?, message = COALESCE(?, message), decidedAt = ?,
            endedAt = CASE WHEN ? THEN ? ELSE endedAt END, content = CASE WHEN ? THEN NULL ELSE content END
            WHERE id = ? AND state = ?
            """,
            [
                next.rawValue, message?.rawValue, now.milliseconds, isEnd, now.milliseconds, isEnd, id, state.rawValue,
            ]
        )
    }

    /// Keeps what is about to be written to the files.
    package func keep(_ writing: ChangeRecord.Writing, ofChange id: Int64) throws {
        try execute(
            "UPDATE change SET before = ?, after = ?, backup = ? WHERE id = ?",
            [writing.before, writing.after, writing.backup, id]
        )
    }

    /// The change is in the files; a file that came with it is forgotten.
    package func applied(_ change: ConfigurationChange, id: Int64, at now: Date) throws {
        try execute(
            "UPDATE change SET state = 'applied', content = NULL, payload = ?, appliedAt = ? WHERE id = ?",
            [try JSONText.write(change.withoutNames), now.milliseconds, id]
        )
    }

    package func refuse(change id: Int64, reason: String, at now: Date) throws {
        try execute(
            "UPDATE change SET state = 'refused', content = NULL, reason = ?, endedAt = ? WHERE id = ?",
            [reason, now.milliseconds, id]
        )
    }

    /// The file of a change has come.
    package func keep(_ content: [UInt8], ofChange id: Int64) throws {
        try execute("UPDATE change SET content = ?, state = 'proposed' WHERE id = ?", [Data(content), id])
    }

    private static func change(_ row: Row) -> ChangeRecord? {
        guard let author = PersonID(row["author"] as String),
            let state = ChangeRecord.State(rawValue: row["state"])
        else { return nil }
        var writing: ChangeRecord.Writing?
        if let before = row["before"] as String?, let after = row["after"] as String?,
            let backup = row["backup"] as String?
        {
            writing = ChangeRecord.Writing(before: before, after: after, backup: backup)
        }
        return ChangeRecord(
            id: row["id"],
            author: author,
            chat: ChatID(rawValue: row["chat"]),
            change: try? JSONText.read(ConfigurationChange.self, row["payload"]),
            state: state,
            reason: row["reason"],
            message: (row["message"] as Int64?).map(MessageID.init(rawValue:)),
            proposedAt: Date(milliseconds: row["proposedAt"]),
            appliedAt: (row["appliedAt"] as Int64?).map(Date.init(milliseconds:)),
            writing: writing,
            places: (row["places"] as String?).flatMap { try? JSONText.read([MunicipalityID].self, $0) }
        )
    }
}
