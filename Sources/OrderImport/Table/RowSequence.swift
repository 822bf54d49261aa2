/// Looks at the rows' numbers: order, repeats and gaps.
enum RowSequence {
    /// The rows by number, each once.
    static func arrange(_ rows: [Row], findings: inout Findings) -> [Row] {
        for (previous, row) in zip(rows, rows.dropFirst()) where row.number < previous.number {
            findings.repaired(row.line, row: row.number, "stands after row \(previous.number); sorted by number")
        }
        var arranged: [Row] = []
        // A stable order, so that of two rows with one number the first stays first.
        for (_, row) in rows.enumerated().sorted(by: { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
        ) {
            guard let last = arranged.last, last.number == row.number else {
                arranged.append(row)
                continue
            }
            if last.cells == row.cells {
                findings.repaired(row.line, row: row.number, "the same as in line \(last.line); left out")
            } else {
                findings.refused(row.line, row: row.number, "another row has this number, in line \(last.line)")
            }
        }
        reportGaps(arranged, findings: &findings)
        return arranged
    }

    private static func reportGaps(_ rows: [Row], findings: inout Findings) {
        var expected = 1
        for row in rows {
            if row.number == expected + 1 {
                findings.question(row.line, row: row.number, "row \(expected) is missing before it")
            } else if row.number > expected {
                findings.question(
                    row.line,
                    row: row.number,
                    "rows \(expected) to \(row.number - 1) are missing before it"
                )
            }
            expected = row.number + 1
        }
    }
}
