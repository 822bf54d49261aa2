internal import Core
internal import Persistence

/// Whose report of a month is still to come: whom its reminders and messages go to.
extension World {
    /// The reports of the schools that a person sums up, and of those whose reports he looks over: those he may remind of.
    func nudgeable(by person: Person, in month: Month, on day: CivilDate, from ledger: Ledger) throws -> MonthReports? {
        let scopes = scopes(of: person, on: day)
        let reviewed = Set(schoolsToReview(by: person.id, on: day).map(\.id))
        return try reports(in: month, within: .region, on: day, from: ledger)?.filter { school in
            scopes.contains(nil) || scopes.contains(school.municipality) || reviewed.contains(school.id)
        }
    }

    /// What is asked of those whose report is missing, and the plan it belongs to: a report outlives its year. Nobody is
    /// asked for what a coordinator has closed, nor a school that has left.
    func owed(
        _ reports: MonthReports?,
        in ledger: Ledger
    ) throws -> (planner: Planner, obligations: [Obligation]) {
        guard let reports, let own = try planner(of: reports.month.year, in: ledger) else { return (planner, []) }
        let asked = reports.missing.filter { roster.school($0.id) != nil }
            .compactMap { own.reportObligation(of: $0.id, in: reports.month) }
        return (own, try unsettled(asked, in: ledger))
    }
}

extension MonthReports {
    fileprivate func filter(_ isWanted: (School) -> Bool) -> MonthReports {
        let wanted = zip(schools, marks).filter { school, _ in isWanted(school) }
        return MonthReports(of: month, schools: wanted.map(\.0), marks: wanted.map(\.1))
    }

    /// Those that never sent one, and those whose was returned.
    fileprivate var missing: [School] {
        zip(schools, marks).filter { _, mark in mark.isSilent || mark.stage == .returned }.map(\.0)
    }
}
