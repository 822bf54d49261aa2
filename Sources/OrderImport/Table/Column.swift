/// A column of the order's table; the cases stand in the ministry's order.
enum Column: String, CaseIterable, Comparable {
    case number
    case title
    case responsible
    case period
    case result
    case levels

    /// The words by which a heading is known.
    private static let headings: [(column: Column, words: [WordPattern])] = [
        (.number, ["п п", "номер*", "n"]),
        (.title, ["мероприяти*", "наименовани*"]),
        (.responsible, ["ответственн*", "исполнител*"]),
        (.period, ["срок*", "период*", "дата"]),
        (.result, ["результат*"]),
        (.levels, ["уровень", "уровни", "уровня"]),
    ]

    /// No heading is longer; the limit keeps sentences that speak of results or terms from being taken for one.
    private static let longestHeading = 60

    /// The column a heading names: «Планируемый результат».
    static func named(_ heading: String) -> Column? {
        guard heading.count <= longestHeading else { return nil }
        if heading.hasPrefix("№") { return .number }
        let words = Words(heading)
        // The first word known decides: «Срок реализации мероприятия» is about the term.
        let found = headings.compactMap { heading in
            heading.words.compactMap(words.position).min().map { (column: heading.column, position: $0) }
        }
        return found.min { $0.position < $1.position }?.column
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    static func < (left: Column, right: Column) -> Bool { left.rank < right.rank }
}
