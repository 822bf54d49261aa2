import Core
import TestSupport
import Testing

/// The calendar's arithmetic against counting day by day.
struct WorkCalendarOracleTests {
    @Test("Every day from 2019 to 2030 is answered as by walking")
    func everyDay() {
        let calendar = WorkCalendar(years: KnownCalendar.kalmykia)
        let walker = CalendarWalker(years: KnownCalendar.kalmykia)
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
            let walker = CalendarWalker(years: Array(years))
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
