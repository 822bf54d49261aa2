/// Which rows a month's request asks of whom: the monthly report itself and the rows that go on all the time.
struct MonthlyRequest {
    let roadmap: Roadmap
    let roster: Roster
    let policy: Policy

    /// Where the report itself has been cancelled, nothing is asked monthly: the rows that go on all the time are asked
    /// about in the report, and a request under another row's number would come to everybody a second time.
    private var rows: [Activity] {
        let reports = roadmap.activities.filter { $0.kind == .monthlyReport }
        guard reports.isEmpty || reports.contains(where: { $0.cancelled == nil }) else { return [] }
        return roadmap.activities.filter { row in
            row.cancelled == nil && (row.kind == .monthlyReport || row.kind == .continuing)
        }
    }

    /// The row the request is filed under; nil where the roadmap has nothing to ask monthly.
    var namingRow: Activity? {
        rows.first { $0.kind == .monthlyReport } ?? rows.first
    }

    /// Everybody who is asked anything in some month.
    var groups: [Duty.Group] {
        let named = Duty.Group.of(rows.flatMap(\.responsibleBodies), in: roster)
        let asksSchools = rows.contains { concernsSchools($0) }
        return asksSchools && !named.contains(.everySchool) ? named + [.everySchool] : named
    }

    func months(for group: Duty.Group) -> [Month] {
        (1...12)
            .filter { !policy.monthly.monthsWithout.contains($0) }
            .compactMap { Month(year: roadmap.year, number: $0) }
            .filter { !rows(for: group, in: $0).isEmpty }
    }

    /// In the order of the roadmap.
    func rows(for group: Duty.Group, in month: Month) -> [Activity] {
        rows.filter { row in
            row.schedule.overlaps(month)
                && (Duty.Group.of(row.responsibleBodies, in: roster).contains(group)
                    || (group == .everySchool && concernsSchools(row)))
        }
    }

    /// The report is the schools' own, whoever the order makes responsible for collecting it.
    private func concernsSchools(_ row: Activity) -> Bool {
        row.kind == .monthlyReport || row.levelSet.contains(.institutional)
            || (row.responsibleBodies + row.audience).contains { roster.body($0)?.reach == .everySchool }
    }
}

extension Planner {
    /// The rows asked about in one month's request, for example to one school.
    package func rowsOfRequest(to subject: Subject, in month: Month) -> [Activity] {
        let group: Duty.Group =
            switch subject {
            case .body(let id): .body(id)
            case .municipality: .everyMunicipality
            case .school: .everySchool
            case .curator: .everyCurator
            }
        return MonthlyRequest(roadmap: roadmap, roster: roster, policy: policy).rows(for: group, in: month)
    }
}
