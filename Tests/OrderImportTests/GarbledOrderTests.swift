import Core
import Foundation
import OrderImport
import Testing

@Suite struct GarbledOrderTests {
    /// The order with some of its lines changed; the number is the line's in the file.
    private func changed(_ change: (Int, String) -> String?) throws -> [String] {
        try OrderFixture.lines().enumerated().compactMap { change($0.offset + 1, $0.element) }
    }

    private func row(_ number: Int, _ line: String) -> Bool { line.hasPrefix("\(number)\t") }

    // MARK: Columns dropped

    @Test func `a table without the column of periods is refused, with the lines`() throws {
        let lines = try changed { number, line in
            guard number >= 31 else { return line }
            var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if cells.count > 3 { cells.remove(at: 3) }
            return cells.joined(separator: "\t")
        }
        let expected = "line 31: refused: most rows of lines 31 to 72 have no period"
        #expect(refusal { try OrderFixture.read(lines: lines) } == expected)
    }

    @Test(arguments: [(0, "number"), (1, "title"), (2, "responsible"), (3, "period")])
    func `a heading that is missing is refused at the header's line`(column: Int, name: String) throws {
        let table = try TableText.expectedTable().map { row in
            row.enumerated().filter { $0.offset != column }.map(\.element)
        }
        let text = "line 1: refused: the table has no column of the \(name)"
        #expect(refusal { try OrderFixture.read(TableText.csv(table, delimiter: ";")) } == text)
    }

    @Test(arguments: [(4, "result"), (5, "levels")])
    func `a table without results or levels is read, and asked about once`(column: Int, name: String) throws {
        let table = try TableText.expectedTable().map { row in
            row.enumerated().filter { $0.offset != column }.map(\.element)
        }
        let order = try OrderFixture.read(TableText.tabbed(table))
        #expect(order.roadmap.activities.count == 34)
        #expect(order.notes.filter { $0.field == name }.map(\.row) == [nil])
    }

    @Test(arguments: [1, 2])
    func `rows that lost the cell of a column everywhere are refused`(column: Int) throws {
        let lines = try changed { number, line in
            guard number >= 31 else { return line }
            var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if cells.first?.isEmpty == true { return nil }
            if cells.count > column { cells.remove(at: column) }
            return cells.joined(separator: "\t")
        }
        let name = column == 1 ? "title" : "responsible"
        let text = refusal { try OrderFixture.read(lines: lines) }
        #expect(text?.hasPrefix("line 31: refused: most rows of lines 31 to ") == true)
        #expect(text?.hasSuffix("have no \(name)") == true)
    }

