/// A line of the table's body with its cells cleaned: the beginning of a row, or the continuation of one.
struct TableLine {
    let line: Int
    /// Counts the blocks between blank lines, which is where the document's pages end.
    let page: Int
    /// The row that begins here; nil for a continuation.
    var number: Int?
    /// Where the row's number stands.
    var numberIndex = 0
    /// Without empty cells at the end.
    var cells: [String]

    /// The cells that are not empty, the row's number left out.
    var filled: [Int] {
        cells.indices.filter { !cells[$0].isEmpty && (number == nil || $0 != numberIndex) }
    }

    /// Three digits at most: a year is no row.
    static func rowNumber(_ text: some StringProtocol) -> Int? {
        let digits = text.hasSuffix(".") || text.hasSuffix(")") ? text.dropLast() : text[...]
        guard (1...3).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(digits).flatMap { $0 > 0 ? $0 : nil }
    }
}
