internal import Core
internal import Pictures
internal import Spreadsheet
internal import Wording

/// The tables behind the screens, as a workbook has them sheet by sheet and CSV one at a time.
extension AskDesk {
    /// The sheets of a workbook, the screen's own table first; empty ones are left out, but not a list of what is missing,
    /// which says that nothing is. `isFirstAlone`: only the first.
    func tables(of view: AskView, in reach: Reach, isFirstAlone: Bool = false) throws -> [SheetTable] {
        let sheets: [(Reach) throws -> SheetTable] =
            switch view {
            case .rows: [schoolRows, placeRows, schoolMonths, rowTitles]
            case .places: [placeRows, schoolRows, schoolMonths, rowTitles]
            case .months: [schoolMonths, placeRows, schoolRows, rowTitles]
            case .overdue, .late: [lateMatters, latePlaces]
            case .silent(let month, _), .missing(let month, _, _):
                [{ try missingReports($0, of: month) }, schoolMonths]
            default: []
            }
        let isList = [BotCommand.overdue, .silent].contains(view.command)
        var tables: [SheetTable] = []
        for sheet in sheets {
            let table = try sheet(reach)
            guard !table.rows.isEmpty || isList && tables.isEmpty else { continue }
            tables.append(table)
            if isFirstAlone { break }
        }
        return tables
    }

    private func column(_ name: String, _ width: Int) -> SheetTable.Column {
        SheetTable.Column(label(.column(name)), width: width)
    }

    /// A title where the same one stands in hundreds of lines.
    private func brief(_ title: String) -> String { MessageLimit.cut(title, to: MessageLimit.reportTitle) }

    private func stateColumn(_ state: ProgressState) -> SheetTable.Column {
        SheetTable.Column(label(.progress(state)), width: 13)
    }

    private func shownPlaces(_ reach: Reach) -> [AskPlace] { reach.place.map { [$0] } ?? places(within: reach.scope) }

    private func shownSchools(_ reach: Reach) -> [School] {
        reach.hasSchools ? schools(within: reach.scope) : []
    }

    private func place(of school: School) -> SheetCell {
        .text(world.roster.municipality(school.municipality)?.name ?? "")
    }

    /// Municipality × row: one line for each pair, with how many stand how.
    private func placeRows(_ reach: Reach) throws -> SheetTable {
        let progress = try progress(within: reach.scope)
        let places = shownPlaces(reach)
        var lines: [[SheetCell]] = []
        let counts = world.roadmap.activities.map { row in progress.counts { $0.activity == row.number } }
        for place in places {
            for (row, counts) in zip(world.roadmap.activities, counts) {
                guard let count = counts[place.id] else { continue }
                lines.append(
                    [.text(place.name), .number(row.number), .text(brief(row.title)), .number(count.total)]
                        + ProgressState.allCases.map { .number(count[$0]) }
                )
            }
        }
        return SheetTable(
            name: label(.table("placeRows")),
            columns: [column("municipality", 24), column("row", 8), column("title", 70), column("all", 8)]
                + ProgressState.allCases.map(stateColumn),
            rows: lines
        )
    }

