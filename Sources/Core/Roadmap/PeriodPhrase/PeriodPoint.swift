/// A piece of the calendar as a phrase names it: a day, a month, a part of a year or a year.
struct PeriodPoint: Hashable {
    enum Part: Hashable {
        case quarter, half

        /// How many of them make a year.
        var count: Int { self == .quarter ? 4 : 2 }
    }

    enum Unit: Hashable {
        case day(Int, month: Int)
        case month(Int)
        /// Counted from 1.
        case part(Part, Int)
        case year
        /// Its year is the one it begins in.
        case schoolYear
    }

    let unit: Unit
    /// Nil where the phrase names none here; it is then taken from the range's other end or from the roadmap.
    let year: Int?
}

extension PeriodPoint {
    /// The days of this piece in the given year.
    func days(in year: Int) throws(PeriodDoubt) -> ClosedRange<CivilDate> {
        if case .day(let day, let month) = unit {
            guard let date = CivilDate(year: year, month: month, day: day) else {
                throw .noSuchDay(day: day, month: month, year: year)
            }
            return date...date
        }
        let lastYear = unit == .schoolYear ? year + 1 : year
        guard let first = Month(year: year, number: edges.first.month),
            let last = Month(year: lastYear, number: edges.last.month)
        else { throw .noSuchMonth(edges.first.month) }
        return first.firstDay...last.lastDay
    }

    /// Whether it begins only after the other has ended, when both lie in one year.
    func follows(_ other: PeriodPoint) -> Bool { edges.first > other.edges.last }

    private var edges: (first: (month: Int, day: Int), last: (month: Int, day: Int)) {
        switch unit {
        case .day(let day, let month): ((month, day), (month, day))
        case .month(let month): ((month, 1), (month, 31))
        case .part(let part, let number): (((number - 1) * 12 / part.count + 1, 1), (number * 12 / part.count, 31))
        case .year: ((1, 1), (12, 31))
        case .schoolYear: ((9, 1), (5, 31))
        }
    }
}
