import Core
import Foundation
import TestSupport
import Testing

struct CivilDateTests {
    @Test(
        "A known day has its place in the count and in the week",
        arguments: [
            ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday), ("2000-02-29", 11_016, .tuesday),
            ("2021-12-20", 18_981, .monday), ("2021-12-31", 18_992, .friday), ("2022-12-31", 19_357, .saturday),
        ]
    )
    func knownDay(iso: String, ordinal: Int, weekday: Weekday) throws {
        let day = try #require(CivilDate(iso: iso))
        #expect(day.ordinal == ordinal)
        #expect(day.weekday == weekday)
        #expect(day.description == iso)
    }

    @Test("Every day of two centuries is the one that Foundation's calendar names")
    func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for ordinal in stride(from: date("1900-01-01").ordinal, through: date("2100-12-31").ordinal, by: 13) {
            let day = CivilDate(ordinal: ordinal)
            let instant = Date(timeIntervalSince1970: Double(ordinal) * 86_400)
            let expected = calendar.dateComponents([.year, .month, .day, .weekday], from: instant)
            #expect(day.year == expected.year && day.month == expected.month && day.day == expected.day, "\(day)")
            // Foundation counts from Sunday as 1.
            #expect(day.weekday.rawValue % 7 + 1 == expected.weekday, "\(day)")
            #expect(CivilDate(year: day.year, month: day.month, day: day.day) == day)
        }
    }

    @Test(
        "A day that the calendar lacks is refused",
        arguments: [
            (2022, 2, 29), (1900, 2, 29), (2022, 4, 31), (2022, 13, 1), (2022, 0, 1), (2022, 1, 0), (2022, 1, 32),
        ]
    )
    func missingDay(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test("29 February exists in leap years only", arguments: [2000: true, 2024: true, 2100: false, 2022: false])
    func leapDay(year: Int, exists: Bool) {
        #expect((CivilDate(year: year, month: 2, day: 29) != nil) == exists)
    }

    @Test(
        "Only YYYY-MM-DD is read",
        arguments: [
            "", "2022-3-15", "22-03-15", "2022-03-15 ", "2022/03/15", "15.03.2022", "2022-03", "2022-03-15-",
            "+022-03-15",
            "2022-02-30", "２０２２-03-15",
        ]
    )
    func refusedText(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("Days are added and counted over the end of a year")
    func arithmetic() {
        #expect(date("2021-12-31").adding(days: 1) == date("2022-01-01"))
        #expect(date("2024-03-01").adding(days: -1) == date("2024-02-29"))
        #expect(date("2021-12-20").days(until: date("2022-01-31")) == 42)
        #expect(date("2022-01-31").days(until: date("2021-12-20")) == -42)
        #expect(date("2021-12-31") < date("2022-01-01"))
    }
}
