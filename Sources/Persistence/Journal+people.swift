extension Journal {
    /// What was told of an outage had the chat in its key, which stays when the chat is forgotten. Where somebody was,
    /// the file is to be written anew.
    static let noChatsInKeys = """
        UPDATE outbox SET key = 'outage/' || id WHERE key LIKE 'outage/%';
        INSERT OR IGNORE INTO mark (name, value) SELECT 'erasureDue', '0' WHERE EXISTS (SELECT 1 FROM erasure);
        """

    /// Who speaks in a chat is known from groups, too: `sender` is the messenger's number of his account. What was
    /// erased before is past the queue that takes names out of the files. `places` are the municipalities that a change
    /// is about, as a list in JSON. The marks keep an id from being given twice, whoever had it first.
    static let sendersErasuresPlaces = """
        ALTER TABLE chatLink ADD COLUMN sender INTEGER;
        UPDATE chatLink SET sender = chat WHERE chat > 0;
        CREATE INDEX chatLinkSender ON chatLink(sender) WHERE sender IS NOT NULL;

        ALTER TABLE erasure ADD COLUMN namesErasedAt INTEGER;
        UPDATE erasure SET namesErasedAt = at;

        ALTER TABLE change ADD COLUMN places TEXT;

        INSERT OR REPLACE INTO mark (name, value)
        SELECT 'lastNewPerson', CAST(last AS TEXT) FROM (
            SELECT max(CAST(substr(id, 7) AS INTEGER)) AS last FROM (
                SELECT person AS id FROM chatLink UNION SELECT person FROM invitation
                UNION SELECT recipient FROM notice UNION SELECT person FROM standingHistory
                UNION SELECT author FROM change UNION SELECT author FROM pause UNION SELECT person FROM erasure
                UNION SELECT json_extract(payload, '$.schoolJoins._0.head.known._0') FROM change
            ) WHERE id GLOB 'p-new-[0-9]*'
        ) WHERE last IS NOT NULL;
        INSERT OR REPLACE INTO mark (name, value)
        SELECT 'lastNewSchool', CAST(last AS TEXT) FROM (
            SELECT max(CAST(substr(id, 7) AS INTEGER)) AS last FROM (
                SELECT substr(subject, 8) AS id FROM notice UNION SELECT substr(subject, 8) FROM standingHistory
                UNION SELECT school FROM pause UNION SELECT json_extract(payload, '$.schoolJoins._0.id') FROM change
            ) WHERE id GLOB 's-new-[0-9]*'
        ) WHERE last IS NOT NULL;
        """

    /// Whoever asks what is kept of him is answered without reading what everybody else did.
    static let ofPersons = """
        CREATE INDEX reportActPerson ON reportAct(person) WHERE person IS NOT NULL;
        CREATE INDEX standingHistoryPerson ON standingHistory(person) WHERE person IS NOT NULL;
        """
}
