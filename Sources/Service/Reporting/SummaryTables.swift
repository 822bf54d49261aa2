package import Core
internal import Foundation
internal import Spreadsheet
internal import Wording

/// A month's summary in words: as a message, as an Excel workbook, as a page to print.
package struct SummaryWords: Sendable {
    let summary: MonthSummary
    /// The municipality it is of; nil for the whole region.
    private let municipality: Municipality?
    private let world: World

    package init(_ summary: MonthSummary, of municipality: Municipality?, world: World) {
        self.summary = summary
        self.municipality = municipality
        self.world = world
    }

    private var phrasebook: Phrasebook { world.phrasebook }
    /// True where no school was asked.
    var isEmpty: Bool { summary.lines.isEmpty }

    /// The message, in the HTML of the messenger. `hasMissed`: it has buttons for months before this one.
    package func text(hasMissed: Bool = false) throws -> String {
        var values: WordingValues = [
            "month": .month(summary.month),
            "hasMissed": .flag(hasMissed),
            "rows": .list(
                summary.rows.map { row in
                    [
                        "number": .number(row.number),
                        "title": .text(MessageLimit.cut(row.title, to: MessageLimit.reportTitle)),
                        "counts": .texts(counts(ofRow: row.number)),
                    ]
                }
            ),
        ]
        if let municipality { values["municipality"] = .text(municipality.name) }
        values.merge(world.counts(of: summary.tally, silent: summary.silent)) { $1 }
        return MessageLimit.text.shorten(try phrasebook.text(.monthSummary, values)).text
    }

    /// `выполнено 22`, `не выполнено 1`: nothing is said of what nobody said.
    private func counts(ofRow number: Int) -> [String] {
        let all = RowStatus.allCases.map { ($0.rawValue, summary.count($0, ofRow: number)) }
        return (all + [("known", summary.countKnown(ofRow: number))]).filter { $0.1 > 0 }
            .map { "\(phrasebook.label(.column($0))) \($1)" }
    }

    /// The bytes of an XLSX file.
    package func workbook() throws -> [UInt8] { try Workbook.bytes(of: tables) }

    /// A page of HTML.
    package func page() throws -> String {
        PrintedPage.html(
            title: try phrasebook.text(.summaryTitle, title),
            language: phrasebook.language,
            lines: [],
            tables: tables
        )
    }

    /// For files: `report-2022-03`, with the municipality's id.
    package var fileName: String {
        "report-\(summary.month)" + (municipality.map { "-\($0.id)" } ?? "")
    }

    private var title: WordingValues {
        var values: WordingValues = ["month": .month(summary.month)]
        if let municipality { values["municipality"] = .text(municipality.name) }
        return values
    }

    private func column(_ name: String, _ width: Int) -> SheetTable.Column {
        SheetTable.Column(phrasebook.label(.column(name)), width: width)
    }
}

extension SummaryWords {
    private var tables: [SheetTable] { [schools, rows, totals, notes] }

    /// School × row.
    private var schools: SheetTable {
        let columns =
            [column("municipality", 18), column("school", 26)]
            + summary.rows.map { SheetTable.Column("\($0.number)", width: 13) }
            + [column("submittedAt", 17), column("timing", 13), column("stage", 14), column("files", 8)]
        let lines = summary.lines.map { line -> [SheetCell] in
            let district = world.roster.municipality(line.school.municipality)?.name ?? ""
            let head: [SheetCell] = [.text(district), .text(world.spoken(line.school))]
            return head + summary.rows.map { cell(line.cells[$0.number]) } + [
                line.submission.map { .text(moment($0.at)) } ?? .empty, .text(timing(of: line)),
                .text(stage(of: line)), .number(line.files),
            ]
        }
        return SheetTable(name: phrasebook.label(.table("schools")), columns: columns, rows: lines)
    }

    /// What stands behind the numbers of the columns, and how many schools said what.
    private var rows: SheetTable {
        let columns =
            [column("row", 8), column("title", 60)] + RowStatus.allCases.map { column($0.rawValue, 13) }
            + [column("known", 13)]
        let lines = summary.rows.map { row -> [SheetCell] in
            [.number(row.number), .text(row.title)]
                + RowStatus.allCases.map { .number(summary.count($0, ofRow: row.number)) }
                + [.number(summary.countKnown(ofRow: row.number))]
        }
        return SheetTable(name: phrasebook.label(.table("rows")), columns: columns, rows: lines)
    }

    private var totals: SheetTable {
        let tally = summary.tally
        let counts: [(String, Int)] = [
            ("total", tally.total), ("submitted", tally.submitted), ("late", tally.late),
            ("accepted", tally.accepted), ("toReview", tally.toReview), ("correcting", tally.correcting),
            ("returned", tally.returned), ("silent", tally.silent),
        ]
        return SheetTable(
            name: phrasebook.label(.table("totals")),
            columns: [column("what", 30), column("count", 10)],
            rows: counts.map { [.text(phrasebook.label(.total($0))), .number($1)] }
        )
    }

    /// What people wrote: left out where nobody may be named.
    private var notes: SheetTable {
        let columns = [column("school", 26), column("place", 40), column("words", 70), column("files", 8)]
        var rows: [[SheetCell]] = []
        for line in summary.lines {
            let school = SheetCell.text(world.spoken(line.school))
            for row in summary.rows {
                guard case .answered(let answer, let files)? = line.cells[row.number] else { continue }
                let reason = world.mayName ? answer.reason ?? "" : ""
                guard !reason.isEmpty || files > 0 else { continue }
                let place = "\(row.number) · \(phrasebook.label(.column(answer.status.rawValue)))"
                rows.append([school, .text(place), .text(reason), .number(files)])
            }
            for question in world.form.questions {
                guard let answer = line.replies[question.id], question.kind != .text || world.mayName else { continue }
                rows.append([school, .text(question.text), .text(world.words(for: answer, to: question)), .empty])
            }
            if world.mayName, let comment = line.comment {
                rows.append([school, .text(phrasebook.label(.wholeReport)), .text(comment), .empty])
            }
        }
        return SheetTable(name: phrasebook.label(.table("notes")), columns: columns, rows: rows)
    }

    private func cell(_ cell: MonthSummary.Cell?) -> SheetCell {
        switch cell {
        case .answered(let answer, _)?: .text(phrasebook.label(.column(answer.status.rawValue)))
        case .known(let isDone)?: .text(phrasebook.label(.column(isDone ? "known" : RowStatus.notApplicable.rawValue)))
        case nil: .empty
        }
    }

    private func timing(of line: MonthSummary.Line) -> String {
        phrasebook.label(.timing(line.isSilent ? "silent" : line.isLate ? "late" : "onTime"))
    }

    private func stage(of line: MonthSummary.Line) -> String {
        guard !line.isSilent else { return "" }
        let name =
            switch line.stage {
            case .accepted: "accepted"
            case .returned: "returned"
            case .correcting: "correcting"
            case .draft, .submitted, .correctionAsked: "toReview"
            }
        return phrasebook.label(.total(name))
    }

    /// `25.03.2022 14:05`: sorts and reads the same in every office program.
    private func moment(_ instant: Date) -> String {
        let day = world.time.date(of: instant)
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(padded(day.day)).\(padded(day.month)).\(day.year) \(world.time.time(of: instant))"
    }
}
