/// Reads and writes Config/roadmap.json.
package enum RoadmapDocument {
    /// Reads the file, or throws everything that is wrong with it, under the name given.
    ///
    /// Activities may refer to these bodies of the roster only; nil where there is no roster to ask.
    package static func read(
        _ bytes: some Sequence<UInt8>,
        file: String = "roadmap.json",
        bodies: [Body]?
    ) throws(Problems) -> Roadmap {
        let log = ProblemLog(file: file)
        return try log.verdict(read(bytes, log: log, bodies: bodies.map { Set($0.map(\.id)) }))
    }

    static func read(_ bytes: some Sequence<UInt8>, log: ProblemLog, bodies: Set<BodyID>?) -> Roadmap? {
        log.read(bytes) { root in
            root.object { fields in
                _ = fields["$schema"].ifPresent?.text()
                let id = fields["id"].identifier(RoadmapID.self)
                let title = fields["title"].text()
                let order = fields["order"].text()
                let year = fields["year"].number(in: DocumentYears.range)
                var reader = ActivityReader(year: year, bodies: bodies)
                let activities = fields["activities"].list(of: "activities", notEmpty: true) { reader.activity($0) }
                guard let id, let title, let order, let year, let activities else { return nil }
                return Roadmap(id: id, title: title, order: order, year: year, activities: activities)
            }
        }
    }
}

/// The years a document may speak of: a slip such as 20222 or 222 is caught, no real plan is.
enum DocumentYears {
    static let range = 2000...2099
}
