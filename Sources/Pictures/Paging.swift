/// Rows on pages, about as many on each, so that the last does not hold a lonely one.
struct Paging<Row> {
    /// At least one, which is empty where there is nothing to show.
    let pages: [[Row]]

    init(_ rows: [Row], most: Int) {
        let count = max(1, (rows.count + most - 1) / most)
        let (least, more) = rows.count.quotientAndRemainder(dividingBy: count)
        var start = 0
        pages = (0..<count).map { page in
            let end = start + least + (page < more ? 1 : 0)
            defer { start = end }
            return Array(rows[start..<end])
        }
    }
}
