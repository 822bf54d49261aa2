/// The line that names the columns.
struct TableHeader {
    let line: Int
    /// The column of each cell; nil for a heading that is not known, and for a column named before.
    let columns: [Column?]
    /// The headings as they stand in the document.
    let texts: [String]

    /// Fewer known headings may occur in a line of the table by chance.
    private static let fewest = 3

    /// Nil where the record is not a header.
    init?(_ record: Record) {
        let texts = record.cells.map { CellText.clean($0).text }
        var columns: [Column?] = []
        for text in texts {
            let column = Column.named(text)
            columns.append(columns.contains(column) ? nil : column)
        }
        guard columns.compactMap(\.self).count >= Self.fewest, texts.allSatisfy({ Int($0) == nil }) else { return nil }
        self.line = record.line
        self.columns = columns
        self.texts = texts
    }

    /// Whether the columns stand as the ministry sets them, so that cells out of place can be put back by meaning.
    var isInOrder: Bool {
        let known = columns.compactMap(\.self)
        return known == known.sorted()
    }

    /// Headings of columns that a roadmap has no place for.
    var unknown: [String] {
        zip(columns, texts).filter { $0.0 == nil && !$0.1.isEmpty }.map(\.1)
    }

    func names(_ column: Column) -> Bool { columns.contains(column) }
}
