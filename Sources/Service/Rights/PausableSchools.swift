internal import Core

/// The schools that a person may pause, and how freely.
struct PausableSchools {
    /// In the order of the roster.
    let schools: [School]
    private let ids: Set<SchoolID>
    private let coordinated: Set<SchoolID>

    init(by authority: Authority) {
        let coordinated = Set(authority.schools.map(\.id))
        self.coordinated = coordinated
        schools = authority.roster.schools.filter { coordinated.contains($0.id) || authority.speaks(for: $0.head) }
        ids = Set(schools.map(\.id))
    }

    func contains(_ school: SchoolID) -> Bool { ids.contains(school) }

    /// True where he coordinates the school; its head may less.
    func isCoordinated(_ school: SchoolID) -> Bool { coordinated.contains(school) }
}
