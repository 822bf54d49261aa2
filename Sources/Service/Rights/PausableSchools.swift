internal import Core

/// The schools that a person may pause, and how freely.
struct PausableSchools {
    /// In the order of the roster.
    let schools: [School]
    private let coordinated: Set<SchoolID>

    init(of person: PersonID, reach: Rights.Reach, roster: Roster) {
        let own =
            reach == .region
            ? roster.schools
            : roster.municipalities.filter { $0.coordinator == person }.flatMap { roster.schools(in: $0.id) }
        let coordinated = Set(own.map(\.id))
        self.coordinated = coordinated
        schools = roster.schools.filter { coordinated.contains($0.id) || $0.head == person }
    }

    func contains(_ school: SchoolID) -> Bool { schools.contains { $0.id == school } }

    /// True where he coordinates the school; its head may less.
    func isCoordinated(_ school: SchoolID) -> Bool { coordinated.contains(school) }
}

extension Roster {
    /// The school that somebody means by its code or its whole name, as typed: «ш07» is Ш-07. Nothing is guessed.
    func school(typed text: String) -> School? {
        let typed = Body.spellingKey(text)
        guard !typed.isEmpty else { return nil }
        let found = schools.filter { school in
            [school.code, school.shortName, school.name].contains { Body.spellingKey($0) == typed }
        }
        return found.count == 1 ? found.first : nil
    }
}
