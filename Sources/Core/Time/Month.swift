/// A month of a year, the unit of the monthly report.
package struct Month: Hashable, Comparable, Sendable {
    package let year: Int
    /// 1 to 12.
    package let number: Int

    /// Nil where the number is not 1 to 12.
    package init?(year: Int, number: Int) {
        guard (1...12).contains(number) else { return nil }
        self.year = year
        self.number = number
    }

    /// The month a day lies in.
    package init(of date: CivilDate) {
        self.year = date.year
        self.number = date.month
    }

    /// Reads `YYYY-MM`; nil for any other spelling.
    package init?(iso text: some StringProtocol) {
        guard let first = CivilDate(iso: "\(text)-01") else { return nil }
        self.init(of: first)
    }

    package var firstDay: CivilDate {
        // A first of the month always exists, so the fallback is never taken.
        CivilDate(year: year, month: number, day: 1) ?? CivilDate(ordinal: 0)
    }

    package var lastDay: CivilDate { next.firstDay.adding(days: -1) }

    package var next: Month { Month(index: index + 1) }
    package var previous: Month { Month(index: index - 1) }

    package func adding(months: Int) -> Month { Month(index: index + months) }

    /// The given day of this month, or its last day where the month is shorter.
    package func day(_ day: Int) -> CivilDate {
        firstDay.adding(days: min(max(day, 1), CivilDate.length(ofMonth: number, year: year)) - 1)
    }

    package static func < (left: Month, right: Month) -> Bool { left.index < right.index }

    private var index: Int { year * 12 + number - 1 }

    private init(index: Int) {
        self.year = index / 12
        self.number = index % 12 + 1
    }
}

extension Month: CustomStringConvertible {
    /// `YYYY-MM`.
    package var description: String { String(firstDay.description.prefix(7)) }
}
