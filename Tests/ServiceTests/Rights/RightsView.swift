import Core

/// What somebody may read of the invented region, and whom he may cause to be written to.
struct RightsView: Sendable {
    let person: PersonID
    let schools: [School]
    /// The municipalities that he coordinates.
    let coordinated: Set<MunicipalityID>
    /// What is nobody's but others': codes, names and ids of schools, people, municipalities and their seminars.
    let foreign: Set<String>
    let circle: Set<PersonID>

    init(of person: PersonID, in roster: Roster) {
        let isOfRegion = roster.people(in: .regionalCoordinator).contains { $0.id == person }
        let coordinated = Set(roster.municipalities.filter { $0.coordinator == person }.map(\.id))
        let schools = roster.schools.filter { school in
            isOfRegion || coordinated.contains(school.municipality) || [school.head, school.curator].contains(person)
        }
        let homes = coordinated.union(schools.map(\.municipality))
        let above = roster.municipalities.filter { homes.contains($0.id) }.compactMap(\.coordinator)
        let people = Set(schools.flatMap { [$0.head, $0.curator].compactMap(\.self) } + above + [person])
        let ids = Set(schools.map(\.id))
        self.person = person
        self.schools = schools
        self.coordinated = coordinated
        let region = roster.people.filter { $0.body != nil }.map(\.id)
        circle = people.union(region)
        foreign = Self.marks(
            of: roster.schools.filter { !ids.contains($0.id) },
            people: roster.people.map(\.id).filter { !people.contains($0) && !region.contains($0) },
            places: roster.municipalities.filter { !homes.contains($0.id) }
        )
    }

    /// Everything by which anything in the region can be told from anything else; each is one word.
    static func marks(in roster: Roster) -> Set<String> {
        let people = roster.people.filter { $0.body == nil }.map(\.id)
        return marks(of: roster.schools, people: people, places: roster.municipalities)
    }

    private static func marks(of schools: [School], people: [PersonID], places: [Municipality]) -> Set<String> {
        let ofSchools = schools.flatMap { [$0.code, $0.id.rawValue, String($0.shortName.split(separator: " ")[1])] }
        let ofPlaces = places.flatMap { place in
            let name = String(place.name.split(separator: " ")[1])
            return [place.id.rawValue, name] + RightsStage.seminarWords(of: place.id)
        }
        return Set(ofSchools + people.flatMap { ["\($0)", "Ф\($0)"] } + ofPlaces)
    }
}
