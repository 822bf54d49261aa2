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
    /// What its owner agreed to; nil for a link from before anything was asked.
    package let consent: Consent?
    /// The messenger's number of the account that speaks in it; nil until it has spoken.
    package let sender: Int64?
    /// Tells the menu of commands that was last written down for it from others; nil where it has everybody's.
    package let menu: String?

    /// What stands for the chat in keys, which stay when the chat is forgotten.
    package var key: String { "\(person)/\(linkedAt.milliseconds)" }
}

/// That somebody agreed to his data being processed: which text he was shown, and when.
package struct Consent: Hashable, Sendable {
    package let version: String
    package let at: Date

    package init(version: String, at: Date) {
        self.version = version
        self.at = at
    }
}

/// What became of a code that somebody presented.
package enum Redemption: Hashable, Sendable {
    case linked(PersonID)
    case unknown
    case expired
    /// Used before: by this very chat, which is linked to the person (a second tap on the link), or by another (nil).
    case used(PersonID?)
    /// Good, and the chat speaks for somebody else: a chat is one person. The code stays good.
    case taken(PersonID)
    /// Good, and to be used once its owner has agreed.
    case open(PersonID)
}

extension Ledger {
    package func person(of chat: ChatID) throws -> PersonID? {
        let statement = try database.cachedStatement(sql: "SELECT person FROM chatLink WHERE chat = ?")
        return try String.fetchOne(statement, arguments: [chat.rawValue]).flatMap { PersonID($0) }
    }

    package func link(of chat: ChatID) throws -> ChatLink? {
        let statement = try database.cachedStatement(sql: "SELECT \(Self.linkColumns) FROM chatLink WHERE chat = ?")
        return try Row.fetchOne(statement, arguments: [chat.rawValue]).flatMap(Self.link)
    }

    /// Who speaks, in whatever chat: the person whose own chat is this account's.
    package func person(speakingAs sender: Int64) throws -> PersonID? {
        let statement = try database.cachedStatement(
            sql: "SELECT person FROM chatLink WHERE sender = ? ORDER BY linkedAt DESC LIMIT 1"
        )
        return try String.fetchOne(statement, arguments: [sender]).flatMap { PersonID($0) }
    }

    /// Notes the account that speaks in a linked chat.
    package func set(sender: Int64, of chat: ChatID) throws {
        try execute("UPDATE chatLink SET sender = ? WHERE chat = ?", [sender, chat.rawValue])
    }

    /// Notes that whoever speaks in a chat has agreed to another text.
    package func set(_ consent: Consent, of chat: ChatID) throws {
        try execute(
            "UPDATE chatLink SET consentVersion = ?, consentAt = ? WHERE chat = ?",
            [consent.version, consent.at.milliseconds, chat.rawValue]
        )
    }

    /// Every chat that speaks for somebody.
    package func links() throws -> [ChatLink] {
        try Row.fetchAll(database, sql: "SELECT \(Self.linkColumns) FROM chatLink ORDER BY linkedAt, chat").compactMap(
            Self.link
        )
    }

    /// The chats of a person, the latest linked first.
    package func links(of person: PersonID) throws -> [ChatLink] {
        let statement = try database.cachedStatement(
            sql: "SELECT \(Self.linkColumns) FROM chatLink WHERE person = ? ORDER BY linkedAt DESC, chat"
        )
        return try Row.fetchAll(statement, arguments: [person.rawValue]).compactMap(Self.link)
    }

    /// Everybody who can be written to: for each person the chat linked last.
    package func reachableChats() throws -> [PersonID: ChatID] {
        let statement = try database.cachedStatement(
            sql: "SELECT \(Self.linkColumns) FROM chatLink WHERE unreachable IS NULL ORDER BY linkedAt, chat"
        )
        let rows = try Row.fetchAll(statement)
        return Dictionary(rows.compactMap(Self.link).map { ($0.person, $0.chat) }, uniquingKeysWith: { $1 })
    }

