import Core
import TestSupport
import Testing

/// On which days coordinators get the digest of a week.
@Suite struct DigestRhythmTests {
    private let calendar = WorkCalendar(years: KnownCalendar.kalmykia)

    private func days(_ weekday: Weekday, _ first: String, _ last: String) throws -> [String] {
        let rhythm = DigestRhythm(weekday: weekday, at: try #require(ClockTime("09:00")))
        return rhythm.days(from: date(first), through: date(last), in: calendar).map(\.description)
    }

    @Test func `every week has one, on its Monday`() throws {
        #expect(
            try days(.monday, "2022-04-01", "2022-04-25") == ["2022-04-04", "2022-04-11", "2022-04-18", "2022-04-25"]
        )
    }

    @Test func `where Monday is off it is the first working day of the week`() throws {
        // 7 and 8 March 2022 are off, and so are 2 and 3 May.
        #expect(try days(.monday, "2022-03-07", "2022-03-13") == ["2022-03-09"])
        #expect(try days(.monday, "2022-05-02", "2022-05-08") == ["2022-05-04"])
    }

    @Test func `a week without a working day has none`() throws {
        // 3 to 7 January 2022 are off.
        #expect(try days(.monday, "2022-01-03", "2022-01-16") == ["2022-01-10"])
    }

    @Test func `where nothing is left of the week it is the working day before`() throws {
        // Friday, 4 November 2022, is off.
        #expect(try days(.friday, "2022-10-31", "2022-11-06") == ["2022-11-03"])
    }

    @Test func `the ends count, and nothing beyond them`() throws {
        #expect(try days(.monday, "2022-04-11", "2022-04-11") == ["2022-04-11"])
        #expect(try days(.monday, "2022-04-12", "2022-04-17").isEmpty)
        #expect(try days(.monday, "2022-04-12", "2022-04-11").isEmpty)
        // In a week that began before the span.
        #expect(try days(.monday, "2022-03-08", "2022-03-09") == ["2022-03-09"])
    }
}
