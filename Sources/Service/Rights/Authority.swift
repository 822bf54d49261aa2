internal import Core

/// What a coordinator may decide, by the roster as it is now.
struct Authority {
    let roster: Roster
    let person: PersonID
    /// Those in whose place he stands, and so decides what they may.
    let absentees: Set<PersonID>
    let reach: Rights.Reach

    /// True for himself and those in whose place he stands.
    func speaks(for other: PersonID) -> Bool { other == person || absentees.contains(other) }

    /// True where he, or somebody in whose place he stands, is the coordinator.
    func coordinates(_ municipality: Municipality) -> Bool { municipality.coordinator.map(speaks) ?? false }

    /// True for what concerns a municipality.
    func covers(_ place: MunicipalityID) -> Bool {
        switch reach {
        case .region: true
        case .municipality: roster.municipality(place).map(coordinates) ?? false
        case .own, .none: false
        }
    }

    func covers(_ places: [MunicipalityID]) -> Bool { !places.isEmpty && places.allSatisfy(covers) }

    /// True for a person whom he may invite or put another in place of: a municipal coordinator answers for those who
    /// work in his schools and nowhere else, and for nobody above.
    func covers(_ other: Person) -> Bool {
        if reach == .region { return true }
        guard other.isOfSchools else { return false }
        let schools = roster.schools(of: other.id)
        return covers(schools.map(\.municipality))
    }

    /// True for a person who has something to do with municipalities, but with none of his.
    func isOfOthers(_ other: Person) -> Bool {
        guard reach < .region, other.id != person else { return false }
        let places =
            roster.schools(of: other.id).map(\.municipality)
            + roster.municipalities.filter { $0.coordinator == other.id }.map(\.id)
        return !places.isEmpty && !places.contains(where: covers)
    }

    /// True for a person to whom he may give a school: anybody, except that a municipal coordinator must not bring under
    /// himself whoever has a post above schools.
    func mayEmploy(_ other: Person) -> Bool { reach == .region || other.isOfSchools || other.isUnemployed }
}

extension Person {
    /// True for heads and curators who are nothing else besides.
    fileprivate var isOfSchools: Bool {
        !roles.isEmpty && roles.isSubset(of: [.schoolHead, .curator]) && body == nil
    }

    /// True for whoever has no post in the project.
    fileprivate var isUnemployed: Bool { roles.isEmpty && body == nil }
}

extension ConfigurationChange {
    /// The municipalities it is about; nil where it is about the whole region.
    func places(in roster: Roster, seminars: SeminarPlanner) -> [MunicipalityID]? {
        switch self {
        case .setUpSeminar(let seminar): seminar.invited.places(in: roster)
        case .moveSeminar(let time, _, _, _, _), .callOffSeminar(let time, _, _, _, _):
            seminars.occurrence(time)?.seminar.invited.places(in: roster)
        case .dayOff, .amend, .cancel, .restore, .roster: nil
        case .replaceCurator(_, _, let schools): schools.compactMap { roster.school($0)?.municipality }
        case .deputise(let person, _, _, _), .endDeputies(let person):
            roster.schools(of: person).map(\.municipality)
        case .schoolJoins(let school): [school.municipality]
        case .schoolLeaves(let school): [roster.school(school)?.municipality].compactMap(\.self)
        }
    }

    /// The command by which it is asked for.
    var command: BotCommand {
        switch self {
        case .dayOff: .dayoff
        case .amend: .amend
        case .cancel: .cancel
        case .restore: .restore
        case .replaceCurator: .replace
        case .deputise, .endDeputies: .deputy
        case .schoolJoins, .schoolLeaves: .school
        case .setUpSeminar, .moveSeminar, .callOffSeminar: .seminar
        // A whole roster is the region's, as a day off is.
        case .roster: .dayoff
        }
    }

    /// Whose place somebody takes for a time; he may have that taken back himself.
    var absentee: PersonID? {
        switch self {
        case .deputise(let person, _, _, _), .endDeputies(let person): person
        default: nil
        }
    }
}