    /// Whoever was ever linked, and whether any of his chats can be written to.
    package func reachability() throws -> [PersonID: Bool] {
        let statement = try database.cachedStatement(
            sql: "SELECT person, max(unreachable IS NULL) FROM chatLink GROUP BY person"
        )
        let rows = try Row.fetchAll(statement)
        return Dictionary(
            rows.compactMap { row in PersonID(row[0] as String).map { ($0, row[1] as Bool) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    package func link(
        _ chat: ChatID,
        to person: PersonID,
        at now: Date,
        consent: Consent? = nil,
        sender: Int64? = nil
    ) throws {
        try execute(
            """
            INSERT OR REPLACE INTO chatLink (chat, person, linkedAt, consentVersion, consentAt, sender)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                chat.rawValue, person.rawValue, now.milliseconds, consent?.version, consent?.at.milliseconds, sender,
            ]
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
        try execute("UPDATE OR REPLACE reportView SET chat = ? WHERE chat = ?", [other.rawValue, chat.rawValue])
        try execute("UPDATE OR REPLACE seminarTalk SET chat = ? WHERE chat = ?", [other.rawValue, chat.rawValue])
        try execute("UPDATE act SET chat = ? WHERE chat = ?", [other.rawValue, chat.rawValue])
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

    /// What an invitation is worth in a chat; changes nothing.
    package func invitation(codeHash: String, for chat: ChatID, at now: Date) throws -> Redemption {
        let statement = try database.cachedStatement(sql: "SELECT * FROM invitation WHERE codeHash = ?")
        guard let row = try Row.fetchOne(statement, arguments: [codeHash]),
            let person = PersonID(row["person"] as String)
        else { return .unknown }
        let linked = try self.person(of: chat)
        if row["usedAt"] as Int64? != nil {
            let isHis = row["usedBy"] as Int64? == chat.rawValue && linked == person
            return .used(isHis ? person : nil)
        }
        if row["revokedAt"] as Int64? != nil || Date(milliseconds: row["expiresAt"]) <= now { return .expired }
        if let linked, linked != person { return .taken(linked) }
        return .open(person)
    }

    /// Uses an invitation up and links the chat, both or neither.
    package func redeem(
        codeHash: String,
        by chat: ChatID,
        consent: Consent,
        sender: Int64? = nil
    ) throws -> Redemption {
        let worth = try invitation(codeHash: codeHash, for: chat, at: consent.at)
        guard case .open(let person) = worth else { return worth }
        try execute(
            "UPDATE invitation SET usedAt = ?, usedBy = ? WHERE codeHash = ?",
            [consent.at.milliseconds, chat.rawValue, codeHash]
        )
        try link(chat, to: person, at: consent.at, consent: consent, sender: sender)
        return .linked(person)
    }

    /// Takes back what has not been used of a person's invitations.
    ///
    /// Returns: how many there were.
    @discardableResult
    package func revokeInvitations(of person: PersonID, at now: Date) throws -> Int {
        try execute(
            "UPDATE invitation SET revokedAt = ? WHERE person = ? AND usedAt IS NULL AND revokedAt IS NULL",
            [now.milliseconds, person.rawValue]
        )
        return database.changesCount
    }

    private static let linkColumns = "chat, person, linkedAt, unreachable, consentVersion, consentAt, sender, menu"

    private static func link(_ row: Row) -> ChatLink? {
        guard let person = PersonID(row[1] as String) else { return nil }
        return ChatLink(
            chat: ChatID(rawValue: row[0]),
            person: person,
            linkedAt: Date(milliseconds: row[2]),
            unreachable: (row[3] as String?).flatMap(DeliveryFailure.UnreachableCause.init),
            consent: (row[4] as String?).map { Consent(version: $0, at: Date(milliseconds: row[5])) },
            sender: row[6],
            menu: row[7]
        )
    }
}
