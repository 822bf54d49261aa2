package import Chat
package import Core
package import Foundation
internal import GRDB

/// A chat that speaks for a person.
package struct ChatLink: Hashable, Sendable {
    package let chat: ChatID
    package let person: PersonID
    package let linkedAt: Date
    /// Why the last message could not be delivered, where no later one could either.
    package let unreachable: DeliveryFailure.UnreachableCause?
}

/// What became of a code that somebody presented.
package enum Redemption: Hashable, Sendable {
    case linked(PersonID)
    case unknown
    case expired
    /// Used before: by this very chat, which is linked to the person (a second tap on the link), or by another (nil).
    case used(PersonID?)
}

extension Ledger {
    package func person(of chat: ChatID) throws -> PersonID? {
        let statement = try database.cachedStatement(sql: "SELECT person FROM chatLink WHERE chat = ?")
        return try String.fetchOne(statement, arguments: [chat.rawValue]).flatMap { PersonID($0) }
    }

    package func link(of chat: ChatID) throws -> ChatLink? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM chatLink WHERE chat = ?")
        return try Row.fetchOne(statement, arguments: [chat.rawValue]).flatMap(Self.link)
    }

    /// The chats of a person, the latest linked first.
    package func links(of person: PersonID) throws -> [ChatLink] {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM chatLink WHERE person = ? ORDER BY linkedAt DESC, chat"
        )
        return try Row.fetchAll(statement, arguments: [person.rawValue]).compactMap(Self.link)
    }

    /// Everybody who can be written to: for each person the chat linked last.
    package func reachableChats() throws -> [PersonID: ChatID] {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM chatLink WHERE unreachable IS NULL ORDER BY linkedAt, chat"
        )
        let rows = try Row.fetchAll(statement)
        return Dictionary(rows.compactMap(Self.link).map { ($0.person, $0.chat) }, uniquingKeysWith: { $1 })
    }

    package func link(_ chat: ChatID, to person: PersonID, at now: Date) throws {
        try execute(
            "INSERT OR REPLACE INTO chatLink (chat, person, linkedAt) VALUES (?, ?, ?)",
            [chat.rawValue, person.rawValue, now.milliseconds]
        )
    }

    package func unlink(_ chat: ChatID) throws {
        try execute("DELETE FROM chatLink WHERE chat = ?", [chat.rawValue])
    }

    /// Returns: true where the chat could be written to before and now cannot, or the other way round.
    @discardableResult
    package func setUnreachable(_ cause: DeliveryFailure.UnreachableCause?, chat: ChatID) throws -> Bool {
        let isNews = try changed(
            "UPDATE chatLink SET unreachable = ? WHERE chat = ? AND (unreachable IS NULL) != (? IS NULL)",
            [cause?.rawValue, chat.rawValue, cause?.rawValue]
        )
        if !isNews, let cause {
            try execute("UPDATE chatLink SET unreachable = ? WHERE chat = ?", [cause.rawValue, chat.rawValue])
        }
        return isNews
    }

    /// A group got another id: everything kept under the old one goes on under the new.
    package func move(_ chat: ChatID, to other: ChatID) throws {
        try execute("UPDATE OR REPLACE chatLink SET chat = ? WHERE chat = ?", [other.rawValue, chat.rawValue])
        try execute(
            "UPDATE outbox SET chat = ? WHERE chat = ? AND state = 'queued'",
            [other.rawValue, chat.rawValue]
        )
        try execute(
            "UPDATE outbox SET chat = ? WHERE chat = ? AND state = 'sending'",
            [other.rawValue, chat.rawValue]
        )
    }

    /// Only the hash of the code is kept, so the file gives no invitation away.
    package func invite(_ person: PersonID, codeHash: String, at now: Date, expires: Date) throws {
        try execute(
            "INSERT INTO invitation (codeHash, person, createdAt, expiresAt) VALUES (?, ?, ?, ?)",
            [codeHash, person.rawValue, now.milliseconds, expires.milliseconds]
        )
    }

    /// Uses an invitation up and links the chat, both or neither.
    package func redeem(codeHash: String, by chat: ChatID, at now: Date) throws -> Redemption {
        let statement = try database.cachedStatement(sql: "SELECT * FROM invitation WHERE codeHash = ?")
        guard let row = try Row.fetchOne(statement, arguments: [codeHash]),
            let person = PersonID(row["person"] as String)
        else { return .unknown }
        if let user = row["usedBy"] as Int64? {
            let isLinked = try user == chat.rawValue && self.person(of: chat) == person
            return .used(isLinked ? person : nil)
        }
        if Date(milliseconds: row["expiresAt"]) <= now { return .expired }
        try execute(
            "UPDATE invitation SET usedAt = ?, usedBy = ? WHERE codeHash = ?",
            [now.milliseconds, chat.rawValue, codeHash]
        )
        try link(chat, to: person, at: now)
        return .linked(person)
    }

    private static func link(_ row: Row) -> ChatLink? {
        guard let person = PersonID(row["person"] as String) else { return nil }
        return ChatLink(
            chat: ChatID(rawValue: row["chat"]),
            person: person,
            linkedAt: Date(milliseconds: row["linkedAt"]),
            unreachable: (row["unreachable"] as String?).flatMap(DeliveryFailure.UnreachableCause.init)
        )
    }
}
