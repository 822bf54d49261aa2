/// One time a row falls due, for all the subjects of a kind that it then falls on: what a list of thousands of
/// obligations is written as.
package struct Undertaking: Sendable {
    /// The row that gives the obligations their name.
    package let activity: Int
    package let occurrence: Occurrence
    package let demand: Obligation.Demand
    /// The first day on which there is something to do.
    package let begins: CivilDate
    package let subjects: SubjectList

    package func obligation(of subject: Subject) -> Obligation {
        Obligation(activity: activity, occurrence: occurrence, subject: subject, demand: demand)
    }

    /// True for the reports that schools fill in; others mark their work of the month by a button.
    package var isOfSchoolReports: Bool {
        if demand == .report, case .school? = subjects.subjects.first { true } else { false }
    }

    /// The month it is counted under: the report's own, or that of the deadline.
    package var month: Month {
        (demand == .report ? Month(iso: occurrence.id) : nil) ?? Month(of: occurrence.deadline)
    }
}

/// Subjects of one kind, in the order of the roster, each with the municipality it is counted under. One object for all
/// undertakings of the kind, so that what is looked up of it is looked up once.
package final class SubjectList: Sendable {
    package let subjects: [Subject]
    /// By place; nil for the organisations of the region.
    package let homes: [MunicipalityID?]
    private let places: [String: Int]

    init(_ subjects: [Subject], in roster: Roster) {
        self.subjects = subjects
        homes = subjects.map(roster.home)
        places = Dictionary(
            subjects.enumerated().map { ($1.description, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The place of a subject by its `description`.
    package func place(of written: String) -> Int? { places[written] }
}

extension Roster {
    /// Where a subject is counted: each in one municipality, so that sums agree. A curator of several counts where the
    /// first of his schools is.
    package func home(of subject: Subject) -> MunicipalityID? {
        switch subject {
        case .body: nil
        case .municipality(let id): id
        case .school(let id): school(id)?.municipality
        case .curator(let id): schools(curatedBy: id).first?.municipality
        }
    }
}

extension Planner {
    /// Everything the year asks for, in the order of the duties and then of time.
    package var undertakings: [Undertaking] { laidOut.value }

    /// Whoever owes anything and is counted under a municipality; nil: the organisations of the region.
    package func subjects(at home: MunicipalityID?) -> [Subject] {
        var seen: Set<ObjectIdentifier> = []
        let lists = undertakings.map(\.subjects).filter { seen.insert(ObjectIdentifier($0)).inserted }
        var known: Set<Subject> = []
        return lists.flatMap { list in
            list.subjects.indices.lazy.filter { list.homes[$0] == home }.map { list.subjects[$0] }
        }
        .filter { known.insert($0).inserted }
    }

    /// All that a person answers for: his schools, those he looks after, his municipality, his organisation; and those of
    /// whom he stands in for on the day.
    package func subjects(of person: PersonID, on day: CivilDate) -> Set<Subject> {
        let people = [person] + directory.deputised(by: person, on: day)
        let tied = people.flatMap { person in duties.flatMap { directory.ties(of: person, to: $0).map(\.subject) } }
        return Set(tied + people.flatMap(roster.schools(of:)).map { .school($0.id) })
    }

    static func undertakings(of duties: [Duty], _ directory: RecipientDirectory) -> [Undertaking] {
        var lists: [Duty.Group: SubjectList] = [:]
        return duties.flatMap { duty in
            let list = lists[duty.group] ?? SubjectList(directory.subjects(of: duty.group), in: directory.roster)
            lists[duty.group] = list
            return duty.terms.map { term in
                Undertaking(
                    activity: duty.activity.number,
                    occurrence: term.occurrence,
                    demand: duty.demand,
                    begins: term.begins,
                    subjects: list
                )
            }
        }
    }
}
