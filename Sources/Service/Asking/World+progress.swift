internal import Chat
package import Core
internal import Foundation
package import Persistence

/// The state of the region: what commands, digests, pictures and tables are made of.
extension World {
    /// How everything stands on a day, as far as the scope reaches; of one row or of all.
    package func progress(
        within scope: ProgressScope,
        row: Int? = nil,
        on day: CivilDate,
        in ledger: Ledger
    ) throws -> RoadmapProgress {
        let rows = row.map { Set([$0]) }
        let standings = try shelf.standings(of: planner, rows: rows, in: ledger)
        return RoadmapProgress(
            on: day,
            of: planner,
            within: scope,
            rows: rows,
            paused: try ledger.pausedSchools(on: day),
            marks: { standings[$0] }
        )
    }

    /// The reports of a month, as far as the scope reaches; nil where schools report nothing in that month.
    package func reports(in month: Month, within scope: ProgressScope, from ledger: Ledger) throws -> MonthReports? {
        guard let planner = try planner(of: month.year, in: ledger),
            planner.reportMonths.contains(where: { $0.month == month })
        else { return nil }
        let marks = try reportMarks(in: month, by: planner, from: ledger)
        guard scope != .region else { return MonthReports(of: month, schools: roster.schools, marks: marks) }
        let shown = zip(roster.schools, marks).filter { scope.holds($0.0) }
        return MonthReports(of: month, schools: shown.map(\.0), marks: shown.map(\.1))
    }

    /// How one school's reports of some months of the roadmap stand, in the order of the months.
    package func reportMarks(of school: SchoolID, in months: [Month], from ledger: Ledger) throws -> [ReportMark] {
        guard let place = roster.schools.firstIndex(where: { $0.id == school }) else { return [] }
        return try months.map { try reportMarks(in: $0, by: planner, from: ledger)[place] }
    }

    /// Beside the schools of the roster.
    private func reportMarks(in month: Month, by planner: Planner, from ledger: Ledger) throws -> [ReportMark] {
        try shelf.reports(in: month, of: roster.schools, from: ledger, isLate: isLate(in: month, by: planner))
    }

    /// The months of the roadmap whose request has gone out by a day, in order.
    package func reportedMonths(by day: CivilDate) -> [Month] {
        planner.reportMonths.filter { $0.opens <= day }.map(\.month)
    }

    /// Tells whether a moment lies after a month's deadline; never where it has none.
    func isLate(in month: Month, by planner: Planner) -> (Date) -> Bool {
        guard let deadline = planner.reportMonths.first(where: { $0.month == month })?.occurrence.deadline else {
            return { _ in false }
        }
        let end = time.instant(deadline.adding(days: 1), .midnight)
        return { $0 >= end }
    }

    /// What a command of somebody's reaches; nil where it reaches nothing.
    ///
    /// Whoever stands in for a coordinator that day sees what he sees.
    func scope(of person: PersonID, within reach: Rights.Reach, on day: CivilDate) -> ProgressScope? {
        guard reach > .none else { return nil }
        if let coordinated = coordinated(by: person, within: reach, on: day) { return coordinated }
        guard reach == .own else { return nil }
        return .subjects(planner.subjects(of: person, on: day))
    }

    /// The region, or the municipalities that somebody coordinates; nil for everybody else.
    func coordinated(by person: PersonID, within reach: Rights.Reach, on day: CivilDate) -> ProgressScope? {
        let standsInForRegion = regionalCoordinators.contains { roster.isDeputy(person, of: $0, on: day) }
        if reach == .region || standsInForRegion { return .region }
        let places = roster.municipalities.filter { municipality in
            municipality.coordinator.map { $0 == person || roster.isDeputy(person, of: $0, on: day) } ?? false
        }
        return places.isEmpty ? nil : .municipalities(Set(places.map(\.id)))
    }
}