    /// School × row: how each stands, in words; at the end how many are done, late, and in all.
    private func schoolRows(_ reach: Reach) throws -> SheetTable {
        let rows = world.roadmap.activities
        let schools = shownSchools(reach)
        let places = Dictionary(
            schools.enumerated().map { (Subject.school($1.id), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let columns = Dictionary(rows.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
        var counts = Array(
            repeating: Array(repeating: ProgressCount.zero, count: rows.count),
            count: schools.count
        )
        for line in schools.isEmpty ? [] : try progress(within: reach.scope).lines {
            guard let column = columns[line.activity] else { continue }
            for cell in line.cells {
                guard let place = places[cell.subject] else { continue }
                counts[place][column].add(cell.state)
            }
        }
        let asked = rows.indices.filter { column in counts.contains { $0[column].total > 0 } }
        let lines = try zip(schools, counts).map { school, counts -> [SheetCell] in
            let sum = counts.reduce(.zero, +)
            return [place(of: school), .text(name(of: .school(school.id)))] + (try asked.map { try cell(counts[$0]) })
                + [.number(sum.settled), .number(sum[.overdue]), .number(sum.total)]
        }
        return SheetTable(
            name: label(.table("schoolRows")),
            columns: [column("municipality", 24), column("school", 28)]
                + asked.map { SheetTable.Column("\(rows[$0].number)", width: 18) }
                + [column("done", 12), stateColumn(.overdue), column("all", 8)],
            rows: lines
        )
    }

    /// A state's name; of a row that comes several times, how many times are done and late.
    private func cell(_ count: ProgressCount) throws -> SheetCell {
        guard count.total > 1 else {
            return ProgressState.allCases.first { count[$0] > 0 }.map { .text(label(.progress($0))) } ?? .empty
        }
        var values: WordingValues = ["settled": .number(count.settled), "total": .number(count.total)]
        if count[.overdue] > 0 { values["late"] = .number(count[.overdue]) }
        return .text(TextLimit.plain(try world.phrasebook.text(.fileCell, values)))
    }

    /// School × month: how each month's report stands; at the end how many were submitted.
    private func schoolMonths(_ reach: Reach) throws -> SheetTable {
        let months = world.reportedMonths(by: today)
        let (schools, reported) = try reported(in: months, reach)
        let words = states
        let lines = schools.map { school -> [SheetCell] in
            let own = reported.map { $0[school.id] }
            let cells = own.map { state in state.flatMap { words[$0] }.map(SheetCell.text) ?? .empty }
            let submitted = own.reduce(.empty) { $0 + ($1.map(Tally.init) ?? .empty) }.submitted
            return [place(of: school), .text(name(of: school))] + cells + [.number(submitted)]
        }
        return SheetTable(
            name: label(.table("schoolMonths")),
            columns: [column("municipality", 24), column("school", 28)]
                + (try months.map { SheetTable.Column(TextLimit.plain(try name(of: $0)), width: 16) })
                + [SheetTable.Column(label(.total("submitted")), width: 14)],
            rows: months.isEmpty ? [] : lines
        )
    }

    /// What stands behind the numbers of the rows.
    private func rowTitles(_ reach: Reach) throws -> SheetTable {
        let progress = try progress(within: reach.scope)
        let lines = world.roadmap.activities.map { row -> [SheetCell] in
            let count = progress.count(ofRow: row.number, in: reach.place)
            let stage = reach.place == nil ? progress.stage(of: row) : progress.stage(of: row, by: count)
            return [.number(row.number), .text(row.title), .text(row.periodInForce), .text(label(.stageName(stage)))]
        }
        return SheetTable(
            name: label(.table("rows")),
            columns: [column("row", 8), column("title", 60), column("period", 30), column("stage", 16)],
            rows: lines
        )
    }

    /// Who is late with what, one line each.
    private func lateMatters(_ reach: Reach) throws -> SheetTable {
        let progress = try progress(within: reach.scope)
        let titles = Dictionary(
            world.roadmap.activities.map { ($0.number, $0.title) },
            uniquingKeysWith: { first, _ in first }
        )
        // Of many schools few matters come due.
        var words: [String: [SheetCell]] = [:]
        var lines: [[SheetCell]] = []
        for place in shownPlaces(reach) {
            for cell in progress.cells(in: [.overdue], at: place.id) {
                let undertaking = cell.undertaking
                let key = "\(undertaking.activity)/\(undertaking.occurrence.id)/\(undertaking.demand)"
                let matter = try words[key] ?? self.words(of: undertaking, titles[undertaking.activity] ?? "")
                words[key] = matter
                lines.append([.text(place.name), .text(name(of: cell.subject))] + matter)
            }
        }
        return SheetTable(
            name: label(.table("lateMatters")),
            columns: [
                column("municipality", 24), column("who", 28), column("row", 8), column("title", 60),
                column("matter", 30), column("deadline", 13),
            ],
            rows: lines
        )
    }

    /// The row, its title, the month of a report or that a date was to be set, the deadline.
    private func words(of undertaking: Undertaking, _ title: String) throws -> [SheetCell] {
        let matter: SheetCell =
            switch undertaking.demand {
            case .report: .text(TextLimit.plain(try self.title(of: undertaking.month)))
            case .setDate: .text(label(.dateToSet))
            case .carryOut: .empty
            }
        let deadline = undertaking.occurrence.deadline
        let day = try world.phrasebook.text(.fileDay, ["day": .date(deadline)])
        return [
            .number(undertaking.activity), .text(brief(title)), matter, .day(deadline, text: TextLimit.plain(day)),
        ]
    }

    /// Municipality × row, of what is late.
    private func latePlaces(_ reach: Reach) throws -> SheetTable {
        let progress = try progress(within: reach.scope)
        let rows = world.roadmap.activities.filter { progress.count(ofRow: $0.number)[.overdue] > 0 }
        let counts = rows.map { row in progress.counts { $0.activity == row.number } }
        let lines = shownPlaces(reach).compactMap { place -> [SheetCell]? in
            let late = counts.map { $0[place.id]?[.overdue] ?? 0 }
            guard late.contains(where: { $0 > 0 }) else { return nil }
            return [.text(place.name)] + late.map { .number($0) } + [.number(late.reduce(0, +))]
        }
        return SheetTable(
            name: label(.table("latePlaces")),
            columns: [column("municipality", 24)] + rows.map { SheetTable.Column("\($0.number)", width: 8) }
                + [column("all", 8)],
            rows: lines
        )
    }

    /// Whose report of a month is missing or was returned.
    private func missingReports(_ reach: Reach, of month: Month) throws -> SheetTable {
        let reports =
            reach.hasSchools ? try world.reports(in: month, within: reach.scope, on: today, from: ledger) : nil
        let words = states
        let lines = reports.map { reports in
            zip(reports.schools, reports.states).compactMap { school, state -> [SheetCell]? in
                guard [.due, .silent, .returned].contains(state), let word = words[state] else { return nil }
                return [place(of: school), .text(name(of: school)), .text(word)]
            }
        }
        return SheetTable(
            name: label(.table("missing")),
            columns: [column("municipality", 24), column("school", 28), column("stage", 16)],
            rows: lines ?? []
        )
    }
}
