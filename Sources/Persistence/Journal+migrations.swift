internal import GRDB

extension Journal {
    /// Numbered, applied in order, never edited once released: a change is a new migration.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: inbox, outbox, notices, people, standings") { database in
            try database.execute(sql: first)
        }
        migrator.registerMigration("2: changes of the configuration") { database in
            try database.execute(sql: changes)
        }
        migrator.registerMigration("3: pauses, quiet hours, snoozes") { database in
            try database.execute(sql: Self.pausesQuietHoursSnoozes)
        }
        migrator.registerMigration("4: words apart from the outbox") { database in
            try database.execute(sql: Self.wordsApart)
        }
        migrator.registerMigration("5: senders, erasures, places of changes") { database in
            try database.execute(sql: sendersErasuresPlaces)
        }
        migrator.registerMigration("6: monthly reports") { database in
            try database.execute(sql: reports)
        }
        migrator.registerMigration("7: no chats in keys") { database in
            try database.execute(sql: noChatsInKeys)
        }
        migrator.registerMigration("8: seminars") { database in
            try database.execute(sql: seminars)
        }
        migrator.registerMigration("9: roadmaps by year, views of reports by side") { database in
            try database.execute(sql: roadmapsAndSides)
        }
        migrator.registerMigration("10: schools as they were") { database in
            try database.execute(sql: knownSchools)
        }
        migrator.registerMigration("11: whom reports were handed to") { database in
            try database.execute(sql: reportsHanded)
        }
        migrator.registerMigration("12: acts of coordinators") { database in
            try database.execute(sql: acts)
        }
        migrator.registerMigration("13: marks of reports, versions of what progress is made of") { database in
            try database.execute(sql: progress)
            for report in try Int64.fetchAll(database, sql: "SELECT id FROM report") {
                try Ledger(database, ErasureSign()).mark(report)
            }
        }
        migrator.registerMigration("14: menus of chats, digests") { database in
            try database.execute(sql: menus)
            try database.execute(sql: digests)
        }
        migrator.registerMigration("15: what each person did") { database in
            try database.execute(sql: ofPersons)
        }
        return migrator
    }

    /// Instants are milliseconds since 1970. The partial indexes hold only what is still open, so the cost of
    /// claiming and finishing does not grow with the history.
    private static let first = """
        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY,
            receivedAt INTEGER NOT NULL,
            chat INTEGER NOT NULL,
            chatKind TEXT NOT NULL,
            sender INTEGER,
            isBot INTEGER NOT NULL DEFAULT 0,
            happenedAt INTEGER NOT NULL,
            kind TEXT NOT NULL,
            text TEXT,
            message INTEGER,
            replyTo INTEGER,
            details TEXT,
            state TEXT NOT NULL DEFAULT 'new',
            error TEXT,
            handledAt INTEGER
        ) STRICT;
        CREATE INDEX inboxNew ON inbox(id) WHERE state = 'new';

        CREATE TABLE outbox (
            -- Never given twice: the buttons under a message name its entry for as long as the message is there.
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            chat INTEGER NOT NULL,
            lane INTEGER NOT NULL,
            kind TEXT NOT NULL,
            text TEXT,
            target INTEGER,
            details TEXT,
            -- Nothing of it is kept once it has ended: neither the words nor the chat.
            fleeting INTEGER NOT NULL DEFAULT 0,
            state TEXT NOT NULL DEFAULT 'queued',
            reason TEXT,
            createdAt INTEGER NOT NULL,
            notBefore INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            uncertain INTEGER NOT NULL DEFAULT 0,
            takenAt INTEGER,
            message INTEGER,
            endedAt INTEGER
        ) STRICT;
        CREATE INDEX outboxQueued ON outbox(id) WHERE state = 'queued';
        CREATE INDEX outboxSending ON outbox(id) WHERE state = 'sending';

        CREATE TABLE notice (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            activity INTEGER NOT NULL,
            occurrence TEXT NOT NULL,
            subject TEXT NOT NULL,
            recipient TEXT NOT NULL,
            content TEXT NOT NULL,
            dueAt INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            outbox INTEGER REFERENCES outbox(id),
            endedAt INTEGER
        ) STRICT;
        CREATE INDEX noticeObligation ON notice(activity, occurrence, subject, recipient);
        CREATE INDEX noticeOutbox ON notice(outbox) WHERE outbox IS NOT NULL;

        CREATE TABLE standing (
            activity INTEGER NOT NULL,
            occurrence TEXT NOT NULL,
            subject TEXT NOT NULL,
            state TEXT NOT NULL,
            since INTEGER NOT NULL,
            person TEXT,
            PRIMARY KEY (activity, occurrence, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE standingHistory (
            id INTEGER PRIMARY KEY,
            activity INTEGER NOT NULL,
            occurrence TEXT NOT NULL,
            subject TEXT NOT NULL,
            state TEXT,
            at INTEGER NOT NULL,
            person TEXT
        ) STRICT;

        CREATE TABLE chatLink (
            chat INTEGER PRIMARY KEY,
            person TEXT NOT NULL,
            linkedAt INTEGER NOT NULL,
            unreachable TEXT,
            consentVersion TEXT,
            consentAt INTEGER
        ) STRICT;
        CREATE INDEX chatLinkPerson ON chatLink(person, linkedAt);

        CREATE TABLE invitation (
            codeHash TEXT PRIMARY KEY,
            person TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL,
            usedAt INTEGER,
            usedBy INTEGER,
            revokedAt INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX invitationPerson ON invitation(person) WHERE usedAt IS NULL AND revokedAt IS NULL;

        -- What was erased at somebody's wish: that it was done, never what.
        CREATE TABLE erasure (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person TEXT NOT NULL,
            at INTEGER NOT NULL,
            chats INTEGER NOT NULL,
            events INTEGER NOT NULL,
            messages INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE mark (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// A message's row is written anew when it is taken and when it has ended; its words are written once. Apart from
    /// them sixty rows fit a page, so a turn of the courier writes few pages.
    private static let wordsApart = """
        CREATE TABLE outboxWords (
            entry INTEGER PRIMARY KEY REFERENCES outbox(id) ON DELETE CASCADE,
            text TEXT,
            details TEXT
        ) STRICT;
        INSERT INTO outboxWords (entry, text, details)
            SELECT id, text, details FROM outbox WHERE text IS NOT NULL OR details IS NOT NULL;
        ALTER TABLE outbox DROP COLUMN text;
        ALTER TABLE outbox DROP COLUMN details;
        """
}
