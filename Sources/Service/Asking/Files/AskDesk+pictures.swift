internal import Core
internal import Pictures
internal import Wording

/// The pictures, filled with the numbers that the screens tell.
extension AskDesk {
    /// Who has reported in which month: the schools of a place or of somebody's part of the region; of a region of more
    /// schools than fit, its municipalities.
    func board(in reach: Reach) throws -> ProgressBoard {
        let months = world.reportedMonths(by: today)
        let (schools, reported) = try reported(in: months, reach)
        let isGrouped = reach.scope == .region && schools.count > ProgressBoard.mostRows
        let order = isGrouped ? indicesByMunicipality(schools) : Array(schools.indices)
        let rows = order.map { index in
            ProgressBoard.Row(
                label: world.mayName ? "\(schools[index].code) \(schools[index].shortName)" : schools[index].code,
                cells: reported.map { $0[schools[index].id].map(Tally.init) ?? .empty }
            )
        }
        let board = ProgressBoard(
            caption: Caption(title: label(.fileTitle("board")), note: try note(on: reach)),
            months: try months.map { try world.phrasebook.text(.monthShort, ["month": .month($0)]) },
            rows: rows,
            states: states,
            countNote: label(.boardCounts)
        )
        guard isGrouped else { return board }
        return board.grouped(by: order.map { world.roster.municipality(schools[$0].municipality)?.name ?? "" })
    }

    /// The schools of somebody's part of the region, last those that have left it and are counted in some month; and how
    /// each of a month's reports stands, nothing for those that had none to give.
    func reported(in months: [Month], _ reach: Reach) throws -> (schools: [School], states: [[SchoolID: ReportState]]) {
        guard reach.hasSchools else { return ([], months.map { _ in [:] }) }
        let reports = try months.map { try world.reports(in: $0, within: reach.scope, on: today, from: ledger) }
        var schools = schools(within: reach.scope)
        var known = Set(schools.map(\.id))
        for school in reports.compactMap({ $0?.schools }).joined() where known.insert(school.id).inserted {
            schools.append(school)
        }
        let states = reports.map { reports in
            reports.map { Dictionary(zip($0.schools.map(\.id), $0.states), uniquingKeysWith: { first, _ in first }) }
                ?? [:]
        }
        return (schools, states)
    }

