import Core

/// A calendar's answers, found by walking from day to day.
struct CalendarWalker {
    let off: Set<CivilDate>
    let working: Set<CivilDate>

    init(years: [CalendarYear]) {
        off = Set(years.flatMap { $0.daysOff + $0.regionalDaysOff }.map(\.date))
        working = Set(years.flatMap(\.workingDays).map(\.date))
    }

    func works(_ day: CivilDate) -> Bool {
        if off.contains(day) { return false }
        return working.contains(day) || !day.weekday.isWeekend
    }

    /// The working day met after passing so many others; the first looked at is the day itself.
    func walk(_ count: Int, from day: CivilDate, step: Int) -> CivilDate {
        var day = day
        var left = count
        while true {
            if works(day) {
                if left == 0 { return day }
                left -= 1
            }
            day = day.adding(days: step)
        }
    }

    func count(from first: CivilDate, through last: CivilDate) -> Int {
        first <= last ? (first.ordinal...last.ordinal).count { works(CivilDate(ordinal: $0)) } : 0
    }
}
