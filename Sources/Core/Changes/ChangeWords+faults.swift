extension ChangeWords {
    /// What is wrong with an argument that names days, in the words typed.
    package enum Fault: Hashable, Sendable {
        /// The calendar has no such day: `31.02.2022`.
        case noSuchDay(String)
        /// A day of any year: `3 марта`.
        case noYear(String)
        /// A day off without who has decreed it.
        case noSource
    }

    /// Why an argument announces no day off; nil where it does, or where nothing of it looks like one.
    package static func dayOffFault(_ text: String) -> Fault? {
        guard dayOff(text) == nil else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        let hasDay = (1...4).contains { count in
            words.count >= count && day(words.prefix(count).joined(separator: " ")) != nil
        }
        return hasDay ? .noSource : dayFault(words)
    }

    /// Why the days of an absence are not understood; nil where they are, or where there are none.
    package static func daysFault(_ text: String) -> Fault? {
        let words = text.split(whereSeparator: \.isWhitespace)
        let marks = words.indices.filter { (from + through).contains(words[$0].lowercased()) }
        return marks.lazy.compactMap { mark in
            let end = marks.first { $0 > mark } ?? words.endIndex
            let typed = words[(mark + 1)..<end]
            guard day(typed.joined(separator: " ")) == nil else { return nil }
            // Of an absence the year need not be named.
            guard case .noSuchDay(let unknown)? = dayFault(typed) else { return nil }
            return .noSuchDay(unknown)
        }
        .first
    }

    /// Nil where the words do not begin with a day at all.
    private static func dayFault(_ words: some Collection<Substring>) -> Fault? {
        guard let first = words.first, first.first?.isNumber == true else { return nil }
        // «3 марта» takes two words, «03.03» one.
        for count in [2, 1] where words.count >= count {
            let typed = words.prefix(count).joined(separator: " ")
            let isLong = typed.split { !$0.isNumber }.contains { $0.count == 4 }
            // A leap year has every day that any year has.
            if !isLong, [" 2024", ".2024"].contains(where: { day(typed + $0) != nil }) { return .noYear(typed) }
        }
        let isSpelt = first.allSatisfy(\.isNumber)
        return .noSuchDay(words.prefix(isSpelt ? 3 : 1).joined(separator: " "))
    }
}
