/// One slip of the pen between a word as it is spelled and as it was typed.
enum SpellingSlip: Hashable {
    case missing, added, swapped
    case wrong(Unicode.Scalar, typed: Unicode.Scalar)

    /// Nil where the words are the same, or more than one slip apart.
    init?(from known: [Unicode.Scalar], to typed: [Unicode.Scalar]) {
        guard abs(known.count - typed.count) <= 1 else { return nil }
        var start = 0
        while start < min(known.count, typed.count), known[start] == typed[start] { start += 1 }
        let (left, right) = (known[start...], typed[start...])
        if left.count > right.count {
            guard left.dropFirst().elementsEqual(right) else { return nil }
            self = .missing
        } else if left.count < right.count {
            guard left.elementsEqual(right.dropFirst()) else { return nil }
            self = .added
        } else if let letter = left.first, let other = right.first {
            if left.dropFirst().elementsEqual(right.dropFirst()) {
                self = .wrong(letter, typed: other)
            } else if left.prefix(2).elementsEqual(right.prefix(2).reversed()),
                left.dropFirst(2).elementsEqual(right.dropFirst(2))
            {
                self = .swapped
            } else {
                return nil
            }
        } else {
            return nil
        }
    }
}
