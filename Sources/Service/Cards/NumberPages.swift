internal import Chat
internal import Wording

/// Buttons that show a number each, a few in a line and no more of them in a message than it can hold beside the rest.
struct NumberPages {
    /// The numbers of one page, and the buttons to the pages beside it.
    let lines: [[Button]]

    private static let perLine = 4
    /// With the thirty questions a form may have and what else a screen offers, this stays under a messenger's hundred.
    private static let perPage = 48

    /// A page out of range is taken for the nearest there is. `turn` makes the button to another page.
    init(_ numbers: [Button], page: Int, turn: (Label, Int) -> Button) {
        let pages = max(1, (numbers.count + Self.perPage - 1) / Self.perPage)
        let page = min(max(page, 0), pages - 1)
        let shown = Array(numbers.dropFirst(page * Self.perPage).prefix(Self.perPage))
        let lines = stride(from: 0, to: shown.count, by: Self.perLine).map { start in
            Array(shown[start..<min(start + Self.perLine, shown.count)])
        }
        var turns: [Button] = []
        if page > 0 { turns.append(turn(.previousPage, page - 1)) }
        if page + 1 < pages { turns.append(turn(.nextPage, page + 1)) }
        self.lines = turns.isEmpty ? lines : lines + [turns]
    }
}
