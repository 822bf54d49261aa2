extension Month {
    /// Reads a month as people write it: `2022-03`, «март», «за март», «март 2022 г.», `03.2022`, `3`; nil for anything
    /// else. Without a year it is the one given.
    package init?(written text: String, year: Int) {
        let text = text.lowercased().split(whereSeparator: \.isWhitespace).filter {
            $0 != "за" && $0 != "в" && $0 != "на"
        }
        .joined(separator: " ")
        if let month = Month(iso: text) {
            self = month
            return
        }
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
        if numbers.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), let number = Int(numbers[0]) {
            guard numbers.count <= 2, let year = numbers.count == 2 ? Int(numbers[1]) : year,
                (1_000...9_999).contains(year)
            else { return nil }
            self.init(year: year, number: number)
            return
        }
        guard let period = try? PeriodPhrase.read(text, year: year), period.recurrence == nil,
            let first = period.start, let last = period.end, Month(of: first).firstDay == first,
            Month(of: first).lastDay == last
        else { return nil }
        self.init(of: first)
    }
}
