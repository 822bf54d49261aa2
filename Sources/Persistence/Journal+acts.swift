extension Journal {
    /// `act` is something a coordinator does in chat, from the first question to its end; `actMessage` is what it has
    /// sent, by the keys of notices or of entries of the outbox, so that it can be told what became of them and what has
    /// not left can be called back. `words` is what the coordinator typed; `places` are the municipalities that he
    /// coordinated then, as a list in JSON; `earlier` is how the obligation stood before.
    static let acts = """
        CREATE TABLE act (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            author TEXT NOT NULL,
            chat INTEGER NOT NULL,
            kind TEXT NOT NULL,
            payload TEXT NOT NULL,
            words TEXT,
            row INTEGER,
            occurrence TEXT,
            subject TEXT,
            places TEXT,
            state TEXT NOT NULL,
            message INTEGER,
            earlier TEXT,
            people INTEGER NOT NULL DEFAULT 0,
            proposedAt INTEGER NOT NULL,
            doneAt INTEGER,
            undoneAt INTEGER
        ) STRICT;
        CREATE INDEX actAsked ON act(chat) WHERE state = 'asked';
        CREATE INDEX actDone ON act(row, occurrence, subject) WHERE doneAt IS NOT NULL;

        CREATE TABLE actMessage (
            act INTEGER NOT NULL REFERENCES act(id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            person TEXT NOT NULL,
            PRIMARY KEY (act, key)
        ) STRICT, WITHOUT ROWID;

        -- Why somebody was or was not written to about a row.
        CREATE INDEX noticeRecipient ON notice(recipient, activity);
        CREATE INDEX standingHistoryObligation ON standingHistory(activity, occurrence, subject);
        """
}
