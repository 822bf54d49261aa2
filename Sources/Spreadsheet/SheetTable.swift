package import Core

/// A table as a sheet of a workbook or a part of a page has it: a name, column heads, cells.
package struct SheetTable: Hashable, Sendable {
    package let name: String
    package let columns: [Column]
    package var rows: [[SheetCell]]

    package struct Column: Hashable, Sendable {
        package let title: String
        /// In characters.
        package let width: Int

        package init(_ title: String, width: Int) {
            self.title = title
            self.width = width
        }
    }

    package init(name: String, columns: [Column], rows: [[SheetCell]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

/// What stands in one cell.
package enum SheetCell: Hashable, Sendable {
    case text(String)
    case number(Int)
    /// A day that sorts as one in a workbook; elsewhere it is the text.
    case day(CivilDate, text: String)
    case empty
}
