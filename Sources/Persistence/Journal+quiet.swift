extension Journal {
    /// Days are `YYYY-MM-DD`, hours of the day are minutes since midnight, instants milliseconds since 1970.
    static let pausesQuietHoursSnoozes = """
        CREATE TABLE pause (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            school TEXT NOT NULL,
            firstDay TEXT NOT NULL,
            lastDay TEXT NOT NULL,
            reason TEXT NOT NULL,
            author TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            liftedAt INTEGER,
            liftedBy TEXT
        ) STRICT;
        CREATE INDEX pauseSchool ON pause(school);

        CREATE TABLE quietHours (
            person TEXT PRIMARY KEY,
            begins INTEGER NOT NULL,
            ends INTEGER NOT NULL,
            setAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE snooze (
            id INTEGER PRIMARY KEY,
            -- The key of the notice it becomes.
            key TEXT NOT NULL,
            activity INTEGER NOT NULL,
            occurrence TEXT NOT NULL,
            subject TEXT NOT NULL,
            person TEXT NOT NULL,
            content TEXT NOT NULL,
            dueAt INTEGER NOT NULL,
            createdAt INTEGER NOT NULL,
            UNIQUE (activity, occurrence, subject, person)
        ) STRICT;
        CREATE INDEX snoozePerson ON snooze(person);
        """
}
