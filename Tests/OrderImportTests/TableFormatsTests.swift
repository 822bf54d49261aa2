import Core
import Foundation
import OrderImport
import SwiftCSV
import TestSupport
import Testing

@Suite struct TableFormatsTests {
    @Test(arguments: [("\t", "\n"), (";", "\r\n"), (",", "\n"), (";", "\r")])
    func `the same table as TSV or CSV gives the same rows`(delimiter: String, newline: String) throws {
        let table = try TableText.expectedTable()
        let order = try OrderFixture.read(TableText.csv(table, delimiter: delimiter, newline: newline))
        #expect(order.roadmap.activities.map(\.columns) == Array(table.dropFirst()))
        #expect(order.notes.allSatisfy { $0.kind == .question })
        #expect(order.roadmap.year == 2022)
    }

    @Test func `a table with tabs keeps quotation marks that belong to the text`() throws {
        let table = try TableText.expectedTable()
        let order = try OrderFixture.read(TableText.tabbed(table))
        #expect(order.roadmap.activities.map(\.columns) == Array(table.dropFirst()))
    }

    @Test func `a quoted cell may hold line breaks, delimiters and doubled quotation marks`() throws {
        let first = ["1", "Круглый стол;\nитоги\r\n\"года\"", "МОУО,\nПНОР", "декабрь 2022", "итог", "региональный"]
        let second = ["2", "Анализ", "МОУО", "май", "", "региональный"]
        let order = try OrderFixture.read(TableText.csv([TableText.header, first, second], delimiter: ";"))
        let activity = try #require(order.roadmap.activity(1))
        #expect(activity.title == "Круглый стол; итоги \"года\"")
        #expect(activity.responsible == "МОУО, ПНОР")
        #expect(order.notes.first { $0.row == 2 }?.line == 6)
    }

    @Test func `another reader of CSV finds the same cells`() throws {
        let text = TableText.csv(try TableText.expectedTable(), delimiter: ";")
        let other = try EnumeratedCSV(string: text, delimiter: .semicolon, loadColumns: false)
        #expect(try OrderFixture.read(text).roadmap.activities.map(\.columns) == other.rows)
    }

    @Test func `columns may stand in another order under their headings`() throws {
        let order = [0, 3, 1, 2, 5, 4]
        let table = try TableText.expectedTable().map { row in order.map { row[$0] } }
        let read = try OrderFixture.read(TableText.csv(table, delimiter: ";"))
        #expect(read.roadmap.activities.map(\.columns) == (try OrderFixture.expected().map(\.columns)))
    }

    @Test func `a header may hold line breaks and other words`() throws {
        let header = [
            "№\nп/п", "Мероприятие", "Ответственные\nисполнители", "Срок\nреализации", "Ожидаемый результат", "Уровень",
        ]
        let table = [header] + (try TableText.expectedTable().dropFirst())
        let read = try OrderFixture.read(TableText.csv(table, delimiter: ","))
        #expect(read.roadmap.activities.map(\.columns) == Array(table.dropFirst()))
        #expect(read.notes.first { $0.row == 5 }?.line == 9)
    }

    @Test func `a quotation mark that is never closed is refused at the line that opens it`() throws {
        let text = "№;Мероприятие;Ответственный;Сроки\n1;\"Анализ;ОО;март 2022\n2;Итоги;ОО;май 2022\n"
        #expect(refusal { try OrderFixture.read(text) }?.hasPrefix("line 2: refused: the quotation mark") == true)
    }

    @Test func `a column that a roadmap has no place for is named and left out`() throws {
        let table = try TableText.expectedTable().enumerated().map { $1 + [$0 == 0 ? "Примечание" : "см. письмо"] }
        let read = try OrderFixture.read(TableText.csv(table, delimiter: ";"))
        #expect(read.roadmap.activities.map(\.columns) == (try OrderFixture.expected().map(\.columns)))
        #expect(read.notes.contains { $0.text.contains("«Примечание»") && $0.kind == .question })
    }

    @Test func `what the table does not say of itself is asked about, unless the caller knows it`() throws {
        let text = TableText.row()
        let read = try OrderFixture.read(text)
        #expect(read.roadmap.id.rawValue == "roadmap-2022")
        #expect(read.notes.count { $0.line == 1 && $0.kind == .question } == 3)
        let known = OrderHeading(id: RoadmapID("plan"), title: "План", order: "приказ № 7", year: 2023)
        let told = try OrderFixture.read(text, heading: known)
        #expect(told.notes.isEmpty)
        #expect(told.roadmap.title == "План")
        #expect(told.roadmap.order == "приказ № 7")
        #expect(told.roadmap.year == 2023)
    }

    @Test(arguments: [
        ("от 20.12.2021 № 1692", "приказ от 20.12.2021 № 1692"),
        ("от «5» мая 2022 г. № 7-п", "приказ от 05.05.2022 № 7-п"),
        ("от 1 марта 2022 года № 12/3", "приказ от 01.03.2022 № 12/3"),
    ])
    func `the order's date and number are read in their usual spellings`(line: String, order: String) throws {
        let read = try OrderFixture.read("ПРИКАЗ\n\(line)\n\nПлан на 2022 г.\n\n" + TableText.row())
        #expect(read.roadmap.order == order)
        #expect(read.roadmap.title == "План на 2022 г.")
    }
}
