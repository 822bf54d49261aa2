/// A day as people type it: `2022-03-03`, `03.03.2022`, `03.03`, `3 марта`, `3 марта 2022 года`.
package enum WrittenDay {
    /// Reads a day from the first of some words.
    ///
    /// Without a year it is the next such day, today included.
    ///
    /// Returns: the day and how many words it took; nil where they begin with no day.
    package static func read(_ words: some Collection<String>, today: CivilDate) -> (day: CivilDate, words: Int)? {
        guard let first = words.first.map({ $0.trimming(",;") }) else { return nil }
        if let day = CivilDate(iso: first) { return (day, 1) }
        let parts = first.trimming(".").split(separator: ".", omittingEmptySubsequences: false).map(number)
        if parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], year > 999 {
            return CivilDate(year: year, month: month, day: day).map { ($0, 1) }
        }
        if parts.count == 2, let day = parts[0], let month = parts[1] {
            return next(day: day, month: month, from: today).map { ($0, 1) }
        }
        guard parts.count == 1, let day = parts[0], let month = words.dropFirst().first.flatMap(Self.month) else {
            return nil
        }
        guard let year = words.dropFirst(2).first.map({ $0.trimming(",.;") }).flatMap(number), year > 999 else {
            return next(day: day, month: month, from: today).map { ($0, 2) }
        }
        let hasWord = words.dropFirst(3).first.map { ["года", "г", "year"].contains($0.lowercased().trimming(".,;")) }
        return CivilDate(year: year, month: month, day: day).map { ($0, hasWord == true ? 4 : 3) }
    }

    /// A 29 February may be years away.
    private static func next(day: Int, month: Int, from today: CivilDate) -> CivilDate? {
        (today.year...today.year + 8).lazy.compactMap { CivilDate(year: $0, month: month, day: day) }
            .first { $0 >= today }
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        (1...4).contains(text.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    private static func month(_ word: String) -> Int? {
        let word = word.lowercased().trimming(",.;")
        return months.firstIndex { $0.contains(word) }.map { $0 + 1 }
    }

    /// As said after a day, and shortened.
    private static let months: [Set<String>] = [
        ["января", "янв", "january", "jan"], ["февраля", "фев", "февр", "february", "feb"],
        ["марта", "мар", "march", "mar"], ["апреля", "апр", "april", "apr"], ["мая", "may"],
        ["июня", "июн", "june", "jun"], ["июля", "июл", "july", "jul"], ["августа", "авг", "august", "aug"],
        ["сентября", "сен", "сент", "september", "sep"], ["октября", "окт", "october", "oct"],
        ["ноября", "ноя", "нояб", "november", "nov"], ["декабря", "дек", "december", "dec"],
    ]
}

extension String {
    /// Without these characters at its end.
    fileprivate func trimming(_ characters: String) -> String {
        var text = self
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return text
    }
}
