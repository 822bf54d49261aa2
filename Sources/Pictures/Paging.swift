/// Rows on pages, about as many on each, so that the last does not hold a lonely one.
struct Paging<Row> {
    /// At least one, which is empty where there is nothing to show.
    let count: Int
    private let rows: [Row]

    init(_ rows: [Row], most: Int) {
        self.rows = rows
        count = max(1, (rows.count + most - 1) / most)
    }

    /// The rows of a page, from 0, with its number as people count; an index out of range is taken for the nearest.
    func page(_ index: Int) -> (rows: [Row], number: Int, of: Int) {
        let page = min(max(index, 0), count - 1)
        let (least, more) = rows.count.quotientAndRemainder(dividingBy: count)
        let start = page * least + min(page, more)
        return (Array(rows[start..<start + least + (page < more ? 1 : 0)]), page + 1, count)
    }
}
