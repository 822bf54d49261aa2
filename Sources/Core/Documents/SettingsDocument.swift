import struct Foundation.TimeZone

/// Reads Config/settings.json.
package enum SettingsDocument {
    /// Reads the file, or throws everything that is wrong with it, under the name given.
    package static func read(
        _ bytes: some Sequence<UInt8>,
        file: String = "settings.json"
    ) throws(Problems) -> Settings {
        let log = ProblemLog(file: file)
        return try log.verdict(read(bytes, log: log))
    }

    static func read(_ bytes: some Sequence<UInt8>, log: ProblemLog) -> Settings? {
        log.read(bytes) { root in
            root.object { fields in
                _ = fields["$schema"].ifPresent?.text()
                let zone = timeZone(fields["timeZone"])
                let language = language(fields["language"])
                let personalData = fields["personalData"].choice(Settings.PersonalData.self)
                let contact = fields["contact"].text()
                let quietHours = fields["quietHours"].object(quietHours)
                let policy = policy(fields, quietHours: quietHours)
                let digest = digest(fields["digest"], policy: policy, quietHours: quietHours)
                let delivery = fields["delivery"].object(delivery)
                let retention = fields["retention"].object(retention)
                guard let zone, let language, let personalData, let contact, let quietHours, let policy, let digest,
                    let delivery, let retention
                else { return nil }
                return Settings(
                    time: RegionTime(zone: zone),
                    language: language,
                    personalData: personalData,
                    policy: policy,
                    quietHours: quietHours,
                    digest: digest,
                    contact: contact,
                    delivery: delivery,
                    retention: retention
                )
            }
        }
    }

    /// A zone of the tz database. Offsets such as `GMT+3` are refused: they do not follow the law when it moves clocks.
    private static func timeZone(_ cursor: JSONCursor) -> TimeZone? {
        let expected = "a time zone of the tz database, such as \"Europe/Moscow\""
        return cursor.readText(Expectation(.timeZone, "", expected)) { name in
            name == "UTC" || name.contains("/") ? TimeZone(identifier: name) : nil
        }
    }

    /// The name of a folder of Messages, so nothing that could lead out of it.
    private static func language(_ cursor: JSONCursor) -> String? {
        let expected = "a language of Messages as two small letters, such as \"ru\""
        return cursor.readText(Expectation(.language, "", expected)) { code in
            code.utf8.count == 2 && code.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
                ? code : nil
        }
    }

    private static func quietHours(_ fields: JSONFields) -> QuietHours? {
        let from = fields["from"].time()
        let to = fields["to"].time()
        guard let from, let to else { return nil }
        return QuietHours(from: from, to: to)
    }

    private static func delivery(_ fields: JSONFields) -> DeliveryLimits? {
        let inFlight = fields["inFlight"].number(in: 1...500)
        // The messenger's paid broadcasts go up to 1,000 a second.
        let all = fields["messagesPerSecond"].limit(upTo: 1_000)
        let chat = fields["chatMessagesPerSecond"].limit(upTo: 1_000)
        let group = fields["groupMessagesPerMinute"].limit(upTo: 60_000)
        guard let inFlight, let all, let chat, let group else { return nil }
        return DeliveryLimits(
            inFlight: inFlight,
            messagesPerSecond: all,
            chatMessagesPerSecond: chat,
            groupMessagesPerMinute: group
        )
    }

    private static func retention(_ fields: JSONFields) -> Retention? {
        let conversation = fields["conversationDays"].number(in: 1...3_650)
        // Buttons under the reminders of a whole year must go on working.
        let ledger = fields["ledgerDays"].number(in: 366...3_650)
        // A change may be taken back for a day, from the old version.
        let backups = fields["backupDays"].ifPresent.map { $0.number(in: 2...3_650) } ?? Retention.standard.backupDays
        guard let conversation, let ledger, let backups else { return nil }
        return Retention(conversationDays: conversation, ledgerDays: ledger, backupDays: backups)
    }
}

extension JSONCursor {
    /// A number, or null where there is to be no limit; the outer nil is a mistake.
    fileprivate func limit(upTo highest: Int) -> Int?? {
        if case .null = value { return .some(nil) }
        return number(in: 1...highest, or: "null for no limit").map { .some($0) }
    }
}
