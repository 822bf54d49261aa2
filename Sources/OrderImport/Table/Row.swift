/// A row put together from its lines: the text of each column.
struct Row {
    let number: Int
    /// The line its number stands on.
    let line: Int
    let page: Int
    var cells: [Column: String]

    subscript(column: Column) -> String {
        get { cells[column] ?? "" }
        set { cells[column] = newValue }
    }
}
