extension Journal {
    /// `content` is a file sent in, kept until its change has ended: a roster is full of people.
    static let changes = """
        CREATE TABLE change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            author TEXT NOT NULL,
            chat INTEGER NOT NULL,
            row INTEGER,
            payload TEXT NOT NULL,
            content BLOB,
            state TEXT NOT NULL,
            reason TEXT,
            message INTEGER,
            proposedAt INTEGER NOT NULL,
            decidedAt INTEGER,
            appliedAt INTEGER,
            endedAt INTEGER,
            before TEXT,
            after TEXT,
            backup TEXT
        ) STRICT;
        CREATE INDEX changePending ON change(id) WHERE state IN ('received', 'accepted', 'undoing');
        CREATE INDEX changeRow ON change(row) WHERE row IS NOT NULL;
        """
}
