/// Puts the rows of a table together from its lines.
///
/// A line with a number begins a row, all others continue one: the row before them, or, where the pages of the
/// document have come out of order, the row whose number precedes that of their page.
struct TableReader {
    private let reader: RowReader
    private let meaning: CellMeaning
    private let layouts: [Int: Layout]
    private let lines: [TableLine]
    private(set) var rows: [Row] = []

    init(header: TableHeader?, lines: [TableLine], meaning: CellMeaning) {
        self.reader = RowReader(header: header, meaning: meaning)
        self.meaning = meaning
        self.lines = lines
        let usual = header.map { Layout(columns: $0.columns) } ?? .usual
        self.layouts = Dictionary(grouping: lines, by: \.page).mapValues { page in
            guard header?.isInOrder ?? true else { return usual }
            return Layout(rows: page.filter { $0.number != nil }, meaning: meaning) ?? usual
        }
    }

    mutating func read(findings: inout Findings) {
        for line in lines where line.number != nil { begin(line, findings: &findings) }
        for index in lines.indices where lines[index].number == nil { proceed(index, findings: &findings) }
    }

    private func layout(of line: TableLine) -> Layout { layouts[line.page] ?? .usual }

    private mutating func begin(_ line: TableLine, findings: inout Findings) {
        guard let number = line.number else { return }
        let reading = reader.read(line, layout: layout(of: line))
        if !reading.moved.isEmpty {
            let columns = reading.moved.map(\.rawValue).joined(separator: ", ")
            findings.repaired(line.line, row: number, "not under their headings, put back by meaning: \(columns)")
        }
        if reading.isMerged {
            findings.question(line.line, row: number, "more cells than columns; some were joined")
        }
        rows.append(Row(number: number, line: line.line, page: line.page, cells: reading.cells))
    }
}

extension TableReader {
    /// Joins a line without a number onto its row.
    private mutating func proceed(_ index: Int, findings: inout Findings) {
        let line = lines[index]
        let words = line.filled.map { line.cells[$0] }.joined(separator: " ").quoted
        guard line.cells.count > 1 else {
            findings.question(line.line, "not in the table's columns; left out: \(words)")
            return
        }
        guard let (row, isCertain) = owner(of: index) else {
            findings.refused(line.line, "continues a row that is not there: \(words)")
            return
        }
        let startsPage = index > 0 && lines[index - 1].page != line.page
        var joined: [String] = []
        for cell in line.filled {
            let column = max(layout(of: line).column(at: cell) ?? .title, .title)
            let seam = Seam(rows[row][column], line.cells[cell], isPageBreak: startsPage)
            rows[row][column] = seam.text
            joined.append("\(line.cells[cell].quoted) to the \(column)")
            if let word = seam.repeated {
                let text = "the page break repeats \(word.quoted); kept once"
                findings.repaired(line.line, row: rows[row].number, field: column.rawValue, text)
            }
        }
        let text = "continues the row, joined: \(joined.joined(separator: ", "))"
        if isCertain {
            findings.repaired(line.line, row: rows[row].number, text)
        } else {
            findings.question(line.line, row: rows[row].number, "the pages are out of order; \(text)")
        }
    }

    /// The place among `rows` of the row that a line continues, and whether that is beyond doubt.
    private func owner(of index: Int) -> (row: Int, isCertain: Bool)? {
        let before = lines[..<index].last { $0.number != nil }
        let after = lines[index...].first { $0.number != nil }
        let previous = before.flatMap { line in rows.firstIndex { $0.line == line.line } }
        // Within a page nothing can have come between a row and its continuation.
        if let before, before.page == lines[index].page { return previous.map { ($0, true) } }
        guard let after, let next = after.number, after.page == lines[index].page else {
            return previous.map { ($0, false) }
        }
        if let before, before.number == next - 1 { return previous.map { ($0, true) } }
        if let row = rows.firstIndex(where: { $0.number == next - 1 }) { return (row, false) }
        return previous.map { ($0, false) }
    }
}

/// Two parts of a cell that a page break parted.
struct Seam {
    let text: String
    /// The word that stood on both sides of the break.
    let repeated: String?

    /// A shorter word may well be meant to stand twice.
    private static let shortestRepeated = 4
    private static let longestRepeated = 40

    init(_ first: String, _ second: String, isPageBreak: Bool) {
        guard isPageBreak, let end = Words(first.suffix(Self.longestRepeated)).written.last,
            let start = Words(second.prefix(Self.longestRepeated)).written.first, first.hasSuffix(end),
            second.hasPrefix(start), end.count >= Self.shortestRepeated, end.lowercased() == start.lowercased()
        else {
            text = [first, second].filter { !$0.isEmpty }.joined(separator: " ")
            repeated = nil
            return
        }
        text = first + second.dropFirst(start.count)
        repeated = String(start)
    }
}
