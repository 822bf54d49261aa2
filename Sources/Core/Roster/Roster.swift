/// Who is who: bodies, municipalities, schools and people, with everything cross-referenced already checked.
///
/// Look-ups are by dictionary, so planning for ten thousand schools stays linear.
package struct Roster: Sendable {
    package let bodies: [Body]
    package let municipalities: [Municipality]
    package let schools: [School]
    package let people: [Person]
    package let deputies: [Deputy]

    private let bodyByID: [BodyID: Body]
    private let municipalityByID: [MunicipalityID: Municipality]
    private let schoolByID: [SchoolID: School]
    private let personByID: [PersonID: Person]
    private let schoolsByCurator: [PersonID: [School]]
    private let schoolsByHead: [PersonID: [School]]
    private let schoolsByMunicipality: [MunicipalityID: [School]]
    private let peopleByBody: [BodyID: [Person]]
    /// Made for the first who looks for a school: most rosters are only planned for.
    let search: Lazily<SchoolSearch>

    package init(
        bodies: [Body],
        municipalities: [Municipality],
        schools: [School],
        people: [Person],
        deputies: [Deputy] = []
    ) {
        self.bodies = bodies
        self.municipalities = municipalities
        self.schools = schools
        self.people = people
        self.deputies = deputies
        bodyByID = Dictionary(bodies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        municipalityByID = Dictionary(municipalities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        schoolByID = Dictionary(schools.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        personByID = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        schoolsByCurator = Dictionary(grouping: schools.filter { $0.curator != nil }, by: { $0.curator ?? $0.head })
        schoolsByHead = Dictionary(grouping: schools, by: \.head)
        schoolsByMunicipality = Dictionary(grouping: schools, by: \.municipality)
        var peopleByBody: [BodyID: [Person]] = [:]
        for person in people {
            if let body = person.body { peopleByBody[body, default: []].append(person) }
        }
        self.peopleByBody = peopleByBody
        search = Lazily { SchoolSearch(schools, in: municipalities) }
    }

    package func body(_ id: BodyID) -> Body? { bodyByID[id] }
    package func municipality(_ id: MunicipalityID) -> Municipality? { municipalityByID[id] }
    package func school(_ id: SchoolID) -> School? { schoolByID[id] }
    package func person(_ id: PersonID) -> Person? { personByID[id] }
    package func schools(curatedBy person: PersonID) -> [School] { schoolsByCurator[person] ?? [] }
    package func schools(headedBy person: PersonID) -> [School] { schoolsByHead[person] ?? [] }
    /// Those he heads, then those he looks after.
    package func schools(of person: PersonID) -> [School] { schools(headedBy: person) + schools(curatedBy: person) }
    package func schools(in municipality: MunicipalityID) -> [School] { schoolsByMunicipality[municipality] ?? [] }
    package func people(of body: BodyID) -> [Person] { peopleByBody[body] ?? [] }
    /// False where nobody of the roster would hear of a body's duties.
    package func reachesSomebody(_ body: Body) -> Bool {
        switch body.reach {
        case .organisation: people(of: body.id).contains { $0.roles != [.observer] }
        case .external: false
        case .everyMunicipality: municipalities.contains { $0.coordinator != nil }
        case .everySchool: !schools.isEmpty
        case .everyCurator: people.contains { $0.roles.contains(.curator) }
        }
    }

    /// Who gets a person's messages where he cannot be reached, in the order of the roster.
    package func standIns(for person: PersonID) -> [PersonID] {
        deputies.filter { $0.person == person && $0.isForAbsence }.map(\.deputy)
    }

    package func people(in role: Role) -> [Person] { people.filter { $0.roles.contains(role) } }
}
