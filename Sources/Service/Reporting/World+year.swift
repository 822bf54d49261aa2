internal import Core
internal import Persistence

/// Reports outlive their year: when next year's roadmap is in force, last year's are still sent, looked over and counted.
extension World {
    /// Lays out a year's roadmap: the one in force, or the one that was; nil where none of that year was kept.
    func planner(of year: Int, in ledger: Ledger) throws -> Planner? {
        guard year != roadmap.year else { return planner }
        return try ledger.roadmap(of: year).map { past in
            Planner(roadmap: past, roster: roster, calendar: calendar, policy: planner.policy, time: time)
        }
    }

    /// The month whose request went out last by a day, be it in the year before; nil before the first of all.
    func reportMonth(on day: CivilDate, in ledger: Ledger) throws -> Month? {
        try planner.reportMonth(on: day) ?? planner(of: roadmap.year - 1, in: ledger)?.reportMonth(on: day)
    }
}
