/// Writes a table as CSV that a Russian Excel opens by a double click: UTF-8 with a byte order mark, semicolons, CRLF.
package enum SemicolonTable {
    package static func text(of table: SheetTable) -> String {
        let heads = table.columns.map { cell($0.title) }
        let rows = table.rows.map { $0.map(cell) }
        return "\u{FEFF}" + ([heads] + rows).map { $0.joined(separator: ";") }.joined(separator: "\r\n")
    }

    package static func bytes(of table: SheetTable) -> [UInt8] { Array((text(of: table) + "\r\n").utf8) }

    private static func cell(_ cell: SheetCell) -> String {
        switch cell {
        case .text(let text): self.cell(text)
        case .number(let number): "\(number)"
        case .day(_, let text): self.cell(text)
        case .empty: ""
        }
    }

    private static let formulaStarts: Set<Character> = [
        "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\r\n",
    ]

    /// A cell that Excel takes neither for several nor for a formula
    /// (https://owasp.org/www-community/attacks/CSV_Injection).
    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map(formulaStarts.contains) ?? false
        let plain = (isFormula ? "'" + text : text).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        guard plain.contains(where: { ";\"\n\t".contains($0) }) else { return plain }
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}
