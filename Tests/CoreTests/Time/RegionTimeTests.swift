import Core
import Foundation
import TestSupport
import Testing

struct RegionTimeTests {
    @Test("Nine in the morning in Moscow is six in Greenwich")
    func moscowMorning() throws {
        let moscow = try region("Europe/Moscow")
        let nine = try #require(ClockTime("09:00"))
        let instant = moscow.instant(date("2022-03-01"), nine)
        #expect(instant == Date(timeIntervalSince1970: 1_646_114_400))
        #expect(moscow.date(of: instant) == date("2022-03-01"))
        #expect(moscow.time(of: instant) == nine)
        #expect(moscow.iso(instant) == "2022-03-01T09:00:00+03:00")
    }

    @Test("The region's day begins at its own midnight")
    func midnight() throws {
        let moscow = try region("Europe/Moscow")
        let midnight = Date(timeIntervalSince1970: 1_646_082_000)
        #expect(moscow.date(of: midnight) == date("2022-03-01"))
        #expect(moscow.date(of: midnight.addingTimeInterval(-0.5)) == date("2022-02-28"))
        #expect(moscow.time(of: midnight.addingTimeInterval(-0.5)).description == "23:59")
        #expect(moscow.iso(midnight.addingTimeInterval(-0.5)) == "2022-02-28T23:59:59+03:00")
    }

    @Test("Instants before 1970 have their day and time too")
    func beforeTheEpoch() throws {
        let greenwich = try region("GMT")
        let instant = Date(timeIntervalSince1970: -60)
        #expect(greenwich.iso(instant) == "1969-12-31T23:59:00+00:00")
    }

    /// The days on which Moscow and New York put their clocks, from the tz database.
    @Test(
        "On a day when the clock is put, a time means what the clock shows",
        arguments: [
            // Moscow, 26 October 2014: from 02:00 back to 01:00.
            ("Europe/Moscow", "2014-10-26", "00:30", "2014-10-26T00:30:00+04:00"),
            ("Europe/Moscow", "2014-10-26", "01:30", "2014-10-26T01:30:00+04:00"),
            ("Europe/Moscow", "2014-10-26", "02:30", "2014-10-26T02:30:00+03:00"),
            // Moscow, 27 March 2011: from 02:00 forward to 03:00.
            ("Europe/Moscow", "2011-03-27", "01:59", "2011-03-27T01:59:00+03:00"),
            ("Europe/Moscow", "2011-03-27", "02:30", "2011-03-27T03:30:00+04:00"),
            ("Europe/Moscow", "2011-03-27", "03:00", "2011-03-27T03:00:00+04:00"),
            // New York, 13 March and 6 November 2022.
            ("America/New_York", "2022-03-13", "01:59", "2022-03-13T01:59:00-05:00"),
            ("America/New_York", "2022-03-13", "02:30", "2022-03-13T03:30:00-04:00"),
            ("America/New_York", "2022-03-13", "03:00", "2022-03-13T03:00:00-04:00"),
            ("America/New_York", "2022-11-06", "01:30", "2022-11-06T01:30:00-04:00"),
            ("America/New_York", "2022-11-06", "02:00", "2022-11-06T02:00:00-05:00"),
        ]
    )
    func changedClock(zone: String, day: String, time: String, expected: String) throws {
        let region = try region(zone)
        #expect(region.iso(region.instant(date(day), try #require(ClockTime(time)))) == expected)
    }

    @Test("A time of day is written as two and two digits", arguments: ["00:00", "09:05", "23:59"])
    func clockTime(text: String) {
        #expect(ClockTime(text)?.description == text)
    }

    @Test("Nothing else is a time of day", arguments: ["", "9:00", "24:00", "12:60", "09:00:00", "0900", "-1:00"])
    func refusedClockTime(text: String) {
        #expect(ClockTime(text) == nil)
    }

    private func region(_ identifier: String) throws -> RegionTime {
        RegionTime(zone: try #require(TimeZone(identifier: identifier)))
    }
}
