import Core
import Foundation
import TestSupport
import Testing

@testable import Pictures

/// What the files of pictures hold.
@Suite struct PictureTests {
    /// The counts that stand in the pages, by state.
    private func counts(in pages: [String]) throws -> [String: Int] {
        try pages.reduce(into: [:]) { counts, page in
            for item in try MarkupNode(Data(page.utf8)).all("rect") {
                guard let state = item.attributes["class"], let count = item.attributes["data-count"] else { continue }
                counts[state, default: 0] += Int(count) ?? 0
            }
        }
    }

    private func counts(of tallies: [Tally]) -> [String: Int] {
        let sum = tallies.reduce(.empty, +)
        return ReportState.allCases.reduce(into: [:]) { if sum[$1] > 0 { $0[$1.rawValue] = sum[$1] } }
    }

    @Test(arguments: [1, 25, 28, 29, 120])
    func `a board's numbers are those it was given, whole and by municipality`(schools: Int) throws {
        let board = Drawings.board(schools: schools)
        let given = counts(of: board.rows.flatMap(\.cells))
        #expect(try counts(in: board.pages) == given)
        let groups = board.grouped(by: Drawings.groups(of: board))
        #expect(groups.rows.count == min(schools, Drawings.districts.count))
        #expect(try counts(in: groups.pages) == given)
    }

    @Test func `three thousand schools are one page of municipalities, and none is lost`() throws {
        let board = Drawings.board(schools: 3_000)
        let groups = board.grouped(by: Drawings.groups(of: board))
        #expect(groups.pages.count == 1)
        #expect(try counts(in: groups.pages) == counts(of: board.rows.flatMap(\.cells)))
    }

    @Test func `the numbers of bars and of a timeline are those they were given`() throws {
        let bars = Drawings.bars()
        #expect(try counts(in: bars.pages) == counts(of: bars.rows.map(\.tally)))
        let stages = try counts(in: Drawings.timeline.pages)
        #expect(stages == Dictionary(Drawings.timeline.rows.map { ($0.stage.rawValue, 1) }, uniquingKeysWith: +))
    }

    @Test func `no page is too tall to be read on a phone, however much there is to show`() throws {
        let many = (1...200).map { "Район с очень длинным названием № \($0)" }
        let board = Drawings.board(schools: 300)
        let pages =
            board.pages + board.grouped(by: Drawings.groups(of: board)).pages + Drawings.bars(many).pages
            + Drawings.timeline.pages
        for page in pages {
            let svg = try #require(try MarkupNode(Data(page.utf8)).all("svg").first)
            let height = try #require(svg.attributes["height"].flatMap(Double.init))
            #expect(svg.attributes["width"] == "390" && height <= Sheet.tallest, "\(height)")
        }
        #expect(board.pages.count == 11 && Drawings.bars(many).pages.count == 10)
    }

    @Test func `a full page with a long title and a long note is not too tall either`() throws {
        let long = Caption(
            title: String(repeating: "длинное ", count: 20),
            note: String(repeating: "слово ", count: 40)
        )
        let board = Drawings.board(schools: 56)
        let groups = board.grouped(by: board.rows.indices.map { "Район \($0 / 2)" })
        let timeline = Drawings.timeline
        let pages =
            [board, groups].flatMap {
                ProgressBoard(
                    caption: long,
                    months: $0.months,
                    rows: $0.rows,
                    states: $0.states,
                    countNote: $0.countNote
                ).pages
            }
            + RoadmapTimeline(
                caption: long,
                start: timeline.start,
                months: timeline.months,
                rows: timeline.rows,
                today: timeline.today,
                todayNote: timeline.todayNote,
                stages: timeline.stages,
                ongoingNote: timeline.ongoingNote
            ).pages
            + MunicipalityBars(
                caption: long,
                rows: (1...22).map { .init(label: "Район \($0)", tally: Tally(.silent)) },
                states: Drawings.states,
                countNote: "Справа — сколько школ отчитались."
            ).pages
        #expect(pages.count == 6)
        for page in pages {
            let svg = try #require(try MarkupNode(Data(page.utf8)).all("svg").first)
            let height = try #require(svg.attributes["height"].flatMap(Double.init))
            #expect(height <= Sheet.tallest, "\(height)")
        }
    }

