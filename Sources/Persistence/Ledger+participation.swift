package import Chat
package import Core
package import Foundation
internal import GRDB

/// What people say of a seminar, who was there, what they thought of it.
extension Ledger {
    package func participation(of person: PersonID, in id: SeminarOccurrenceID) throws -> Participation? {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM participation WHERE occurrence = ? AND person = ?"
        )
        return try Row.fetchOne(statement, arguments: [id.description, person.rawValue]).map(Self.participation)
    }

    package func participation(in id: SeminarOccurrenceID) throws -> [PersonID: Participation] {
        let statement = try database.cachedStatement(sql: "SELECT * FROM participation WHERE occurrence = ?")
        let rows = try Row.fetchAll(statement, arguments: [id.description])
        let pairs = rows.compactMap { row in PersonID(row["person"] as String).map { ($0, Self.participation(row)) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    package func answer(
        _ answer: SeminarAnswer,
        of person: PersonID,
        to event: SeminarEvent,
        at now: Date
    ) throws {
        var (deputy, name): (String?, String?) = (nil, nil)
        let word: String
        switch answer {
        case .yes: word = "yes"
        case .no: word = "no"
        case .deputy(.person(let person)): (word, deputy) = ("deputy", person.rawValue)
        case .deputy(.named(let typed)): (word, name) = ("deputy", typed)
        }
        try execute(
            """
            INSERT INTO participation (occurrence, person, answer, deputy, deputyName, sequence, answeredAt)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (occurrence, person) DO UPDATE SET answer = excluded.answer, deputy = excluded.deputy,
                deputyName = excluded.deputyName, sequence = excluded.sequence, answeredAt = excluded.answeredAt
            """,
            [event.id.description, person.rawValue, word, deputy, name, event.sequence, now.milliseconds]
        )
    }

    /// Notes that somebody was there, or (nil) that he was not after all.
    package func set(
        came moment: Date?,
        of person: PersonID,
        in id: SeminarOccurrenceID,
        by marker: PersonID?
    ) throws {
        try execute(
            """
            INSERT INTO participation (occurrence, person, cameAt, markedBy) VALUES (?, ?, ?, ?)
            ON CONFLICT (occurrence, person) DO UPDATE SET cameAt = excluded.cameAt, markedBy = excluded.markedBy
            """,
            [id.description, person.rawValue, moment?.milliseconds, marker?.rawValue]
        )
    }

    package func set(isUseful: Bool, by person: PersonID, in id: SeminarOccurrenceID) throws {
        try execute(
            """
            INSERT INTO participation (occurrence, person, isUseful) VALUES (?, ?, ?)
            ON CONFLICT (occurrence, person) DO UPDATE SET isUseful = excluded.isUseful
            """,
            [id.description, person.rawValue, isUseful]
        )
    }

    private static func participation(_ row: Row) -> Participation {
        let deputy = (row["deputy"] as String?).flatMap { PersonID($0) }.map(SeminarDeputy.person)
        let answer: SeminarAnswer? =
            switch row["answer"] as String? {
            case "yes": .yes
            case "no": .no
            case "deputy": .deputy(deputy ?? .named(row["deputyName"] ?? ""))
            default: nil
            }
        return Participation(
            answer: answer,
            sequence: row["sequence"],
            answeredAt: (row["answeredAt"] as Int64?).map(Date.init(milliseconds:)),
            cameAt: (row["cameAt"] as Int64?).map(Date.init(milliseconds:)),
            isUseful: row["isUseful"]
        )
    }
}

/// What a chat is being asked about a seminar.
extension Ledger {
    /// As its writer has spelled it; nil where nothing is asked.
    package func seminarTalk(in chat: ChatID) throws -> (talk: String, at: Date)? {
        let statement = try database.cachedStatement(sql: "SELECT talk, at FROM seminarTalk WHERE chat = ?")
        return try Row.fetchOne(statement, arguments: [chat.rawValue]).map { ($0[0], Date(milliseconds: $0[1])) }
    }

    package func set(seminarTalk talk: String?, in chat: ChatID, at now: Date) throws {
        guard let talk else { return try execute("DELETE FROM seminarTalk WHERE chat = ?", [chat.rawValue]) }
        try execute(
            "INSERT OR REPLACE INTO seminarTalk (chat, talk, at) VALUES (?, ?, ?)",
            [chat.rawValue, talk, now.milliseconds]
        )
    }
}

/// Names that are to be forgotten.
extension Ledger {
    /// Whom somebody named to come in his place; that somebody would come stays.
    func eraseDeputies(namedBy person: PersonID) throws {
        try execute("UPDATE participation SET deputyName = NULL WHERE person = ?", [person.rawValue])
    }

    func eraseFromSeminars(_ traces: NameTraces) throws {
        let named = "SELECT occurrence, person, deputyName FROM participation WHERE deputyName NOTNULL"
        for row in try Row.fetchAll(database, sql: named) where traces.occur(in: row["deputyName"]) {
            let key: StatementArguments = [row["occurrence"], row["person"]]
            try execute("UPDATE participation SET deputyName = NULL WHERE occurrence = ? AND person = ?", key)
        }
        // The same words go as from the file, or everybody would be told of a change.
        for event in try seminars(since: .distantPast) {
            var details = event.details
            func clear(_ text: String) -> String { traces.occur(in: text) ? traces.removed(from: text) : text }
            details.title = clear(details.title)
            details.agenda = details.agenda.map(clear)
            details.cancelled = details.cancelled.map(clear)
            guard details != event.details else { continue }
            try update(SeminarEvent(id: event.id, details: details, sequence: event.sequence))
        }
        for row in try Row.fetchAll(database, sql: "SELECT chat, talk FROM seminarTalk")
        where traces.occur(in: row["talk"]) {
            let chat: Int64 = row["chat"]
            try execute("DELETE FROM seminarTalk WHERE chat = ?", [chat])
        }
    }
}
