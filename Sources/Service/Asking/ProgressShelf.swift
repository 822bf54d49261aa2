internal import Core
internal import Foundation
internal import Persistence
internal import Synchronization

/// What the journal says of progress, kept in memory row by row and month by month for as long as it stands unchanged
/// there: a question reads only what has changed since the last one. Belongs to one world, whose order of subjects it has.
final class ProgressShelf: Sendable {
    private struct State {
        /// The planner's undertakings, by place, whose answers are filed under a key.
        var places: [StandingsKey: [Int]] = [:]
        var standings: [StandingsKey: (version: Int64, marks: [Int: [Standing.State?]])] = [:]
        /// Beside the schools of the roster.
        var reports: [Month: (version: Int64, marks: [ReportMark])] = [:]
        var schools: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// The answers to each undertaking of the rows asked for, by its place; none for those nobody has answered for.
    func standings(of planner: Planner, rows: Set<Int>?, in ledger: Ledger) throws -> [Int: [Standing.State?]] {
        let undertakings = planner.undertakings
        let places = state.withLock { state in
            if state.places.isEmpty {
                state.places = Dictionary(grouping: undertakings.indices) { StandingsKey(undertakings[$0]) }
            }
            return state.places
        }
        var found: [Int: [Standing.State?]] = [:]
        for (key, version) in try ledger.standingVersions() where rows?.contains(key.activity) ?? true {
            guard let places = places[key] else { continue }
            let kept = state.withLock { $0.standings[key] }
            if let kept, kept.version == version {
                found.merge(kept.marks) { $1 }
                continue
            }
            var marks = Dictionary(
                uniqueKeysWithValues: places.map { place in
                    (place, [Standing.State?](repeating: nil, count: undertakings[place].subjects.subjects.count))
                }
            )
            try ledger.eachStanding(of: key) { subject, state in
                for place in places {
                    guard let subject = undertakings[place].subjects.place(of: subject) else { continue }
                    marks[place]?[subject] = state
                }
            }
            found.merge(marks) { $1 }
            let read = marks
            state.withLock { $0.standings[key] = (version, read) }
        }
        return found
    }

    /// How the report of each school of the roster stands for a month.
    func reports(
        in month: Month,
        of schools: [School],
        from ledger: Ledger,
        isLate: (Date) -> Bool
    ) throws -> [ReportMark] {
        guard let version = try ledger.reportVersion(of: month) else {
            return Array(repeating: .none, count: schools.count)
        }
        if let kept = state.withLock({ $0.reports[month] }), kept.version == version { return kept.marks }
        let places = state.withLock { state in
            if state.schools.isEmpty {
                state.schools = Dictionary(
                    schools.enumerated().map { ($1.id.rawValue, $0) },
                    uniquingKeysWith: { first, _ in first }
                )
            }
            return state.schools
        }
        var marks = [ReportMark](repeating: .none, count: schools.count)
        try ledger.eachReportMark(in: month, isLate: isLate) { school, mark in
            if let place = places[school] { marks[place] = mark }
        }
        let read = marks
        state.withLock { $0.reports[month] = (version, read) }
        return marks
    }
}

extension StandingsKey {
    fileprivate init(_ undertaking: Undertaking) {
        self.init(activity: undertaking.activity, occurrence: undertaking.occurrence.id)
    }
}