    /// In the order of the roster's municipalities, whatever that of its schools is.
    private func indicesByMunicipality(_ schools: [School]) -> [Int] {
        let places = world.roster.municipalities
        let ranks = Dictionary(places.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let keys = schools.map { ranks[$0.municipality] ?? .max }
        return schools.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    }

    /// A single bar compares nothing.
    func hasBars(within scope: ProgressScope) -> Bool {
        let homes = world.roster.schools.lazy.filter(scope.holds).map(\.municipality)
        guard let first = homes.first else { return false }
        return homes.contains { $0 != first }
    }

    /// How the reports of a month stand in each municipality; nil where nothing is reported in that month.
    func bars(of month: Month, in reach: Reach) throws -> MunicipalityBars? {
        guard let reports = try world.reports(in: month, within: reach.scope, on: today, from: ledger) else {
            return nil
        }
        var tallies: [MunicipalityID: Tally] = [:]
        for (school, state) in zip(reports.schools, reports.states) {
            tallies[school.municipality] = (tallies[school.municipality] ?? .empty) + Tally(state)
        }
        let rows = places(within: reach.scope).compactMap { place in
            place.id.flatMap { tallies[$0] }.map { MunicipalityBars.Row(label: place.name, tally: $0) }
        }
        return MunicipalityBars(
            caption: Caption(
                title: TextLimit.plain(try title(of: month)),
                note: try note(
                    on: reach,
                    ["submitted": .number(reports.tally.submitted), "schools": .number(reports.tally.total)]
                )
            ),
            rows: rows,
            states: states,
            countNote: label(.barCounts)
        )
    }

    /// The rows over the year, each as far as it is in a place or in somebody's part of the region.
    func timeline(in reach: Reach) throws -> RoadmapTimeline {
        let progress = try progress(within: reach.scope)
        let dates = Dictionary(grouping: world.planner.undertakings, by: \.activity)
        let lines = self.rows(of: progress, in: reach.place)
        let rows = lines.map { line in
            RoadmapTimeline.Row(
                number: line.activity.number,
                title: line.activity.title,
                spans: spans(of: line.activity, dates[line.activity.number] ?? [], progress, in: reach.place),
                stage: TimelineStage(line.stage)
            )
        }
        let whole = lines.reduce(.zero) { $0 + $1.count }
        let months = months(of: rows)
        return RoadmapTimeline(
            caption: Caption(title: label(.fileTitle("timeline")), note: try note(on: reach, whole.values)),
            start: (months.first ?? Month(of: today)).firstDay,
            months: try months.map { try world.phrasebook.text(.monthShort, ["month": .month($0)]) },
            rows: rows,
            today: today,
            todayNote: try world.phrasebook.text(.timelineToday, ["day": .date(today)]),
            stages: Dictionary(
                uniqueKeysWithValues: RowStage.allCases.map { (TimelineStage($0), label(.stageName($0))) }
            ),
            ongoingNote: label(.timelineOngoing)
        )
    }

    /// The roadmap's year, and what of its rows lies before and after it.
    private func months(of rows: [RoadmapTimeline.Row]) -> [Month] {
        let spans = rows.flatMap(\.spans)
        let year = (1...12).compactMap { Month(year: world.roadmap.year, number: $0) }
        let days = spans.map { $0.first ?? $0.last } + spans.map(\.last) + year.map(\.firstDay)
        guard var month = days.min().map(Month.init(of:)), let last = days.max().map(Month.init(of:)) else { return [] }
        var months: [Month] = []
        while month <= last {
            months.append(month)
            month = month.next
        }
        return months
    }

    /// A row that comes again and again is its deadlines, each as far as it is; any other the days its period names, and
    /// where it names none, or goes on all the while, or is others' business again and again, the whole year.
    private func spans(
        of row: Activity,
        _ dates: [Undertaking],
        _ progress: RoadmapProgress,
        in place: AskPlace?
    ) -> [RoadmapTimeline.Span] {
        let deadlines = Set(dates.map(\.occurrence.deadline)).sorted()
        let recurs = deadlines.count > 1 && row.schedule.recurrence != nil
        let own = recurs ? deadlines.compactMap { span(of: row, until: $0, progress, in: place) } : []
        if !own.isEmpty { return own }
        if row.kind != .continuing, !recurs, let last = row.schedule.end ?? deadlines.last {
            return [RoadmapTimeline.Span(first: row.schedule.start.flatMap { $0 <= last ? $0 : nil }, last: last)]
        }
        let year = world.roadmap.year
        guard let first = row.schedule.start ?? Month(year: year, number: 1)?.firstDay,
            let last = row.schedule.end ?? Month(year: year, number: 12)?.lastDay, first <= last
        else { return [] }
        return [RoadmapTimeline.Span(first: first, last: last, isOngoing: true)]
    }

    /// One time of several; nil where it is nobody's there.
    private func span(
        of row: Activity,
        until deadline: CivilDate,
        _ progress: RoadmapProgress,
        in place: AskPlace?
    ) -> RoadmapTimeline.Span? {
        let counts = progress.counts { $0.activity == row.number && $0.occurrence.deadline == deadline }
        let count = place.map { counts[$0.id] ?? .zero } ?? counts.values.reduce(.zero, +)
        guard count.total > 0 else { return nil }
        let stage = TimelineStage(progress.stage(of: row, by: count))
        return RoadmapTimeline.Span(first: nil, last: deadline, stage: stage)
    }

    /// The names of how a report stands, the same on pictures and in tables.
    var states: [ReportState: String] {
        [
            .onTime: label(.timing("onTime")), .late: label(.timing("late")), .returned: label(.total("returned")),
            .due: label(.timing("due")), .silent: label(.timing("silent")),
        ]
    }

    private func note(on reach: Reach, _ counts: WordingValues = [:]) throws -> String {
        var values = counts
        values["day"] = .date(today)
        if let place = reach.place { values["place"] = .text(place.name) }
        return TextLimit.plain(try world.phrasebook.text(.fileNote, values))
    }
}

extension MonthReports {
    /// How each school's report stands, beside `schools`.
    var states: [ReportState] { marks.map { ReportState($0, isOver: isOver) } }
}

extension ReportState {
    /// A report that was returned is not in, whenever it came; one that never came is missed once its month is over.
    fileprivate init(_ mark: ReportMark, isOver: Bool) {
        self =
            mark.isSilent
            ? isOver ? .silent : .due
            : mark.stage == .returned ? .returned : mark.isLate ? .late : .onTime
    }
}

extension TimelineStage {
    init(_ stage: RowStage) {
        self =
            switch stage {
            case .done: .done
            case .running: .running
            case .overdue: .overdue
            case .ahead: .ahead
            case .cancelled: .cancelled
            }
    }
}
