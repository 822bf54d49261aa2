extension Journal {
    /// What sums over thousands of schools are made of, without reading the acts of each report: where it stands, when it
    /// was first submitted, what it said of each row (`7d15p`).
    ///
    /// Whoever keeps such a sum in memory compares versions. They are drawn and not counted: a number that was rolled
    /// back could come again for something else.
    static let progress = """
        ALTER TABLE report ADD COLUMN stage TEXT NOT NULL DEFAULT 'draft';
        ALTER TABLE report ADD COLUMN firstSubmittedAt INTEGER;
        ALTER TABLE report ADD COLUMN said TEXT NOT NULL DEFAULT '';
        CREATE TABLE reportVersion (
            month TEXT PRIMARY KEY,
            version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER reportMarked AFTER UPDATE OF stage, firstSubmittedAt, said ON report BEGIN
            INSERT OR REPLACE INTO reportVersion (month, version) VALUES (NEW.month, random());
        END;
        CREATE TRIGGER reportRemoved AFTER DELETE ON report BEGIN
            INSERT OR REPLACE INTO reportVersion (month, version) VALUES (OLD.month, random());
        END;

        CREATE TABLE standingVersion (
            activity INTEGER NOT NULL,
            occurrence TEXT NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (activity, occurrence)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO standingVersion (activity, occurrence, version)
            SELECT activity, occurrence, random() FROM standing GROUP BY activity, occurrence;
        CREATE TRIGGER standingSet AFTER INSERT ON standing BEGIN
            INSERT OR REPLACE INTO standingVersion (activity, occurrence, version)
            VALUES (NEW.activity, NEW.occurrence, random());
        END;
        CREATE TRIGGER standingTakenBack AFTER DELETE ON standing BEGIN
            INSERT OR REPLACE INTO standingVersion (activity, occurrence, version)
            VALUES (OLD.activity, OLD.occurrence, random());
        END;
        """
}
