/// What a phrase says, before its years are settled.
struct PeriodExpression: Hashable {
    enum Span: Hashable {
        case all(PeriodPoint)
        case range(PeriodPoint, PeriodPoint)
        /// «с 1 марта»
        case starting(PeriodPoint)
        /// «до 15 марта», «до конца марта»
        case ending(PeriodPoint)
    }

    var span: Span?
    var rhythm: Recurrence?

    /// Turns it into days; the year given is that of whatever names none.
    func period(year: Int) throws(PeriodDoubt) -> Period {
        var start: CivilDate?
        var end: CivilDate?
        switch span {
        case nil: break
        case .all(let point):
            let days = try point.days(in: point.year ?? year)
            (start, end) = (days.lowerBound, days.upperBound)
        case .range(let first, let last):
            let days = try Self.days(from: first, through: last, year: year)
            (start, end) = (days.lowerBound, days.upperBound)
        case .starting(let point): start = try point.days(in: point.year ?? year).lowerBound
        case .ending(let point): end = try point.days(in: point.year ?? year).upperBound
        }
        guard let period = Period(start: start, end: end, recurrence: rhythm) else { throw .empty }
        return period
    }

    private static func days(
        from first: PeriodPoint,
        through last: PeriodPoint,
        year: Int
    ) throws(PeriodDoubt) -> ClosedRange<CivilDate> {
        let years: (Int, Int)
        if let firstYear = first.year, let lastYear = last.year {
            years = (firstYear, lastYear)
        } else {
            let overNewYear = first.follows(last)
            // Within one month it is a slip, not a range of eleven months and more.
            if overNewYear, case .day(_, let month) = first.unit, case .day(_, month) = last.unit { throw .reversed }
            let firstYear = first.year ?? last.year.map { overNewYear ? $0 - 1 : $0 } ?? year
            years = (firstYear, overNewYear ? firstYear + 1 : firstYear)
        }
        let start = try first.days(in: years.0).lowerBound
        let end = try last.days(in: years.1).upperBound
        guard start <= end else { throw .reversed }
        return start...end
    }
}
