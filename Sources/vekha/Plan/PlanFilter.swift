import Core
import Service

/// Which of the planned notices to show.
struct PlanFilter {
    private let roster: Roster
    private let person: PersonID?
    private let subjects: Set<Subject>?
    /// An organisation's own people also get what is asked of it jointly with another.
    private let workers: Set<PersonID>
    private let activity: Int?
    private let onTime: Bool

    /// Throws: `Refusal` naming the option whose id or number is not known.
    init(person: String?, body: String?, activity: Int?, onTime: Bool, world: World) throws {
        let roster = world.planner.roster
        self.roster = roster
        self.person = try person.map { text in
            guard let id = PersonID(text), roster.person(id) != nil else {
                throw Refusal.input(["--person: found \"\(text)\", expected the id of a person in roster.json"])
            }
            return id
        }
        subjects = try body.map { text in
            let found = Self.subjects(text, in: roster)
            guard !found.isEmpty else {
                let expected = "expected the id of a body, municipality or school in roster.json"
                throw Refusal.input(["--body: found \"\(text)\", \(expected)"])
            }
            return found
        }
        let organisation = body.flatMap { BodyID($0) }.flatMap { roster.body($0) }
        workers = Set(organisation.map { roster.people(of: $0.id).map(\.id) } ?? [])
        if let activity, world.planner.roadmap.activity(activity) == nil {
            throw Refusal.input(["--activity: found \(activity), expected the number of a row in roadmap.json"])
        }
        self.activity = activity
        self.onTime = onTime
    }

    func admits(_ notice: Notice) -> Bool {
        if let person, notice.recipient != person { return false }
        if let subjects, !subjects.contains(notice.obligation.subject), !workers.contains(notice.recipient) {
            return false
        }
        return !(onTime && notice.step.isOverdue)
    }

    func admits(_ planned: PlannedSeminar) -> Bool {
        if let person, planned.recipient != person { return false }
        if let activity, planned.occurrence.seminar.activity != activity { return false }
        guard let subjects else { return true }
        return workers.contains(planned.recipient) || !subjects.isDisjoint(with: answering(planned.recipient))
    }

    /// What somebody answers for.
    private func answering(_ id: PersonID) -> [Subject] {
        let schools = roster.schools(headedBy: id).map { Subject.school($0.id) }
        let places = roster.municipalities.filter { $0.coordinator == id }.map { Subject.municipality($0.id) }
        return schools + places + [.curator(id)]
    }

    /// The coordinators' digests of a day, which are of no row and of no body alone.
    func digests(on day: CivilDate, of world: World) throws -> [PlannedDigest] {
        guard subjects == nil, activity == nil else { return [] }
        return try world.plannedDigests(on: day, onTime: onTime).filter { person == nil || $0.recipient == person }
    }

    /// A row is looked for in whole messages: the month's request speaks of several.
    func admits(_ activities: [Int]) -> Bool {
        activity.map { activities.contains($0) } ?? true
    }

    private static func subjects(_ text: String, in roster: Roster) -> Set<Subject> {
        var subjects: Set<Subject> = []
        if let id = SchoolID(text), roster.school(id) != nil { subjects.insert(.school(id)) }
        if let id = MunicipalityID(text), roster.municipality(id) != nil { subjects.insert(.municipality(id)) }
        if let id = BodyID(text), let body = roster.body(id) {
            switch body.reach {
            case .organisation, .external: subjects.insert(.body(id))
            case .everyMunicipality: subjects.formUnion(roster.municipalities.map { .municipality($0.id) })
            case .everySchool: subjects.formUnion(roster.schools.map { .school($0.id) })
            case .everyCurator: subjects.formUnion(roster.people(in: .curator).map { .curator($0.id) })
            }
        }
        return subjects
    }
}
