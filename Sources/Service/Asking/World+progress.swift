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

    /// The reports of a month as they stand on a day, as far as the scope reaches; nil where schools report nothing in that
    /// month.
    package func reports(
        in month: Month,
        within scope: ProgressScope,
        on day: CivilDate,
        from ledger: Ledger
    ) throws -> MonthReports? {
        guard let planner = try planner(of: month.year, in: ledger),
            let occurrence = planner.reportMonths.first(where: { $0.month == month })?.occurrence
        else { return nil }
        let marks = try reportMarks(in: month, by: planner, from: ledger)
        let schools = schools(
            of: month,
            by: planner,
            here: roster.schools(within: scope),
            asked: try asked(in: month, by: planner, on: day, from: ledger),
            closed: try closed(in: month, by: planner, from: ledger),
            gone: try shelf.gone(from: roster, in: ledger).filter { scope.holds($0.school) },
            hasSubmitted: { marks[$0]?.isSilent == false }
        )
        return MonthReports(
            of: month,
            schools: schools,
            marks: schools.map { marks[$0.id] ?? .none },
            isOver: occurrence.isOverdue(on: day)
        )
    }

    /// How one school's reports of some months of the roadmap stand, in the order of the months.
    package func reportMarks(of school: SchoolID, in months: [Month], from ledger: Ledger) throws -> [ReportMark] {
        try months.map { try reportMarks(in: $0, by: planner, from: ledger)[school] ?? .none }
    }

    /// How each report begun for a month stands.
    func reportMarks(in month: Month, from ledger: Ledger) throws -> [SchoolID: ReportMark] {
        try planner(of: month.year, in: ledger).map { try reportMarks(in: month, by: $0, from: ledger) } ?? [:]
    }

    private func reportMarks(in month: Month, by planner: Planner, from ledger: Ledger) throws -> [SchoolID: ReportMark]
    {
        try shelf.reports(in: month, from: ledger, isLate: isLate(in: month, by: planner))
    }

    /// The schools that a month's reports are counted of, out of those `here` in the roster and those `gone` from it.
    ///
    /// Whoever joined after the month was asked nothing of it, nor is anybody whose report a coordinator has closed;
    /// whoever has left is missed only if he was there when the report was due.
    func schools(
        of month: Month,
        by planner: Planner,
        here: [School],
        asked: Set<SchoolID>,
        closed: Set<SchoolID>,
        gone: [KnownSchool],
        hasSubmitted: (SchoolID) -> Bool
    ) -> [School] {
        let deadline = planner.reportMonths.first { $0.month == month }?.occurrence.deadline
        let stayed = here.filter { school in
            (asked.isEmpty || asked.contains(school.id)) && !closed.contains(school.id) || hasSubmitted(school.id)
        }
        let left = gone.filter { known in
            if hasSubmitted(known.school.id) { return true }
            guard asked.contains(known.school.id), !closed.contains(known.school.id), let deadline else { return false }
            return time.date(of: known.seenAt) >= deadline
        }
        return stayed + left.map(\.school)
    }

    /// Whom anybody was told of a month's request to, or would have been but for a reason; empty before it goes out.
    func asked(in month: Month, by planner: Planner, on day: CivilDate? = nil, from ledger: Ledger) throws -> Set<
        SchoolID
    > {
        guard let row = reportRow(in: month, by: planner) else { return [] }
        let isOver = day.flatMap { self.planner.reportMonth(on: $0) }.map { month < $0 } ?? false
        return try shelf.asked(in: month, isOver: isOver) { try ledger.schoolsAsked(of: row, in: month.description) }
    }

    /// Whose report of a month a coordinator has closed.
    func closed(in month: Month, by planner: Planner, from ledger: Ledger) throws -> Set<SchoolID> {
        guard let row = reportRow(in: month, by: planner) else { return [] }
        let decisions = try ledger.lastDecisions(ofRow: row, in: month.description)
        let closed = try decisions.compactMap { subject, decision -> SchoolID? in
            guard case .school(let school) = subject, let id = decision.act?.obligation else { return nil }
            return decision.closes(try ledger.standing(of: id)) ? school : nil
        }
        return Set(closed)
    }

    /// The row under which a month's reports are asked for.
    private func reportRow(in month: Month, by planner: Planner) -> Int? {
        roster.schools.first.flatMap { planner.reportObligation(of: $0.id, in: month)?.activity }
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
    func scope(of command: BotCommand, for person: Person, in kind: ChatKind, on day: CivilDate) -> ProgressScope? {
        let authority = authority(of: person, for: command, in: kind, on: day)
        switch authority.reach {
        case .region: return .region
        case .municipality: return authority.places.flatMap { $0.isEmpty ? nil : .municipalities(Set($0)) }
        case .own: return .subjects(planner.subjects(of: person.id, on: day))
        case .none: return nil
        }
    }

    /// The municipalities that somebody has to do with on a day; nil for whoever has to do with all of them.
    func homes(of person: Person, on day: CivilDate) -> Set<MunicipalityID>? {
        switch scope(of: .week, for: person, in: .personal, on: day) {
        case .region?: return nil
        case .municipalities(let places)?: return places
        case .subjects(let subjects)?: return Set(subjects.compactMap { roster.home(of: $0) })
        case nil: return []
        }
    }
}

extension ChangeRecord {
    /// True for a change of the plan that is some municipalities' business: a seminar of others' is not.
    func isOfThePlan(of homes: Set<MunicipalityID>?) -> Bool {
        guard change?.isOfThePlan ?? false else { return false }
        guard let homes, let places else { return true }
        return !homes.isDisjoint(with: places)
    }
}
