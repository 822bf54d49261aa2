internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// What a coordinator's digest tells: what has changed since the one before it, and what needs him now.
struct DigestFacts {
    /// When the one before it was due.
    let since: Date
    /// How many matters have been settled since then.
    var done = 0
    /// How many reports were sent in for the first time.
    var reported = 0
    /// How many became overdue.
    var newlyLate = 0
    /// What was changed of the roadmap and the calendar, the newest last.
    var changes: [ChangeRecord] = []

    /// How much is overdue.
    let overdue: Int
    /// The month whose reports are due and missing.
    let month: Month?
    var silent: Int
    /// Reports that wait for him to look them over.
    var toReview = 0
    /// People of his whom the bot cannot reach.
    var unreached = 0

    var hasNews: Bool { done + reported + changes.count > 0 }
    var isNeeded: Bool { overdue + silent + toReview + unreached > 0 }

    /// By the plan alone.
    init(since: Date, of progress: RoadmapProgress, _ reports: MonthReports?, time: RegionTime) {
        self.since = since
        let before = time.date(of: since)
        overdue = progress.count()[.overdue]
        newlyLate = progress.count { $0.occurrence.deadline >= before }[.overdue]
        month = reports?.month
        silent = reports?.tally.silent ?? 0
    }
}

extension DigestFacts {
    private static let mostChanges = 20

    /// As things stand on a day for whoever coordinates the scope; the news are those until the digest was due, that of a
    /// message shown anew too: what came later is told by the next.
    init(
        for person: Person,
        within scope: ProgressScope,
        since: Date,
        until: Date,
        on day: CivilDate,
        in world: World,
        _ ledger: Ledger
    ) throws {
        let progress = try world.progress(within: scope, on: day, in: ledger)
        let reports = try world.dueReports(on: day, within: scope, in: ledger)
        self.init(since: since, of: progress, reports, time: world.time)
        let settled = try ledger.settled(after: since, through: until)
        if !settled.isEmpty {
            done = progress.cells(in: [.done, .notApplicable]).count { settled.contains($0.obligation.id) }
        }
        let schools = Set(world.roster.schools(within: scope).map(\.id))
        reported = try ledger.firstReports(after: since, through: until).count(where: schools.contains)
        let homes = world.homes(of: person, on: day)
        changes = try ledger.appliedChanges(toRow: nil, limit: Self.mostChanges) { $0.isOfThePlan(of: homes) }
            .filter { change in
                change.state != .undone && change.appliedAt.map { since < $0 && $0 <= until } ?? false
            }
        let reviewed = Set(world.schoolsToReview(by: person.id, on: day).map(\.id))
        // What was sent in waits for him whether the others are late by now or not.
        for month in world.reportedMonths(by: day).suffix(2) where !reviewed.isEmpty {
            toReview += try world.reportMarks(in: month, from: ledger).count {
                reviewed.contains($0.key) && $0.value.stage.isToReview
            }
        }
        let reach = Rights.reach(of: .coverage, for: person, in: .personal)
        let people = Dialogue(world: world).people(within: reach, of: person.id)
        let coverage = Coverage(of: people, reached: try ledger.reachability(), in: world)
        unreached = coverage.unreached
    }
}

extension World {
    /// The reports of the month that was asked about last, where they are due by a day.
    fileprivate func dueReports(on day: CivilDate, within scope: ProgressScope, in ledger: Ledger) throws
        -> MonthReports?
    {
        guard let month = try reportMonth(on: day, in: ledger), let planner = try planner(of: month.year, in: ledger),
            let deadline = planner.reportMonths.first(where: { $0.month == month })?.occurrence.deadline, deadline < day
        else { return nil }
        return try reports(in: month, within: scope, on: day, from: ledger)
    }
}
