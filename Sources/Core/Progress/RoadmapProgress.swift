/// How everything stands on a day, as far as somebody may see it: one state for each row, subject and time it falls due.
///
/// Every number about the roadmap is a sum of these cells, so numbers agree wherever they are shown. The numbers of the
/// monthly reports are those of `MonthReports`.
package struct RoadmapProgress: Sendable {
    package let day: CivilDate
    package let scope: ProgressScope
    package let roadmap: Roadmap
    /// In the order of the roadmap, then of time.
    package let lines: [Line]

    /// One undertaking, with the state of each subject that is in scope.
    package struct Line: Sendable {
        package let undertaking: Undertaking
        /// Places in the undertaking's list of subjects.
        let places: [Int]
        /// Beside `places`.
        let states: [ProgressState]

        package var activity: Int { undertaking.activity }
        package var subjects: Int { places.count }
    }

    /// `marks` are the answers to one of the planner's undertakings, by the place of the subject; nil: none at all.
    /// `rows` leaves out every other row.
    package init(
        on day: CivilDate,
        of planner: Planner,
        within scope: ProgressScope,
        rows: Set<Int>? = nil,
        paused: Set<SchoolID>,
        marks: (Int) -> [Standing.State?]?
    ) {
        self.day = day
        self.scope = scope
        roadmap = planner.roadmap
        var places: [ObjectIdentifier: (all: [Int], paused: Set<Int>)] = [:]
        let undertakings = planner.undertakings
        let order = undertakings.indices.filter { rows?.contains(undertakings[$0].activity) ?? true }
        var lines: [Line] = []
        lines.reserveCapacity(order.count)
        for index in order {
            let undertaking = undertakings[index]
            let list = undertaking.subjects
            let known = places[ObjectIdentifier(list)] ?? Self.places(of: list, scope, paused)
            places[ObjectIdentifier(list)] = known
            guard !known.all.isEmpty else { continue }
            let marks = marks(index)
            let open = undertaking.state(on: day, nil)
            let begun = undertaking.state(on: day, .inProgress)
            let states = known.all.map { place -> ProgressState in
                switch marks?[place] {
                case .done?: .done
                case .notApplicable?: .notApplicable
                case .inProgress?: known.paused.contains(place) ? .paused : begun
                case nil: open != .ahead && known.paused.contains(place) ? .paused : open
                }
            }
            lines.append(Line(undertaking: undertaking, places: known.all, states: states))
        }
        let ranks = Dictionary(
            planner.roadmap.activities.enumerated().map { ($1.number, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.lines = lines.sorted { left, right in
            let (first, second) = (left.undertaking, right.undertaking)
            return (ranks[first.activity] ?? .max, first.occurrence.anchor)
                < (ranks[second.activity] ?? .max, second.occurrence.anchor)
        }
    }

    private static func places(of list: SubjectList, _ scope: ProgressScope, _ paused: Set<SchoolID>)
        -> (all: [Int], paused: Set<Int>)
    {
        let all = list.subjects.indices.filter { scope.holds(list.subjects[$0], in: list.homes[$0]) }
        guard !paused.isEmpty else { return (all, []) }
        let withheld = all.filter { place in
            if case .school(let school) = list.subjects[place] { paused.contains(school) } else { false }
        }
        return (all, Set(withheld))
    }
}

extension Undertaking {
    /// The state of a subject that has settled nothing and is on no pause.
    fileprivate func state(on day: CivilDate, _ mark: Standing.State?) -> ProgressState {
        if occurrence.isOverdue(on: day) { return .overdue }
        if mark == .inProgress { return .inProgress }
        return day < begins ? .ahead : .due
    }
}
