internal import Core

/// The schools that a person may pause, and how freely.
struct PausableSchools {
    /// In the order of the roster.
    let schools: [School]
    private let ids: Set<SchoolID>
    private let coordinated: Set<SchoolID>

    init(of person: PersonID, reach: Rights.Reach, roster: Roster) {
        let own =
            reach == .region
            ? roster.schools
            : roster.municipalities.filter { $0.coordinator == person }.flatMap { roster.schools(in: $0.id) }
        let coordinated = Set(own.map(\.id))
        self.coordinated = coordinated
        schools = roster.schools.filter { coordinated.contains($0.id) || $0.head == person }
        ids = Set(schools.map(\.id))
    }

    func contains(_ school: SchoolID) -> Bool { ids.contains(school) }

    /// True where he coordinates the school; its head may less.
    func isCoordinated(_ school: SchoolID) -> Bool { coordinated.contains(school) }
}
