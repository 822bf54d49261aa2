/// Which days are working days: the federal production calendar with moved days, and the region's own days off.
///
/// A five-day week underlies it (labour code of the Russian Federation, articles 100 and 111); the calendar years list
/// what differs. Outside the years listed the plain week goes on, Monday to Friday, so every question has an answer;
/// `covers` tells how far the answers are known. A day listed both as off and as working is off: a regional day off
/// takes a Saturday moved by the government with it.
package struct WorkCalendar: Sendable {
    /// From the first day of the earliest year to the last day of the latest; nil without years. A year left out
    /// between them is a plain one.
    package let covers: ClosedRange<CivilDate>?
    /// Days off decreed after the calendar was published.
    package let extraDaysOff: [SpecialDay]

    let differences: CalendarDifferences
    private let years: [CalendarYear]
    private let names: [CivilDate: String]

    package init(years: [CalendarYear], extraDaysOff: [SpecialDay] = []) {
        self.years = years
        self.extraDaysOff = extraDaysOff
        let numbers = years.map(\.year)
        if let first = numbers.min().flatMap({ CivilDate(year: $0, month: 1, day: 1) }),
            let last = numbers.max().flatMap({ CivilDate(year: $0, month: 12, day: 31) })
        {
            self.covers = first...last
        } else {
            self.covers = nil
        }
        // From the general to the particular, so that of two names the region's and then the decree's is kept.
        let daysOff = years.flatMap(\.daysOff) + years.flatMap(\.regionalDaysOff) + extraDaysOff
        self.names = Dictionary(daysOff.map { ($0.date, $0.name) }, uniquingKeysWith: { $1 })
        let working = Set(years.flatMap(\.workingDays).map(\.date)).subtracting(names.keys)
        self.differences = CalendarDifferences(daysOff: names.keys, workingDays: working)
    }

    package func isWorkingDay(_ date: CivilDate) -> Bool {
        differences.works(on: date) ?? !date.weekday.isWeekend
    }

    /// What the calendar calls a day off, on a weekend too; nil where it lists none.
    package func name(of date: CivilDate) -> String? {
        names[date]
    }

    /// This calendar with more days off; one already added on the same date is replaced.
    package func adding(daysOff: [SpecialDay]) -> WorkCalendar {
        let kept = removing(daysOff: daysOff.map(\.date)).extraDaysOff
        return WorkCalendar(years: years, extraDaysOff: kept + daysOff)
    }

    /// This calendar without days off that were added; those of its years stay.
    package func removing(daysOff dates: [CivilDate]) -> WorkCalendar {
        WorkCalendar(years: years, extraDaysOff: extraDaysOff.filter { !dates.contains($0.date) })
    }
}
