/// A list of the document, each value with its place.
struct Section<Value> {
    let place: JSONCursor
    /// Without the items that cannot be read.
    let items: [(value: Value, place: JSONCursor)]
    /// True where no item has a mistake, so that «nobody does it» can be said.
    let isWhole: Bool

    var values: [Value] { items.map(\.value) }

    /// Nil where there is no list at all.
    init?(_ cursor: JSONCursor, of kind: String, _ read: (JSONCursor) -> Value?) {
        let problems = cursor.log.problems.count
        let items = cursor.list(of: kind) { item in read(item).map { (value: $0, place: item) } }
        guard let items else { return nil }
        self.place = cursor
        self.items = items
        self.isWhole = cursor.log.problems.count == problems
    }
}
