extension Journal {
    /// `seminarEvent` is a seminar as last published, `participation` what is known of one person and one time of it,
    /// `seminarTalk` what a chat is being asked. `occurrence` is `seminar/once` or `seminar/2022-03`.
    static let seminars = """
        CREATE TABLE seminarEvent (
            occurrence TEXT PRIMARY KEY,
            details TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            startsAt INTEGER NOT NULL,
            -- Everything about it has been decided.
            isClosed INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX seminarEventOpen ON seminarEvent(startsAt) WHERE isClosed = 0;

        CREATE TABLE participation (
            occurrence TEXT NOT NULL REFERENCES seminarEvent(occurrence) ON DELETE CASCADE,
            person TEXT NOT NULL,
            answer TEXT,
            -- Who comes instead: somebody of the roster, or a name as it was typed.
            deputy TEXT,
            deputyName TEXT,
            -- The version of the seminar that was answered about.
            sequence INTEGER NOT NULL DEFAULT 0,
            answeredAt INTEGER,
            cameAt INTEGER,
            markedBy TEXT,
            isUseful INTEGER,
            PRIMARY KEY (occurrence, person)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX participationPerson ON participation(person);

        CREATE TABLE seminarTalk (
            chat INTEGER PRIMARY KEY,
            talk TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        """
}