    @Test func `one row without a period is refused at its line, all such rows at once`() throws {
        let lines = try changed { _, line in
            row(16, line)
                ? line.replacing("В течение года", with: "") : line.replacing("Апрель 2022г.", with: "Априль 2022г.")
        }
        let problems = try #require(refusal { try OrderFixture.read(lines: lines) }).split(separator: "\n")
        #expect(problems.count == 4)
        #expect(problems.contains("line 51: row 16: refused: no period"))
        #expect(
            problems.contains {
                $0.hasPrefix("line 62: row 25: refused: the period «Априль 2022г.» is not understood.")
            }
        )
    }

    // MARK: Rows and pages out of place

    @Test func `pages in another order are put back, and their continuations asked about`() throws {
        let pages = try OrderFixture.lines().dropFirst(30).split(separator: "", omittingEmptySubsequences: false)
        #expect(pages.count == 6)
        let shuffled = [0, 1, 3, 2, 5, 4].flatMap { pages[$0] + [""] }
        let order = try OrderFixture.read(lines: OrderFixture.lines().prefix(30) + shuffled)
        #expect(order.roadmap.activities.map(\.columns) == (try OrderFixture.expected().map(\.columns)))
        let questions = order.notes.filter { $0.text.hasPrefix("the pages are out of order") }
        #expect(questions.map(\.row) == [15, 9, 21])
        #expect(order.notes.contains { $0.row == 10 && $0.text == "stands after row 21; sorted by number" })
    }

    @Test func `a continuation whose row is gone is refused`() throws {
        let lines = try OrderFixture.lines()
        let withoutPages = Array(lines[..<30]) + Array(lines[41...])
        let text = refusal { try OrderFixture.read(lines: withoutPages) }
        #expect(text?.hasPrefix("line 31: refused: continues a row that is not there: «условиях, путем") == true)
    }

    @Test func `rows in reverse order are sorted`() throws {
        let table = try TableText.expectedTable()
        let order = try OrderFixture.read(TableText.tabbed(table.prefix(1) + table.dropFirst().reversed()))
        #expect(order.roadmap.activities.map(\.columns) == Array(table.dropFirst()))
    }

    @Test func `a number given twice is refused, a row given twice is left out`() throws {
        let twice = try changed { _, line in row(17, line) ? "16" + line.dropFirst(2) : line }
        let text = "line 52: row 16: refused: another row has this number, in line 51"
        #expect(refusal { try OrderFixture.read(lines: twice) } == text)
        let repeated = try changed { _, line in row(17, line) ? line + "\n" + line : line }
        let order = try OrderFixture.read(lines: repeated)
        #expect(order.roadmap.activities.count == 34)
        #expect(order.notes.contains { $0.row == 17 && $0.text == "the same as in line 52; left out" })
    }

    @Test func `rows that are missing are asked about`() throws {
        let lines = try changed { _, line in row(4, line) || row(17, line) || row(18, line) ? nil : line }
        let notes = try OrderFixture.read(lines: lines).notes.map(\.text)
        #expect(notes.contains("row 4 is missing before it"))
        #expect(notes.contains("rows 17 to 18 are missing before it"))
    }

    @Test func `a row that lost its number gets the only one that is missing, and is asked about`() throws {
        let lines = try changed { _, line in row(17, line) ? String(line.dropFirst(2)) : line }
        let order = try OrderFixture.read(lines: lines)
        #expect(order.roadmap.activities.map(\.columns) == (try OrderFixture.expected().map(\.columns)))
        #expect(order.notes.contains { $0.row == 17 && $0.kind == .question && $0.text.contains("has no number") })
        let two = try changed { _, line in row(17, line) || row(18, line) ? String(line.dropFirst(2)) : line }
        #expect(refusal { try OrderFixture.read(lines: two) }?.contains("a row without a number") == true)
    }

    // MARK: What copies do

    @Test func `a copy's additions are left out with a remark`() throws {
        let lines = try changed { number, line in
            switch number {
            case 30: line + "\n1\t2\t3\t4\t5\t6"
            case 49: "\n3\n\n" + TableText.header.joined(separator: "\t")
            case 72: line + "\nИсполнитель: отдел общего образования"
            default: line
            }
        }
        let order = try OrderFixture.read(lines: lines)
        #expect(order.roadmap.activities.map(\.columns) == (try OrderFixture.expected().map(\.columns)))
        let notes = order.notes.map(\.text)
        #expect(notes.contains("the line that counts the columns; left out"))
        #expect(notes.contains("the header stands here again; left out"))
        #expect(notes.contains("the number 3 stands alone; taken for a page's number and left out"))
        #expect(notes.contains("not in the table's columns; left out: «Исполнитель: отдел общего образования»"))
    }

    @Test func `a line break within a cell and a number run into the title are repaired`() throws {
        let lines = try changed { _, line in
            line.replacing("34\tКруглый стол по обсуждению ", with: "34\tКруглый стол по обсуждению\n")
                .replacing("23\tПроведение", with: "23 Проведение")
        }
        let order = try OrderFixture.read(lines: lines)
        #expect(order.roadmap.activities.map(\.columns) == (try OrderFixture.expected().map(\.columns)))
    }

    @Test func `a table without its header is told by its contents`() throws {
        let lines = try changed { number, line in number == 30 ? "" : line }
        let order = try OrderFixture.read(lines: lines)
        #expect(order.roadmap.activities.map(\.columns) == (try OrderFixture.expected().map(\.columns)))
        #expect(order.notes.contains { $0.line == 31 && $0.text.contains("no header") })
    }

    @Test func `a file cut short is refused where a row is, and read where it ends with one`() throws {
        let text = try OrderFixture.text()
        let start = try #require(text.range(of: "\n24\t")).lowerBound
        #expect(try OrderFixture.read(String(text[..<start])).roadmap.activities.count == 23)
        let cut = text[..<text.index(start, offsetBy: 60)]
        #expect(refusal { try OrderFixture.read(String(cut)) } == "line 61: row 24: refused: no period")
    }

    @Test func `a level that is no level is asked about`() throws {
        let order = try OrderFixture.read(TableText.row(levels: "районный"))
        #expect(order.roadmap.activities.first?.levels == "районный")
        #expect(order.notes.contains { $0.field == "levels" && $0.text == "no level is called «районный»" })
    }
}
