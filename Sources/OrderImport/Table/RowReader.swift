/// Puts the cells of a row's first line into their columns.
struct RowReader {
    let header: TableHeader?
    let meaning: CellMeaning

    struct Reading {
        var cells: [Column: String] = [:]
        /// The columns that stood elsewhere than under their headings.
        var moved: [Column] = []
        /// Whether a column was put together from several cells, which only a person can confirm.
        var isMerged = false
    }

    /// By position where the words agree with the headings, by meaning where they do not, and by the layout of the
    /// row's page where they say nothing.
    func read(_ line: TableLine, layout: Layout) -> Reading {
        let expected = Layout(columns: header?.columns ?? Column.allCases)
        if let reading = byPosition(line, expected) { return reading }
        if header?.isInOrder ?? true, let reading = byMeaning(line, layout, expected: expected) { return reading }
        return byLayout(line, layout)
    }

    /// Nil where some cell's words contradict the column it stands in.
    private func byPosition(_ line: TableLine, _ expected: Layout) -> Reading? {
        guard line.cells.count <= expected.columns.count, expected.columns[line.numberIndex] == .number else {
            return nil
        }
        var reading = Reading()
        for index in line.filled {
            if let column = expected.columns[index] { reading.cells[column] = line.cells[index] }
        }
        guard let period = reading.cells[.period], meaning.isPeriod(period), reading.cells[.title] != nil,
            !isShifted(result: reading.cells[.result] ?? "", levels: reading.cells[.levels] ?? "")
        else { return nil }
        return reading
    }

    /// Whether these two cells stand one column too far to the left or to the right.
    private func isShifted(result: String, levels: String) -> Bool {
        if meaning.isLevels(levels) { return false }
        return levels.isEmpty ? meaning.isLevels(result) : result.isEmpty
    }

    /// The period divides a row: before it stand the title and the responsible, after it the result and the levels.
    /// Nil where no cell is a period.
    private func byMeaning(_ line: TableLine, _ layout: Layout, expected: Layout) -> Reading? {
        let filled = line.filled
        let periods = filled.filter { meaning.isPeriod(line.cells[$0]) }
        let usual = layout.index(of: .period) ?? 0
        guard let period = periods.min(by: { abs($0 - usual) < abs($1 - usual) }) else { return nil }
        let levels = filled.last { $0 != period && meaning.isLevels(line.cells[$0]) }
        let before = filled.filter { $0 < period && $0 != levels }
        let boundary = self.boundary(of: before.map { line.cells[$0] })
        let places: [(column: Column, indexes: [Int])] = [
            (.title, Array(before.prefix(boundary))),
            (.responsible, Array(before.dropFirst(boundary))),
            (.period, [period]),
            (.result, filled.filter { $0 > period && $0 != levels }),
            (.levels, levels.map { [$0] } ?? []),
        ]
        var reading = Reading()
        for (column, indexes) in places where !indexes.isEmpty {
            reading.cells[column] = indexes.map { line.cells[$0] }.joined(separator: " ")
            if indexes.count > 1 { reading.isMerged = true }
            if indexes.first != expected.index(of: column) { reading.moved.append(column) }
        }
        return reading
    }

    /// How many of the cells before the period are the title; the others are the responsible.
    private func boundary(of cells: [String]) -> Int {
        func namesBodies(_ cell: String) -> Bool { !meaning.bodies.read(cell).bodies.isEmpty }
        guard cells.count > 1 else {
            // A cell of nothing but names is no title.
            return cells.first.map { namesBodies($0) && meaning.bodies.read($0).unknown.isEmpty ? 0 : 1 } ?? 0
        }
        return cells.count == 2 ? 1 : cells.dropFirst().firstIndex(where: namesBodies) ?? 1
    }

    /// As the page's other rows stand.
    private func byLayout(_ line: TableLine, _ layout: Layout) -> Reading {
        var reading = Reading()
        for index in line.filled {
            guard let column = layout.column(at: index), column != .number else { continue }
            reading.isMerged = reading.isMerged || reading.cells[column] != nil
            reading.cells[column] = [reading.cells[column], line.cells[index]].compactMap(\.self).joined(separator: " ")
        }
        return reading
    }
}
