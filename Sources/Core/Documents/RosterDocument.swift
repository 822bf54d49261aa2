/// Reads Config/roster.json.
package enum RosterDocument {
    /// Reads the file, or throws everything that is wrong with it, under the name given.
    package static func read(
        _ bytes: some Sequence<UInt8>,
        file: String = "roster.json"
    ) throws(Problems) -> Roster {
        let log = ProblemLog(file: file)
        return try log.verdict(read(bytes, log: log)?.roster)
    }

    static func read(_ bytes: some Sequence<UInt8>, log: ProblemLog) -> Outcome? {
        log.read(bytes) { root in
            root.object { fields in
                var reader = RosterReader()
                return reader.roster(fields)
            }
        }
    }

    /// What could be read, mistakes or no mistakes.
    struct Outcome {
        /// Without the items that have mistakes; nil where a whole section is missing.
        let roster: Roster?
        /// Every body named in the file, so that references to one with a mistake do not count as mistakes too; nil
        /// where the section of bodies is missing.
        let bodies: Set<BodyID>?
    }
}
