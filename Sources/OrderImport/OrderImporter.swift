package import Core

/// Reads a ministry's order, given as text, TSV or CSV, and makes a roadmap of its table.
///
/// The columns' words stay as they are in the document, typos included; only blanks are made single, and tags and
/// headings that leaked into cells are left out. Whatever else was put right or stays unclear is among the notes.
package struct OrderImporter: Sendable {
    private let bodies: [Body]
    private let names: BodyNames

    /// The roster's bodies, by whose spellings the responsible are told; the groups among them make the audience.
    package init(bodies: [Body]) {
        self.bodies = bodies
        self.names = BodyNames(bodies)
    }

    /// Reads a whole document, or throws every reason for which it is refused.
    ///
    /// What the caller knows of the order beforehand wins over what stands above the table.
    package func read(
        _ bytes: [UInt8],
        heading known: OrderHeading = OrderHeading()
    ) throws(ImportFailure) -> ImportedOrder {
        var findings = Findings()
        let text = try SourceText.decode(bytes, findings: &findings)
        let table = try Table.find(in: text, findings: &findings)
        try ColumnChecks.check(table.header, findings: &findings)
        let heading = try RoadmapHeading(known, table: table, names: names, findings: &findings)
        let cells = CellMeaning(year: heading.year, bodies: names, header: table.header)
        let rows = try rows(of: table, meaning: cells, findings: &findings)
        let absent = try ColumnChecks.absent(in: rows, header: table.header, meaning: cells, findings: &findings)
        let meaning = RowMeaning(bodies: bodies, names: names, year: heading.year, absent: absent)
        let activities = rows.compactMap { meaning.activity($0, findings: &findings) }
        try findings.check()
        return ImportedOrder(
            roadmap: Roadmap(
                id: heading.id,
                title: heading.title,
                order: heading.order,
                year: heading.year,
                activities: activities
            ),
            notes: findings.sorted,
            lines: Dictionary(rows.map { ($0.number, $0.line) }, uniquingKeysWith: { first, _ in first })
        )
    }

    private func rows(
        of table: Table,
        meaning: CellMeaning,
        findings: inout Findings
    ) throws(ImportFailure) -> [Row] {
        var lines = LineReader(meaning: meaning)
        for record in table.records { lines.read(record, findings: &findings) }
        let mending = LineMending(meaning: meaning, width: table.header?.columns.count ?? Column.allCases.count)
        let mended = mending.mend(lines.lines, findings: &findings)
        var reader = TableReader(header: table.header, lines: mended, meaning: meaning)
        reader.read(findings: &findings)
        guard !reader.rows.isEmpty else {
            throw findings.refusing(table.header?.line ?? 1, "the table has no row with a number")
        }
        return RowSequence.arrange(reader.rows, findings: &findings)
    }
}
