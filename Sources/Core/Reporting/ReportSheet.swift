/// What one school is asked for one month: the rows of the roadmap that concern it then, less what is known already,
/// and the questions of the form.
package struct ReportSheet: Hashable, Sendable {
    package let school: SchoolID
    package let month: Month
    /// In the order of the roadmap.
    package let rows: [Activity]
    /// The rows that are known to be done or to be none of the school's business.
    package let known: [KnownRow]
    package let questions: [ReportQuestion]

    package init(
        school: SchoolID,
        month: Month,
        rows: [Activity],
        known: [KnownRow] = [],
        questions: [ReportQuestion] = []
    ) {
        self.school = school
        self.month = month
        self.rows = rows
        self.known = known
        self.questions = questions
    }

    package func question(_ id: QuestionID) -> ReportQuestion? { questions.first { $0.id == id } }
    package func row(_ number: Int) -> Activity? { rows.first { $0.number == number } }

    /// A row that is not asked, but may be answered anew: known from the school's own report alone.
    package func answerable(_ number: Int) -> Activity? {
        row(number) ?? known.first { $0.row.number == number && $0.isFromReport }?.row
    }
}

/// A row that a report need not ask about.
package struct KnownRow: Hashable, Sendable {
    package let row: Activity
    /// False where it is none of the school's business.
    package let isDone: Bool
    /// True where an earlier report says so and no mark of the school's besides.
    package let isFromReport: Bool

    package init(_ row: Activity, isDone: Bool = true, isFromReport: Bool = false) {
        self.row = row
        self.isDone = isDone
        self.isFromReport = isFromReport
    }
}

extension Planner {
    /// The month's request to a school, which its report answers; nil where nothing is asked in that month.
    package func reportObligation(of school: SchoolID, in month: Month) -> Obligation? {
        for duty in duties where duty.demand == .report && duty.group == .everySchool {
            for term in duty.terms where term.occurrence.id == month.description {
                return duty.obligation(of: .school(school), in: term.occurrence)
            }
        }
        return nil
    }

    /// The months in which schools report, with the day each request goes out.
    package var reportMonths: [(month: Month, opens: CivilDate, occurrence: Occurrence)] {
        duties.filter { $0.demand == .report && $0.group == .everySchool }.flatMap(\.terms).compactMap { term in
            Month(iso: term.occurrence.id).map { ($0, term.opens ?? term.occurrence.anchor, term.occurrence) }
        }
    }

    /// The month whose request went out last by a day; nil before the first.
    package func reportMonth(on day: CivilDate) -> Month? {
        reportMonths.last { $0.opens <= day }?.month
    }

    /// The rows a report may ask of a school in a month: what goes on and concerns the schools, and what the schools
    /// themselves carry out.
    package func reportRows(in month: Month) -> [Activity] {
        let request = MonthlyRequest(roadmap: roadmap, roster: roster, policy: policy)
        let going = Set(request.rows(for: .everySchool, in: month).map(\.number))
        return roadmap.activities.filter { row in
            guard row.cancelled == nil, row.kind != .monthlyReport, row.schedule.overlaps(month) else { return false }
            return going.contains(row.number) || row.kind != .continuing && isCarriedOutBySchools(row)
        }
    }

    /// The obligations of a school that a row's answer in the month's report speaks of.
    package func obligations(of school: SchoolID, behind row: Int, in month: Month) -> [ObligationID] {
        duties.filter { $0.activity.number == row && $0.demand == .carryOut && $0.group == .everySchool }
            .flatMap { duty in
                duty.terms.map { duty.obligation(of: .school(school), in: $0.occurrence).id }
            }
            .filter { $0.occurrence.count != month.description.count || $0.occurrence == month.description }
    }

    /// What a school is asked for a month.
    ///
    /// A row that the report itself answers stays on the sheet, whatever is known of it meanwhile. A row with a deadline
    /// of its own is known by that obligation alone: moved to another period it is another, and asked anew. `earlier` are
    /// the school's reports of this roadmap's months before, as submitted, oldest first.
    package func sheet(
        of school: School,
        in month: Month,
        form: ReportForm,
        answered: Set<Int>,
        earlier: [Report],
        standing: (ObligationID) throws -> Standing.State?
    ) rethrows -> ReportSheet {
        let rows = reportRows(in: month)
        let known = try rows.compactMap { row -> KnownRow? in
            guard !answered.contains(row.number) else { return nil }
            let behind = obligations(of: school.id, behind: row.number, in: month)
            guard behind.isEmpty else {
                let states = try behind.map(standing)
                guard states.allSatisfy({ $0?.isSettled == true }) else { return nil }
                return KnownRow(row, isDone: states.contains(.done))
            }
            let said = earlier.last { $0.says(row) }?.answers[row.number]?.status
            switch said {
            case .done where row.kind != .continuing && row.schedule.recurrence == nil:
                return KnownRow(row, isFromReport: true)
            case .notApplicable: return KnownRow(row, isDone: false, isFromReport: true)
            case .done, .inProgress, .notDone, nil: return nil
            }
        }
        let left = Set(known.map(\.row.number))
        return ReportSheet(
            school: school.id,
            month: month,
            rows: rows.filter { !left.contains($0.number) },
            known: known,
            questions: form.questions.filter { $0.isAsked(of: school, in: month) }
        )
    }

    private func isCarriedOutBySchools(_ row: Activity) -> Bool {
        row.levelSet.contains(.institutional)
            || row.responsibleBodies.contains { roster.body($0)?.reach == .everySchool }
    }
}

extension Report {
    /// True where it answers this very row: not one of the same number that has been moved to another period since.
    package func says(_ row: Activity) -> Bool {
        guard answers[row.number] != nil else { return false }
        guard let periods = submissions.last?.submission.periods else { return row.schedule.overlaps(month) }
        return periods[row.number] == row.periodInForce
    }
}
