/// The week without holidays: Monday to Friday works.
enum PlainWeek {
    /// How many Mondays to Fridays lie before the date, counted from Monday 1969-12-29; negative before that day.
    static func workingDays(before date: CivilDate) -> Int {
        let (weeks, days) = (date.ordinal - monday).dividedDown(by: 7)
        return weeks * 5 + min(days, 5)
    }

    /// The day before which there are that many.
    static func workingDay(_ number: Int) -> CivilDate {
        let (weeks, days) = number.dividedDown(by: 5)
        return CivilDate(ordinal: monday + weeks * 7 + days)
    }

    /// 1970-01-01 was a Thursday.
    private static let monday = -3
}

extension Int {
    /// Quotient and remainder, the remainder never negative.
    fileprivate func dividedDown(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
