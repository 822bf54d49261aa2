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
        let asked = reports.unfinished.filter { roster.school($0.school.id) != nil }
            .compactMap { own.reportObligation(of: $0.school.id, in: reports.month) }
        return (own, try unsettled(asked, in: ledger))
    }
}
