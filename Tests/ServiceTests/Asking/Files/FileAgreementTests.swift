import Chat
import Core
import Foundation
import Persistence
import Pictures
import Spreadsheet
import TestSupport
import Testing
import Wording

@testable import Service

/// The same numbers on the screen, in the picture, in the workbook and in the CSV, for whatever stands in the journal.
@Suite(.timeLimit(.minutes(5))) struct FileAgreementTests {
    /// What is compared, for everything a coordinator sees or for one place of it.
    private struct Shown: Sendable {
        var rows = ""
        var places = ""
        var months = ""
        var overdue = ""
        /// A month that is over, and one that is not.
        let reported: [Month: (silent: String, bars: MunicipalityBars, csv: [UInt8])]
        let board: ProgressBoard
        let timeline: RoadmapTimeline
        let workbook: [UInt8]
        /// By screen.
        let csv: [String: [UInt8]]
    }

    private static let april = Month(of: .on("2022-04-01"))
    private static let may = Month(of: .on("2022-05-01"))

    private func shown(_ stage: FileStage, to person: PersonID) async throws -> Shown {
        try await stage.file.journal.read { ledger in
            let desk = try stage.desk(person, in: ledger)
            let scope = try #require(desk.scope(of: .progress))
            let reach = AskDesk.Reach(scope: scope, place: nil)
            func text(_ view: AskView) throws -> String {
                // All of its pages.
                var (texts, page) = ([String](), 0)
                while true {
                    let screen = AskScreen(desk: desk, press: AskPress(view.turned(to: page)))
                    let message = try #require(try Self.message(screen, within: scope))
                    texts.append(message.text)
                    let next = AskPress(view.turned(to: page + 1)).text
                    guard message.opens.contains(where: { $0.text == next }) else {
                        return texts.joined(separator: "\n")
                    }
                    page += 1
                }
            }
            func bytes(_ form: AskFile.Form, _ view: AskView) throws -> [UInt8] {
                let file = try #require(AskFile(form, of: view))
                let draft = try #require(try desk.draft(of: file))
                return try #require(try draft.message { _ in [] }.attachment).bytes
            }
            let tables: [(String, AskView)] = [
                ("rows", .rows(nil, page: 0)), ("places", .places(page: 0)), ("months", .months(page: 0)),
                ("overdue", .overdue(page: 0)),
            ]
            let reported = try [Self.april, Self.may].map { month in
                let view = AskView.silent(month, page: 0)
                let bars = try #require(try desk.bars(of: month, in: reach))
                return (month, (silent: try text(view), bars: bars, csv: try bytes(.csv, view)))
            }
            return Shown(
                rows: try text(.rows(nil, page: 0)),
                places: try text(.places(page: 0)),
                months: try text(.months(page: 0)),
                overdue: try text(.overdue(page: 0)),
                reported: Dictionary(uniqueKeysWithValues: reported),
                board: try desk.board(in: reach),
                timeline: try desk.timeline(in: reach),
                workbook: try bytes(.workbook, .rows(nil, page: 0)),
                csv: Dictionary(uniqueKeysWithValues: try tables.map { ($0.0, try bytes(.csv, $0.1)) })
            )
        }
    }

    private static func message(_ screen: AskScreen, within scope: ProgressScope) throws -> OutgoingMessage? {
        switch screen.press.view {
        case .rows(_, let page): try screen.rows(in: nil, page: page, within: scope)
        case .places(let page): try screen.places(page: page, within: scope)
        case .months(let page): try screen.months(page: page, within: scope)
        case .overdue(let page): try screen.overdue(page: page, within: scope)
        case .silent(let month, let page): try screen.silent(in: month, page: page, within: scope)
        default: nil
        }
    }

    /// A table with its heads, by which its columns are found.
    private struct Grid {
        let rows: [[String]]

        func column(_ name: String) throws -> [String] {
            let place = try #require(rows.first?.firstIndex(of: name), "\(name) in \(rows.first ?? [])")
            return rows.dropFirst().map { $0[place] }
        }

        func numbers(_ name: String) throws -> [Int] {
            try column(name).map { try #require(Int($0), "\($0) in \(name)") }
        }

        func sum(_ name: String) throws -> Int { try numbers(name).reduce(0, +) }
    }

    /// `settled of begun, late`, as the screens tell them.
    private struct Sums: Hashable {
        var settled = 0
        var begun = 0
        var late = 0
    }

    private func sums(_ grid: Grid, where isWanted: ([String]) -> Bool = { _ in true }) throws -> Sums {
        let grid = Grid(rows: [try #require(grid.rows.first)] + grid.rows.dropFirst().filter(isWanted))
        return Sums(
            settled: try grid.sum("выполнено") + grid.sum("не относится"),
            begun: try grid.sum("всего") - grid.sum("впереди"),
            late: try grid.sum("просрочено")
        )
    }

    /// As a person reads it.
    private func plain(_ text: some StringProtocol) -> String {
        TextLimit.plain(String(text)).replacing("\u{a0}", with: " ")
    }

    /// The first `выполнено X из Y, просрочено Z` of a text.
    private func told(_ text: some StringProtocol) -> Sums? {
        guard let match = plain(text).firstMatch(of: /[Вв]ыполнено (\d+) из (\d+)(?:, просрочено (\d+))?/) else {
            return nil
        }
        return Sums(
            settled: Int(match.1) ?? -1,
            begun: Int(match.2) ?? -1,
            late: match.3.flatMap { Int($0) } ?? 0
        )
    }

    @Test func `screens, pictures, workbook and CSV tell the same of a region and of each municipality`() async throws {
        var random = SeededGenerator()
        let stage = try FileStage(municipalities: 5, schools: Int.random(in: 4...9, using: &random))
        try await stage.live(&random)
        let people = [FileStage.region] + stage.world.roster.municipalities.compactMap(\.coordinator)
        for person in people {
            try await compare(try await shown(stage, to: person), of: person, on: stage, seed: random.seed)
        }
    }

    private func compare(_ shown: Shown, of person: PersonID, on stage: FileStage, seed: UInt64) async throws {
        let note = "\(person), seed \(seed)"
        let book = try ReadWorkbook(shown.workbook)
        #expect(book.names == ["Школы и строки", "Муниципалитеты и строки", "Школы и месяцы", "Строки"], "\(note)")
        let grids = book.rows.map(Grid.init)
        // CSV and workbook hold the same cells.
        for (name, sheet) in [("rows", 0), ("places", 1), ("months", 2)] {
            let csv = try ReadTable.rows(try #require(shown.csv[name]))
            #expect(csv == grids[sheet].rows, "\(name), \(note)")
        }
        let (schools, places, months) = (grids[0], grids[1], grids[2])

        // All of it, and each municipality.
        let whole = try sums(places)
        for text in [shown.rows, shown.places, shown.months] {
            #expect(told(text) == whole, "\(note): \(text.prefix(200))")
        }
        #expect(plain(shown.timeline.caption.note).contains("выполнено \(whole.settled) из \(whole.begun)"), "\(note)")
        for line in plain(shown.places).split(separator: "\n") where line.hasPrefix("• ") {
            let name = line.dropFirst(2).prefix { $0 != ":" }
            #expect(told(line) == (try sums(places) { $0[0] == name }), "\(note): \(line)")
        }
        // Each row: its sums, and its sign on the screen and on the timeline.
        let signs = RowStage.allCases.map { stage.world.phrasebook.label(.stage($0)) }
        var blocks: [[Substring]] = []
        for line in plain(shown.rows).split(separator: "\n") {
            // A page begins with the sums of all.
            if signs.contains(where: { line.hasPrefix($0 + " ") }) || line.hasPrefix("«") {
                blocks.append([line])
            } else {
                blocks[blocks.count - 1].append(line)
            }
        }
        blocks.removeAll { $0[0].hasPrefix("«") }
        try #require(blocks.count == shown.timeline.rows.count)
        // A part of the region leaves out what is over and none of its business.
        let rows = stage.world.roadmap.activities
        #expect(person == FileStage.region ? blocks.count == rows.count : blocks.count <= rows.count && !blocks.isEmpty)
        for (lines, row) in zip(blocks, shown.timeline.rows) {
            let mark = try #require(RowStage(rawValue: row.stage.rawValue))
            #expect(
                lines[0].hasPrefix("\(stage.world.phrasebook.label(.stage(mark))) \(row.number)."),
                "\(note): \(lines)"
            )
            let sums = try sums(places) { $0[1] == "\(row.number)" }
            let shown = lines.dropFirst().lazy.compactMap { told($0) }.first
            #expect(shown ?? Sums() == (sums.begun > 0 ? sums : Sums()), "\(note): \(lines)")
        }
        #expect(grids[3].rows.dropFirst().map { $0[0] } == stage.world.roadmap.activities.map { "\($0.number)" })

        // School by row: the words in the cells come to the numbers beside them.
        let isState = Set(ProgressState.allCases.map { stage.world.phrasebook.label(.progress($0)) })
        for line in schools.rows.dropFirst() {
            var counted = Sums()
            for cell in line.dropFirst(2).dropLast(3) where !cell.isEmpty {
                if let several = told(cell) {
                    counted.settled += several.settled
                    counted.late += several.late
                } else {
                    #expect(isState.contains(cell), "\(cell), \(note)")
                    counted.settled += ["выполнено", "не относится"].contains(cell) ? 1 : 0
                    counted.late += cell == "просрочено" ? 1 : 0
                }
            }
            #expect(line.suffix(3).prefix(2) == ["\(counted.settled)", "\(counted.late)"], "\(note): \(line)")
        }
        try await stage.file.journal.read { ledger in
            let desk = try stage.desk(person, in: ledger)
            let scope = try #require(desk.scope(of: .progress))
            let ofSchools = try desk.progress(within: scope).cells(in: Set(ProgressState.allCases)).filter { cell in
                if case .school = cell.subject { true } else { false }
            }
            #expect(try schools.sum("всего") == ofSchools.count, "\(note)")
            #expect(try schools.sum("просрочено") == ofSchools.count { $0.state == .overdue }, "\(note)")
            #expect(try schools.sum("выполнено") == ofSchools.count { $0.state.isSettled }, "\(note)")
        }

        // School by month, in words, in colours, in sums.
        let names = stage.world.reportedMonths(by: .on("2022-05-20"))
        #expect(names.count > 2 && shown.board.months.count == names.count)
        let states: [(ReportState, String)] = [
            (.onTime, "в срок"), (.late, "после срока"), (.returned, "возвращён"), (.due, "ещё не срок"),
            (.silent, "не сдан"),
        ]
        for (place, month) in names.enumerated() {
            let cells = months.rows.dropFirst().map { $0[2 + place] }
            let tallies = shown.board.rows.map { $0.cells[place] }
            for (state, word) in states {
                let count = cells.count { $0 == word }
                #expect(tallies.reduce(0) { $0 + $1[state] } == count, "\(month), \(state), \(note)")
            }
            let sum = tallies.reduce(.empty, +)
            let missing = ["не сдан", "ещё не срок"]
            #expect(
                sum.total == cells.count && sum.submitted == cells.count { !missing.contains($0) },
                "\(month), \(note)"
            )
            // May's report is due on the 25th.
            #expect(sum[month == Self.may ? .silent : .due] == 0, "\(month), \(note)")
            let name = plain(try stage.world.phrasebook.text(.monthName, ["month": .month(month)]))
            #expect(plain(months.rows[0][2 + place]) == name)
            let line = plain(shown.months).split(separator: "\n").first {
                $0.hasPrefix("• \(name.split(separator: " ")[0]):")
            }
            #expect(line?.contains("отчёты \(sum.submitted) из \(sum.total)") == true, "\(note): \(line ?? "")")
        }
        #expect(shown.reported.count == 2, "\(note)")
        for (month, told) in shown.reported {
            let place = try #require(names.firstIndex(of: month))
            let sum = shown.board.rows.map { $0.cells[place] }.reduce(.empty, +)
            #expect(told.bars.rows.map(\.tally).reduce(.empty, +) == sum, "\(note)")
            let silent = plain(told.silent)
            let late = silent.firstMatch(of: /после срока (\d+)/).flatMap { Int($0.1) } ?? 0
            #expect(late == sum[.late], "\(note): \(silent)")
            #expect(
                silent.contains("Сдали \(sum.submitted) из \(sum.total)")
                    || silent.contains("Сдали все: \(sum.total)"),
                "\(note): \(silent)"
            )
            for row in told.bars.rows where told.bars.rows.count > 1 {
                let line = "• \(row.label) — \(row.tally.submitted) из \(row.tally.total)"
                #expect(silent.contains(line), "\(note): \(silent)")
            }
            let missing = try ReadTable.rows(told.csv).dropFirst()
            #expect(missing.count == sum.total - sum.submitted + sum[.returned], "\(note)")
            for (state, word) in states.suffix(2) {
                #expect(missing.count { $0[2] == word } == sum[state], "\(month), \(note)")
            }
        }

        // Who is late.
        let late = try ReadTable.rows(try #require(shown.csv["overdue"])).dropFirst()
        #expect(late.count == whole.late, "\(note)")
        let number = plain(shown.overdue).firstMatch(of: /Просрочено[^:]*: (\d+)/).flatMap { Int($0.1) }
        #expect(number == late.count, "\(note): \(shown.overdue)")
    }

    @Test func `each row of the order has its days on the timeline, and all year what goes on`() async throws {
        let stage = try FileStage(municipalities: 1, schools: 2)
        try await stage.file.journal.read { ledger in
            let desk = try stage.desk(FileStage.region, in: ledger)
            let rows = try desk.timeline(in: AskDesk.Reach(scope: .region, place: nil)).rows
            let activities = stage.world.roadmap.activities
            #expect(rows.map(\.number) == activities.map(\.number))
            for (row, activity) in zip(rows, activities) {
                #expect(!row.spans.isEmpty, "\(row.number)")
                #expect(row.spans.allSatisfy { $0.isOngoing == (activity.kind == .continuing) }, "\(row.number)")
                guard activity.kind != .continuing, activity.schedule.recurrence == nil else { continue }
                #expect(row.spans.map(\.first) == [activity.schedule.start], "\(row.number)")
            }
            // «ежемесячно», and no day named.
            let whole = RoadmapTimeline.Span(first: .on("2022-01-01"), last: .on("2022-12-31"), isOngoing: true)
            #expect(rows.first { $0.number == 24 }?.spans == [whole])
            // Every month anew, and nothing of it in a municipality.
            let home = try #require(desk.places(within: .region).last)
            let own = try desk.timeline(in: AskDesk.Reach(scope: .region, place: home)).rows
            #expect(own.first { $0.number == 19 }?.spans == [whole])
        }
    }

    @Test func `of more schools than fit the region's picture has its municipalities, with the same sums`() async throws
    {
        var random = SeededGenerator()
        let stage = try FileStage(municipalities: 6, schools: 6)
        try await stage.live(&random)
        let seed = random.seed
        try await stage.file.journal.read { ledger in
            let desk = try stage.desk(FileStage.region, in: ledger)
            let whole = try desk.board(in: AskDesk.Reach(scope: .region, place: nil))
            #expect(whole.rows.map(\.label) == stage.world.roster.municipalities.map(\.name))
            for (place, row) in zip(stage.world.roster.municipalities, whole.rows) {
                let token = PlaceToken(place.id)
                let ask = try #require(desk.place(token, within: .region))
                let own = try desk.board(in: AskDesk.Reach(scope: .municipalities([place.id]), place: ask))
                #expect(own.rows.count == 6 && own.rows.allSatisfy { $0.label.hasPrefix("Ш-") })
                for month in own.months.indices {
                    let sum = own.rows.map { $0.cells[month] }.reduce(.empty, +)
                    #expect(sum == row.cells[month], "\(place.name), seed \(seed)")
                }
            }
        }
    }
}
