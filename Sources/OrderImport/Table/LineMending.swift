/// Mends lines that a copy has cut or robbed of their number, before rows are made of them.
struct LineMending {
    let meaning: CellMeaning
    /// The number of columns.
    let width: Int

    func mend(_ lines: [TableLine], findings: inout Findings) -> [TableLine] {
        numbered(unwrapped(lines, findings: &findings), findings: &findings)
    }

    /// Puts together rows that a line break within a cell has cut in two: the halves are short of columns, and make
    /// exactly one row when the cut cell is one.
    private func unwrapped(_ lines: [TableLine], findings: inout Findings) -> [TableLine] {
        var whole: [TableLine] = []
        for line in lines {
            guard line.number == nil, let last = whole.last, last.number != nil, last.page == line.page,
                let end = last.cells.last, let start = line.cells.first, !start.isEmpty, last.cells.count < width,
                last.cells.count + line.cells.count - 1 <= width,
                !last.cells.contains(where: meaning.isPeriod) || last.cells.count + line.cells.count - 1 == width
            else {
                whole.append(line)
                continue
            }
            whole[whole.count - 1].cells = last.cells.dropLast() + ["\(end) \(start)"] + line.cells.dropFirst()
            findings.repaired(line.line, row: last.number, "a line break within a cell: \(start.quoted) joined to it")
        }
        return whole
    }

    /// Gives a row that lost its number the only one it can have.
    private func numbered(_ lines: [TableLine], findings: inout Findings) -> [TableLine] {
        var lines = lines
        let taken = Set(lines.compactMap(\.number))
        for index in lines.indices where lines[index].number == nil && isRow(lines[index]) {
            let line = lines[index]
            let before = lines[..<index].last { $0.number != nil }
            // A row still without its period is continued here.
            if let before, !before.cells.contains(where: meaning.isPeriod) { continue }
            let previous = before?.number ?? 0
            let next = lines[index...].first { $0.number != nil }?.number
            guard next == nil || next == previous + 2, !taken.contains(previous + 1), line.cells.first?.isEmpty == true
            else {
                let text = line.filled.first.map { line.cells[$0].quoted } ?? ""
                findings.refused(line.line, "a row without a number: \(text)")
                continue
            }
            lines[index].number = previous + 1
            findings.question(line.line, row: previous + 1, "the row has no number; taken for the one that is missing")
        }
        return lines
    }

    /// Whether a line has what only the beginning of a row has: its own period with most other columns beside it.
    private func isRow(_ line: TableLine) -> Bool {
        line.filled.count >= 4 && line.filled.contains { meaning.isPeriod(line.cells[$0]) }
    }
}
