/// Reads and writes Config/seminars.json.
package enum SeminarsDocument {
    package static let file = "seminars.json"

    /// A folder without the file has no seminars; the first one is written into this.
    static let empty = JSONValue.object([
        JSONValue.Member("$schema", .string("schema/seminars.schema.json")), JSONValue.Member("seminars", .array([])),
    ])

    /// Reads the file, or throws everything that is wrong with it, under the name given.
    ///
    /// Rows, people, schools and municipalities have to be those of the roadmap and the roster, where they are given.
    package static func read(
        _ bytes: some Sequence<UInt8>,
        file: String = Self.file,
        roster: Roster?,
        roadmap: Roadmap?
    ) throws(Problems) -> [Seminar] {
        let log = ProblemLog(file: file)
        return try log.verdict(read(bytes, log: log, roster: roster, roadmap: roadmap))
    }

    static func read(
        _ bytes: some Sequence<UInt8>,
        log: ProblemLog,
        roster: Roster?,
        roadmap: Roadmap?
    ) -> [Seminar]? {
        log.read(bytes) { root in
            root.object { fields in
                _ = fields["$schema"].ifPresent?.text()
                var reader = SeminarReader(roster: roster, roadmap: roadmap)
                return fields["seminars"].list(of: "seminars") { reader.seminar($0) }
            }
        }
    }
}
