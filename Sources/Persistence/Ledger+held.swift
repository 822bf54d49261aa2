internal import Chat
package import Core
internal import GRDB

/// How much of a person the journal holds.
package struct DataHeld: Hashable, Sendable {
    package let links: [ChatLink]
    /// What he wrote and pressed.
    package let events: Int
    /// What he was sent.
    package let messages: Int
    /// His marks about obligations.
    package let marks: Int
    package let quietHours: QuietHours?
    /// Reminders he has put off that are still to come.
    package let snoozes: Int
    /// Pauses he has set, past ones too.
    package let pauses: [PauseRecord]
    /// Changes of the plan or the roster that he has asked for.
    package let changes: Int
    /// Messages, decisions and reminders that he has had the bot carry out for others.
    package let acts: Int
    /// Seminars he has answered about or been at.
    package let seminars: Int
    /// Invitations made for him that nobody has used.
    package let invitations: Int
}

extension Ledger {
    package func dataHeld(of person: PersonID) throws -> DataHeld {
        let links = try links(of: person)
        func count(_ sql: String) throws -> Int {
            try Int.fetchOne(database, sql: sql, arguments: [person.rawValue]) ?? 0
        }
        return DataHeld(
            links: links,
            events: try self.count("SELECT count(*) FROM inbox WHERE chat = ?", for: links),
            messages: try self.count("SELECT count(*) FROM outbox WHERE chat = ? AND kind != 'menu'", for: links),
            marks: try count("SELECT count(*) FROM standingHistory WHERE person = ?")
                + count("SELECT count(*) FROM reportAct WHERE person = ?"),
            quietHours: try quietHours(of: person),
            snoozes: try count(
                """
                SELECT count(*) FROM snooze
                WHERE person = ? AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.key = snooze.key)
                """
            ),
            pauses: try pauses().filter { $0.author == person },
            changes: try count("SELECT count(*) FROM change WHERE author = ?"),
            acts: try count("SELECT count(*) FROM act WHERE author = ?"),
            seminars: try count("SELECT count(*) FROM participation WHERE person = ?"),
            invitations: try count(
                "SELECT count(*) FROM invitation WHERE person = ? AND usedAt IS NULL AND revokedAt IS NULL"
            )
        )
    }

    private func count(_ sql: String, for links: [ChatLink]) throws -> Int {
        try links.reduce(0) { count, link in
            try count + (Int.fetchOne(database, sql: sql, arguments: [link.chat.rawValue]) ?? 0)
        }
    }
}
