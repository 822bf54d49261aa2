/// Which column each cell of a page belongs to.
struct Layout {
    let columns: [Column?]

    /// The ministry's own: six columns and no other.
    static let usual = Layout(columns: Column.allCases)

    init(columns: [Column?]) {
        self.columns = columns
    }

    func index(of column: Column) -> Int? {
        columns.firstIndex(of: column)
    }

    /// The column of a cell; for one beyond the table's edge or under no heading, the column to its left.
    func column(at index: Int) -> Column? {
        columns.prefix(index + 1).last { $0 != nil } ?? nil
    }
}

extension Layout {
    /// What most rows of a page agree on, found by cells whose words leave no doubt; nil where no row has any.
    ///
    /// An empty column that a page carries falls to the column before it, or to the result where it follows the period.
    init?(rows: [TableLine], meaning: CellMeaning) {
        let anchors = rows.compactMap { Anchors($0, meaning: meaning) }
        guard let title = Self.commonest(anchors.map(\.title)), let period = Self.commonest(anchors.map(\.period)),
            let responsible = Self.commonest(anchors.map(\.responsible)), title < responsible, responsible < period
        else { return nil }
        let levels = Self.commonest(anchors.compactMap(\.levels)) ?? period + 2
        self.columns = (0...max(levels, period + 1)).map { index in
            switch index {
            case levels where levels > period: .levels
            case (period + 1)...: .result
            case period: .period
            case responsible...: .responsible
            case title...: .title
            default: .number
            }
        }
    }

    private static func commonest(_ indexes: [Int]) -> Int? {
        let counts = Dictionary(indexes.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}

/// Where the cells of one row stand that can be told by their words alone.
private struct Anchors {
    let title: Int
    let responsible: Int
    let period: Int
    let levels: Int?

    /// Nil where the row has no period, or several cells that could be it.
    init?(_ row: TableLine, meaning: CellMeaning) {
        let periods = row.filled.filter { meaning.isPeriod(row.cells[$0]) }
        guard periods.count == 1, let title = row.filled.first,
            let responsible = row.filled.last(where: { $0 < periods[0] })
        else { return nil }
        self.title = title
        self.responsible = responsible
        self.period = periods[0]
        self.levels = row.filled.last.flatMap { $0 > periods[0] && meaning.isLevels(row.cells[$0]) ? $0 : nil }
    }
}
