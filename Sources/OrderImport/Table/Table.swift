/// The table of a document, found and cut into records.
struct Table {
    let header: TableHeader?
    /// What follows the header.
    let records: [Record]
    /// The lines of the document above the table.
    let heading: [Substring]

    /// The delimiters tried, in this order: text copied from a document and TSV have tabs, CSV one of the others.
    private static let delimiters: [Character] = ["\t", ";", ","]
    /// No order's table comes near; beyond it, it is some other file.
    private static let mostRecords = 2_000
    private static let mostCells = 20
    private static let longestCell = 20_000

    static func find(in text: String, findings: inout Findings) throws(ImportFailure) -> Table {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let found = headerPosition(lines)
        let delimiter = found?.delimiter ?? "\t"
        let firstRow = lines.firstIndex { startsRow($0, delimiter: delimiter) }
        guard let start = [found?.line, firstRow].compactMap(\.self).min() else {
            throw findings.refusing(1, "no table found: neither a header nor a line that begins with a row's number")
        }
        let heading = Array(lines[..<start])
        let body = lines[start...].joined(separator: "\n")
        let records = try records(body, from: start, delimiter: delimiter, findings: &findings)
        guard let found else {
            findings.question(start + 1, "the table has no header; its columns were told by their contents alone")
            return Table(header: nil, records: records, heading: heading)
        }
        guard let header = records.first(where: { $0.line == found.line + 1 }).flatMap(TableHeader.init) else {
            throw findings.refusing(found.line + 1, "the header of the table cannot be read")
        }
        if start < found.line { findings.question(found.line + 1, "the header stands below rows of the table") }
        return Table(header: header, records: records.filter { $0.line != header.line }, heading: heading)
    }

    /// The line on which the header begins, by its first cells; a header whose cells hold line breaks goes on below it.
    private static func headerPosition(_ lines: [Substring]) -> (line: Int, delimiter: Character)? {
        for delimiter in delimiters {
            for (index, line) in lines.prefix(longestHeading).enumerated() where line.utf8.count <= longestHeaderLine {
                let cells = line.split(separator: delimiter, omittingEmptySubsequences: false).map(String.init)
                guard cells.count > 1, cells.contains(where: { Column.named($0.filter { $0 != "\"" }) != nil }) else {
                    continue
                }
                let rest = lines[index...].prefix(headerLines).joined(separator: "\n")
                let quoted = try? DelimitedText.records(rest, delimiter: delimiter, isQuoted: true).first
                let plain = Record(line: index + 1, cells: cells)
                if TableHeader(quoted ?? plain) != nil || TableHeader(plain) != nil { return (index, delimiter) }
            }
        }
        return nil
    }

    /// The most lines an order's text above its table is expected to take, and the longest and the most lines of a
    /// header; they keep the search short in files that are no order.
    private static let longestHeading = 1_000
    private static let longestHeaderLine = 1_000
    private static let headerLines = 8

    private static func startsRow(_ line: Substring, delimiter: Character) -> Bool {
        let cells = line.split(separator: delimiter, omittingEmptySubsequences: false)
        return cells.count >= 3 && TableLine.rowNumber(CellText.collapsed(cells[0])) != nil
    }

    /// In a table with tabs quotation marks around cells may belong to the format (a spreadsheet's) or to the text
    /// (copied from a document); it is the format's only if they pair throughout.
    private static func records(
        _ body: String,
        from position: Int,
        delimiter: Character,
        findings: inout Findings
    ) throws(ImportFailure) -> [Record] {
        var records: [Record]
        do throws(BrokenQuotes) {
            records = try DelimitedText.records(body, delimiter: delimiter, isQuoted: true)
        } catch {
            guard delimiter == "\t", let plain = try? DelimitedText.records(body, delimiter: delimiter, isQuoted: false)
            else { throw findings.refusing(position + error.line, error.text) }
            records = plain
        }
        records = records.map { Record(line: $0.line + position, cells: $0.cells) }
        if records.count > mostRecords {
            throw findings.refusing(position + 1, "the table is larger than any order's: \(records.count) lines")
        }
        if let wide = records.first(where: { $0.cells.count > mostCells }) {
            throw findings.refusing(wide.line, "\(wide.cells.count) columns, more than any order's table has")
        }
        if let long = records.first(where: { $0.cells.contains { $0.utf8.count > longestCell } }) {
            throw findings.refusing(long.line, "a cell longer than any order's")
        }
        return records
    }
}