    @Test func `pages have about as many rows each, and are numbered`() {
        func pages(_ count: Int, most: Int) -> [[Int]] {
            let paging = Paging(Array(0..<count), most: most)
            return (0..<paging.count).map { paging.page($0).rows }
        }
        #expect(pages(29, most: 28).map(\.count) == [15, 14])
        #expect(pages(0, most: 28) == [[]])
        #expect(pages(100, most: 34).flatMap(\.self) == Array(0..<100))
        let paging = Paging(Array(0..<29), most: 28)
        #expect(paging.page(7).rows == paging.page(1).rows && paging.page(-1).number == 1)
        let board = Drawings.board(schools: 60)
        #expect(
            board.pageCount == 3 && board.pages.count == 3 && board.page(1).contains(">2/3<")
                && !Drawings.board(schools: 5).pages[0].contains(">1/1<")
        )
    }

    @Test func `a legend names what occurs on any page, and nothing else`() {
        let names = ReportState.allCases.compactMap { Drawings.states[$0] }
        func named(_ page: String) -> [String] { names.filter { page.contains(">\($0)</text>") } }
        func board(_ states: [ReportState]) -> ProgressBoard {
            ProgressBoard(
                caption: Caption(title: "Отчёты", note: ""),
                months: ["янв"],
                rows: states.map { .init(label: "Ш", cells: [Tally($0)]) },
                states: Drawings.states,
                countNote: ""
            )
        }
        #expect(named(board([.onTime, .silent]).page(0)) == ["в срок", "не сдан"])
        #expect(named(board([.due]).page(0)) == ["ещё не срок"])
        let long = board(Array(repeating: .onTime, count: 40) + [.due])
        #expect(long.pageCount == 2 && long.pages.allSatisfy { named($0) == ["в срок", "ещё не срок"] })
        let bars = MunicipalityBars(
            caption: long.caption,
            rows: [.init(label: "Район", tally: Tally([.late: 2, .due: 1]))],
            states: Drawings.states,
            countNote: ""
        )
        #expect(named(bars.page(0)) == ["с опозданием", "ещё не срок"])
        let stages = TimelineStage.allCases.filter { stage in
            Drawings.stages[stage].map { Drawings.timeline.page(1).contains(">\($0)</text>") } ?? false
        }
        #expect(stages == TimelineStage.allCases)
    }

    @Test func `a timeline's titles keep forty letters and more, and what goes on all the while is an outline`() throws
    {
        let timeline = Drawings.timeline
        #expect(timeline.pages.count == 2)
        let texts = try timeline.pages.flatMap { try MarkupNode(Data($0.utf8)).all("text").map(\.text) }
        for row in timeline.rows {
            let isShown = texts.contains { text in
                text == row.title || text.count >= 40 && text.hasSuffix("…") && row.title.hasPrefix(text.dropLast())
            }
            #expect(isShown, "\(row.title)")
        }
        let outlines = try timeline.pages.flatMap { try MarkupNode(Data($0.utf8)).all("rect") }
            .filter { $0.attributes["fill"] == Palette.paper && $0.attributes["stroke"] != nil }
        #expect(outlines.count == timeline.rows.count { $0.spans.contains(where: \.isOngoing) })
        #expect(timeline.pages.allSatisfy { $0.contains(timeline.ongoingNote) })
    }

    @Test func `with nothing to show there is a picture all the same`() throws {
        let caption = Caption(title: "Пусто", note: "")
        let board = ProgressBoard(caption: caption, months: [], rows: [], states: [:], countNote: "")
        let bars = MunicipalityBars(caption: caption, rows: [], states: [:], countNote: "")
        let zero = MunicipalityBars(
            caption: caption,
            rows: [.init(label: "Никого", tally: .empty)],
            states: Drawings.states,
            countNote: ""
        )
        let timeline = RoadmapTimeline(
            caption: caption,
            start: date("2022-01-01"),
            months: [],
            rows: [],
            today: date("2022-01-01"),
            todayNote: "сегодня",
            stages: [:],
            ongoingNote: ""
        )
        for page in board.pages + bars.pages + zero.pages + timeline.pages {
            #expect(try !MarkupNode(Data(page.utf8)).all("text").isEmpty && !page.contains("nan"))
        }
    }

    @Test func `what people have written is harmless`() throws {
        let wicked = "</text><script>alert(\"&\")</script>\u{1}\u{8}"
        let board = ProgressBoard(
            caption: Caption(title: wicked, note: wicked),
            months: [wicked],
            rows: [.init(label: wicked, cells: [Tally(.late)])],
            states: [.late: wicked],
            countNote: wicked
        )
        let node = try MarkupNode(Data(board.pages[0].utf8))
        #expect(
            node.all("script").isEmpty && node.all("title").map(\.text) == ["</text><script>alert(\"&\")</script>  "]
        )
    }

    @Test func `a tally counts what it is given`() {
        let tally = Tally([.onTime: 2, .late: 1, .silent: -3]) + Tally(.returned) + Tally(.due)
        #expect(tally.total == 5 && tally.submitted == 4 && tally[.silent] == 0 && tally[.due] == 1)
    }

    @Test(arguments: ["Муниципальный координатор", "Щ", "iiiiii", "Ширина, ширина"])
    func `a text is cut to the width there is`(text: String) {
        let width = Lettering.width("Муниципал", size: 10)
        let cut = Lettering.cut(text, to: width, size: 10)
        #expect(Lettering.width(cut, size: 10) <= width)
        #expect(cut == text || cut.hasSuffix("…") && text.hasPrefix(cut.dropLast()))
    }
}
