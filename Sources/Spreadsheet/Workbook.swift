internal import CXLSX
internal import Core
internal import Foundation

/// Writes tables as an Excel workbook (XLSX, ISO/IEC 29500), one sheet a table.
package enum Workbook {
    /// The sheet's name could not be used, or the disk is full.
    package struct Failure: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    package static let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    /// Returns: the file's bytes.
    package static func bytes(of tables: [SheetTable]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        guard let book = workbook_new(file.path) else { throw Failure(description: "no workbook could be begun") }
        let formats = Formats(of: book)
        var failure: Failure?
        for table in tables {
            // Excel takes names of at most 31 characters.
            guard let sheet = workbook_add_worksheet(book, String(table.name.prefix(31))) else {
                failure = Failure(description: "no sheet could be named \(table.name)")
                break
            }
            write(table, to: sheet, formats)
        }
        // Closing frees everything, so it comes whatever happened before.
        let outcome = workbook_close(book)
        if let failure { throw failure }
        guard outcome == LXW_NO_ERROR else {
            throw Failure(description: lxw_strerror(outcome).map { String(cString: $0) } ?? "unknown")
        }
        return [UInt8](try Data(contentsOf: file))
    }

    private struct Formats {
        let head: UnsafeMutablePointer<lxw_format>?
        let cell: UnsafeMutablePointer<lxw_format>?
        let number: UnsafeMutablePointer<lxw_format>?
        let day: UnsafeMutablePointer<lxw_format>?

        init(of book: UnsafeMutablePointer<lxw_workbook>) {
            cell = workbook_add_format(book)
            head = workbook_add_format(book)
            number = workbook_add_format(book)
            day = workbook_add_format(book)
            for format in [cell, head, number, day] {
                format_set_text_wrap(format)
                format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
                format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            }
            format_set_bold(head)
            // Away from the words of the next column.
            format_set_align(number, UInt8(LXW_ALIGN_RIGHT.rawValue))
            format_set_indent(number, 1)
            format_set_align(day, UInt8(LXW_ALIGN_LEFT.rawValue))
            format_set_num_format(day, "dd.mm.yyyy")
        }
    }

    private static func write(
        _ table: SheetTable,
        to sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ formats: Formats
    ) {
        for (index, column) in table.columns.enumerated() {
            let place = lxw_col_t(index)
            worksheet_set_column(sheet, place, place, Double(column.width), nil)
            worksheet_write_string(sheet, 0, place, column.title, formats.head)
        }
        // Bold letters are a tenth wider.
        let heads = table.columns.map { SheetTable.Column($0.title, width: $0.width * 9 / 10) }
        makeRoom(lines(of: heads.map { .text($0.title) }, in: heads), in: 0, of: sheet)
        for (row, cells) in table.rows.enumerated() {
            makeRoom(lines(of: cells, in: table.columns), in: row + 1, of: sheet)
            for (column, cell) in cells.enumerated() {
                let (line, place) = (lxw_row_t(row + 1), lxw_col_t(column))
                switch cell {
                // A cell takes 32,767 characters; no answer of ours is near that.
                case .text(let text):
                    worksheet_write_string(sheet, line, place, String(text.prefix(32_000)), formats.cell)
                case .number(let number): worksheet_write_number(sheet, line, place, Double(number), formats.number)
                case .day(let day, _):
                    worksheet_write_number(sheet, line, place, Double(day.ordinal + beginning), formats.day)
                case .empty: worksheet_write_blank(sheet, line, place, formats.cell)
                }
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, paper)
        // As wide as a page, as long as it needs; the heads on every page.
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
    }

    /// Excel makes room for wrapped words itself, LibreOffice only where it is told to.
    private static func makeRoom(_ lines: Int, in row: Int, of sheet: UnsafeMutablePointer<lxw_worksheet>) {
        if lines > 1 { worksheet_set_row(sheet, lxw_row_t(row), Double(lines) * lineHeight, nil) }
    }

    /// A4.
    private static let paper: UInt8 = 9
    /// 1970-01-01 as Excel counts days.
    private static let beginning = 25_569
    /// In points, as Excel has it for its own font.
    private static let lineHeight = 15.0
    /// Excel takes no row that is higher: 409 points.
    private static let mostLines = 27

    /// How many lines the longest text of a row takes when it is broken between words.
    private static func lines(of cells: [SheetCell], in columns: [SheetTable.Column]) -> Int {
        let counts = zip(cells, columns).map { cell, column -> Int in
            guard case .text(let text) = cell, text.utf8.count > column.width || text.contains("\n") else { return 1 }
            // Columns are measured in digits, and letters are a little wider.
            let room = max(column.width * 19 / 20, 1)
            return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { count, line in
                count + lines(of: line, in: room)
            }
        }
        return min(counts.max() ?? 1, mostLines)
    }

    /// The same of one text without breaks of its own; a word longer than a line is broken anywhere.
    private static func lines(of text: Substring, in room: Int) -> Int {
        var (count, used) = (1, 0)
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let longer = used == 0 ? word.count : used + 1 + word.count
            if longer <= room {
                used = longer
                continue
            }
            count += (used > 0 ? 1 : 0) + max(word.count - 1, 0) / room
            used = max(word.count - 1, 0) % room + 1
        }
        return count
    }
}
