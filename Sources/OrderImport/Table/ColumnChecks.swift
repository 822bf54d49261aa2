/// Refuses a table that lost a whole column, with one remark and not one for each row.
enum ColumnChecks {
    private static let needed: [Column] = [.number, .title, .responsible, .period]

    /// Looks at the headings.
    static func check(_ header: TableHeader?, findings: inout Findings) throws(ImportFailure) {
        guard let header else { return }
        for column in Column.allCases where !header.names(column) {
            if needed.contains(column) {
                findings.refused(
                    header.line,
                    field: column.rawValue,
                    "the table has no column of the \(column.rawValue)"
                )
            } else {
                let text = "the table has no column of the \(column.rawValue); left empty in all rows"
                findings.question(header.line, field: column.rawValue, text)
            }
        }
        for heading in header.unknown {
            findings.question(header.line, "the column \(heading.quoted) has no place in a roadmap; left out")
        }
        try findings.check()
    }

    /// The columns that are empty in every row, which may be so for results and levels.
    ///
    /// A needed column that most rows have nothing in is refused as a whole: it was dropped, or cells have slipped.
    static func absent(
        in rows: [Row],
        header: TableHeader?,
        meaning: CellMeaning,
        findings: inout Findings
    ) throws(ImportFailure) -> Set<Column> {
        guard rows.count > 1, let first = rows.map(\.line).min(), let last = rows.map(\.line).max() else { return [] }
        var absent: Set<Column> = []
        for column in Column.allCases where column != .number {
            let empty = rows.count { $0[column].isEmpty }
            // Where the column of periods is gone, the next one stands in its place.
            let wrong = column == .period ? rows.count { !meaning.isPeriod($0[column]) } : empty
            if needed.contains(column), wrong * 2 > rows.count {
                let text = "most rows of lines \(first) to \(last) have no \(column.rawValue)"
                throw findings.refusing(first, text)
            }
            if empty == rows.count {
                absent.insert(column)
                guard header?.names(column) ?? true else { continue }
                let text = "no row of lines \(first) to \(last) has anything in the column of the \(column.rawValue)"
                findings.question(first, field: column.rawValue, text)
            }
        }
        return absent
    }
}
