import Core
import Testing

/// The calendar's arithmetic against counting day by day.
struct WorkCalendarOracleTests {
    /// The same answers, found by walking.
    private struct Walker {
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

    @Test("Every day from 2019 to 2030 is answered as by walking")
    func everyDay() {
        let calendar = WorkCalendar(years: KnownCalendar.kalmykia)
        let walker = Walker(years: KnownCalendar.kalmykia)
        for ordinal in date("2019-01-01").ordinal...date("2030-12-31").ordinal {
            let day = CivilDate(ordinal: ordinal)
            #expect(calendar.isWorkingDay(day) == walker.works(day), "\(day)")
            #expect(calendar.next(onOrAfter: day) == walker.walk(0, from: day, step: 1), "\(day)")
            #expect(calendar.previous(onOrBefore: day) == walker.walk(0, from: day, step: -1), "\(day)")
        }
    }

    @Test("Counting from random days, over the ends of the calendar too, is as by walking")
    func randomDays() {
        var random = SeededGenerator()
        for _ in 1...40 {
            let years = KnownCalendar.kalmykia.shuffled(using: &random).prefix(Int.random(in: 0...6, using: &random))
            let calendar = WorkCalendar(years: Array(years))
            let walker = Walker(years: Array(years))
            for _ in 1...50 {
                let range = date("2019-06-01").ordinal...date("2030-06-01").ordinal
                let day = CivilDate(ordinal: Int.random(in: range, using: &random))
                let other = day.adding(days: Int.random(in: -700...700, using: &random))
                let count = Int.random(in: 0...400, using: &random)
                let trace = Comment(rawValue: "\(count) from \(day), other \(other), VEKHA_SEED=\(random.seed)")
                #expect(calendar.workingDay(count, before: day) == walker.walk(count, from: day, step: -1), trace)
                #expect(calendar.workingDay(count, after: day) == walker.walk(count, from: day, step: 1), trace)
                #expect(
                    calendar.workingDays(from: day, through: other) == walker.count(from: day, through: other),
                    trace
                )
            }
        }
    }
}
