extension Journal {
    /// Acts are only added. A month is `YYYY-MM`; the chat is forgotten when its owner's data is erased.
    static let reports = """
        CREATE TABLE report (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            school TEXT NOT NULL,
            month TEXT NOT NULL,
            openedAt INTEGER NOT NULL,
            UNIQUE (school, month)
        ) STRICT;
        CREATE INDEX reportMonth ON report(month);
        CREATE TABLE reportAct (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
            at INTEGER NOT NULL,
            person TEXT,
            chat INTEGER,
            kind TEXT NOT NULL,
            act TEXT NOT NULL
        ) STRICT;
        CREATE INDEX reportActReport ON reportAct(report);
        CREATE INDEX reportActSubmitted ON reportAct(id) WHERE kind = 'submitted';

        -- What a chat shows of a report, and what it waits to be told.
        CREATE TABLE reportView (
            chat INTEGER PRIMARY KEY,
            report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
            message INTEGER,
            entry INTEGER,
            shown TEXT,
            awaited TEXT
        ) STRICT;
        """

    /// Roadmaps are filed under their year. A chat fills one report in and looks another over at the same time; the view
    /// written last has the highest rowid.
    static let roadmapsAndSides = """
        CREATE TABLE roadmap (
            id INTEGER PRIMARY KEY,
            document TEXT NOT NULL
        ) STRICT;

        ALTER TABLE reportView RENAME TO reportViewBefore;
        CREATE TABLE reportView (
            chat INTEGER NOT NULL,
            side TEXT NOT NULL,
            report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
            message INTEGER,
            entry INTEGER,
            shown TEXT,
            awaited TEXT,
            PRIMARY KEY (chat, side)
        ) STRICT;
        INSERT INTO reportView (chat, side, report, message, entry, shown, awaited)
            SELECT chat, CASE awaited WHEN 'remark' THEN 'reviewing' ELSE 'filling' END,
                report, message, entry, shown, awaited
            FROM reportViewBefore;
        DROP TABLE reportViewBefore;
        """

    /// A month counts those that took part in it, the roster of today or not.
    static let knownSchools = """
        CREATE TABLE knownSchool (
            id TEXT PRIMARY KEY,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            shortName TEXT NOT NULL,
            municipality TEXT NOT NULL,
            head TEXT NOT NULL,
            seenAt INTEGER NOT NULL
        ) STRICT;
        """

    /// `people` is a list of ids.
    static let reportsHanded = """
        CREATE TABLE reportHanded (
            report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,
            people TEXT NOT NULL
        ) STRICT;
        """
}
