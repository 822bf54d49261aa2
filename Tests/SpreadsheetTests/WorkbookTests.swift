import Core
import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The workbook is read by a reader that knows nothing of its writer: unzip and a reader of XML.
@Suite struct WorkbookTests {
    private static let table = SheetTable(
        name: "Школы",
        columns: [.init("Школа", width: 20), .init("7", width: 8)],
        rows: [[.text("Первая <школа> & «вторая»"), .number(3)], [.empty, .text("выполнено")]]
    )

    @Test func `a workbook holds what its tables hold`() throws {
        let second = SheetTable(name: "Итоги", columns: [.init("Число", width: 5)], rows: [[.number(24)]])
        let sheets = try ReadWorkbook(try Workbook.bytes(of: [Self.table, second]))
        #expect(sheets.names == ["Школы", "Итоги"])
        #expect(sheets.rows[0] == [["Школа", "7"], ["Первая <школа> & «вторая»", "3"], ["", "выполнено"]])
        #expect(sheets.rows[1] == [["Число"], ["24"]])
    }

    @Test func `a row is as high as its longest text needs, broken into the column's width`() throws {
        let table = SheetTable(
            name: "Строки",
            columns: [.init("№", width: 6), .init("Мероприятие", width: 20)],
            rows: [
                [.number(1), .text("Двадцать знаков ровно")], [.number(2), .text("Короче")],
                [.number(3), .text(String(repeating: "слово ", count: 10))], [.empty, .text("в две\nстроки")],
                [.empty, .text(String(repeating: "слово ", count: 1_000))],
            ]
        )
        let heights = try ReadWorkbook(try Workbook.bytes(of: [table])).heights[0]
        #expect(heights == [nil, 30, nil, 60, 30, 405])
    }

    @Test(
        arguments: [
            ("Городовиковский район", 24, nil), ("Малодербетовский район", 24, nil), ("выполнено 3 из 11", 18, nil),
            ("выполнено 3 из 11, просрочено 1", 18, 30), ("слово длиннееколонкивтри", 10, 45), (" ", 1, nil),
            ("слово\n\nслово", 10, 45),
        ] as [(String, Int, Double?)]
    )
    func `no row is higher than its words need`(text: String, width: Int, height: Double?) throws {
        let table = SheetTable(name: "Строки", columns: [.init("Кто", width: width)], rows: [[.text(text)]])
        #expect(try ReadWorkbook(try Workbook.bytes(of: [table])).heights[0].dropFirst() == [height])
    }

    @Test func `heads have room for their words, too`() throws {
        let table = SheetTable(
            name: "Месяцы",
            columns: [.init("Март 2022 года", width: 16), .init("Сентябрь 2022 года", width: 16)],
            rows: [[.text("в срок"), .text("не сдан")]]
        )
        #expect(try ReadWorkbook(try Workbook.bytes(of: [table])).heights[0] == [30, nil])
    }

    @Test func `a day is a day in a workbook and the words given for it elsewhere`() throws {
        let table = SheetTable(
            name: "Сроки",
            columns: [.init("Срок", width: 12)],
            rows: [[.day(date("2022-03-25"), text: "25.03.2022")], [.day(date("2021-12-31"), text: "31.12.2021")]]
        )
        #expect(try ReadWorkbook(try Workbook.bytes(of: [table])).rows[0] == [["Срок"], ["44645"], ["44561"]])
        let csv = String(decoding: SemicolonTable.bytes(of: table), as: UTF8.self)
        #expect(csv == "\u{FEFF}Срок\r\n25.03.2022\r\n31.12.2021\r\n")
        let page = PrintedPage.html(title: "Сроки", language: "ru", lines: [], tables: [table])
        #expect(page.contains("<td>25.03.2022</td>"))
    }

    @Test func `a sheet's name that Excel does not take is an error, not a broken file`() {
        let wrong = SheetTable(name: "a/b", columns: [], rows: [])
        #expect(throws: Workbook.Failure.self) { try Workbook.bytes(of: [wrong]) }
    }

    @Test func `a CSV opens in a Russian Excel, and nothing in it is taken for a formula or for several cells`() {
        let table = SheetTable(
            name: "",
            columns: [.init("Школа; код", width: 1), .init("Сдано", width: 1)],
            rows: [
                [.text("СОШ «№ 1»"), .number(-3)], [.text("=HYPERLINK(\"x\")"), .empty],
                [.text("@SUM(A1)"), .text("+7;1")], [.text("в две\r\nстроки"), .text("-1")],
                [.text("\tтаб"), .text("")],
            ]
        )
        let text = String(decoding: SemicolonTable.bytes(of: table), as: UTF8.self)
        #expect(
            text.unicodeScalars.elementsEqual(
                """
                \u{FEFF}"Школа; код";Сдано\r
                СОШ «№ 1»;-3\r
                "'=HYPERLINK(""x"")";\r
                '@SUM(A1);"'+7;1"\r
                "в две\nстроки";'-1\r
                "'\tтаб";\r

                """.unicodeScalars
            ),
            "\(text)"
        )
    }

    @Test func `a page holds the same, and what people wrote is harmless in it`() {
        let page = PrintedPage.html(title: "Отчёты <1>", language: "ru", lines: ["a & b"], tables: [Self.table])
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"ru\">"))
        #expect(page.contains("<h1>Отчёты &lt;1&gt;</h1>") && page.contains("<p>a &amp; b</p>"))
        #expect(page.contains("<td>Первая &lt;школа&gt; &amp; «вторая»</td><td class=\"number\">3</td>"))
        #expect(!page.contains("http"))
    }
}
