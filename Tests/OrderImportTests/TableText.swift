import Foundation

/// Writes tables as the programs that orders come from would.
enum TableText {
    static let header = [
        "№", "Наименование мероприятия", "Ответственный", "Сроки", "Планируемый результат", "Уровни реализации",
    ]

    /// A table of one row under its header, with tabs.
    static func row(
        title: String = "Анализ",
        responsible: String = "МОиН РК",
        period: String = "март 2022 г.",
        result: String = "справка",
        levels: String = "региональный"
    ) -> String {
        [header, ["1", title, responsible, period, result, levels]].map { $0.joined(separator: "\t") }
            .joined(separator: "\n")
    }

    /// The careful reading as a table, header first.
    static func expectedTable() throws -> [[String]] {
        [header] + (try OrderFixture.expected().map(\.columns))
    }

    /// As RFC 4180 has it: cells with a delimiter, a quotation mark or a line break are quoted.
    static func csv(_ table: [[String]], delimiter: String, newline: String = "\n") -> String {
        table.map { row in
            row.map { cell in
                let needsQuotes = [delimiter, "\"", "\n"].contains { cell.contains($0) }
                return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
            }.joined(separator: delimiter) + newline
        }.joined()
    }

    /// As copied from a document: tabs and nothing else.
    static func tabbed(_ table: [[String]]) -> String {
        table.map { $0.joined(separator: "\t") }.joined(separator: "\n")
    }
}
