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
                guard let zone, let language, let personalData, let contact, let quietHours, let policy else {
                    return nil
                }
                return Settings(
                    time: RegionTime(zone: zone),
                    language: language,
                    personalData: personalData,
                    policy: policy,
                    quietHours: quietHours,
                    contact: contact
                )
            }
        }
    }

    /// A zone of the tz database. Offsets such as `GMT+3` are refused: they do not follow the law when it moves clocks.
    private static func timeZone(_ cursor: JSONCursor) -> TimeZone? {
        cursor.readText("a time zone of the tz database, such as \"Europe/Moscow\"") { name in
            name == "UTC" || name.contains("/") ? TimeZone(identifier: name) : nil
        }
    }

    /// The name of a folder of Messages, so nothing that could lead out of it.
    private static func language(_ cursor: JSONCursor) -> String? {
        cursor.readText("a language of Messages as two small letters, such as \"ru\"") { code in
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
}
