/// Makes table lines of records: cleans the cells and leaves out what is no part of the table.
struct LineReader {
    let meaning: CellMeaning
    private var page = 0
    private(set) var lines: [TableLine] = []

    init(meaning: CellMeaning) {
        self.meaning = meaning
    }

    mutating func read(_ record: Record, findings: inout Findings) {
        guard !record.isBlank else {
            page += 1
            return
        }
        let isRow = record.cells.first.flatMap { TableLine.rowNumber(CellText.collapsed($0)) } != nil
        if !isRow, TableHeader(record) != nil {
            findings.repaired(record.line, "the header stands here again; left out")
            return
        }
        var line = TableLine(line: record.line, page: page, cells: [])
        var repairs: [String] = []
        for raw in record.cells { line.cells.append(cell(raw, repairs: &repairs)) }
        while line.cells.last?.isEmpty == true { line.cells.removeLast() }
        if isColumnCount(line.cells) {
            findings.repaired(record.line, "the line that counts the columns; left out")
            return
        }
        if record.cells.count == 1, let number = TableLine.rowNumber(line.cells.first ?? "") {
            findings.question(record.line, "the number \(number) stands alone; taken for a page's number and left out")
            return
        }
        number(&line, repairs: &repairs)
        for repair in repairs { findings.repaired(record.line, row: line.number, repair) }
        if !line.cells.isEmpty { lines.append(line) }
    }

    private func cell(_ raw: String, repairs: inout [String]) -> String {
        let (text, hadTags) = CellText.clean(raw)
        let tags = "tags such as <p> left out"
        if hadTags, !repairs.contains(tags) { repairs.append(tags) }
        guard let (rest, heading) = meaning.withoutHeading(text) else { return text }
        repairs.append("the heading \(heading.quoted) stood in a cell; left out")
        return rest
    }

    /// `1 2 3 4 5 6` under the header.
    private func isColumnCount(_ cells: [String]) -> Bool {
        cells.count >= 3 && cells.enumerated().allSatisfy { Int($0.element) == $0.offset + 1 }
    }

    private func number(_ line: inout TableLine, repairs: inout [String]) {
        guard let first = line.cells.firstIndex(where: { !$0.isEmpty }) else { return }
        if let number = TableLine.rowNumber(line.cells[first]) {
            line.number = number
            line.numberIndex = first
            return
        }
        // «16. Участие в …»: the number ran into the title. A line with a period of its own begins a row, so these
        // are not words that continue the row before.
        let parts = line.cells[first].split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let number = TableLine.rowNumber(parts[0]),
            line.cells.dropFirst(first + 1).contains(where: meaning.isPeriod)
        else { return }
        line.number = number
        line.numberIndex = max(first - 1, 0)
        line.cells.replaceSubrange(line.numberIndex...first, with: parts)
        repairs.append("the number stood in the title's cell")
    }
}
