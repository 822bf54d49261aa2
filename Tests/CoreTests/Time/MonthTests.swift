import Core
import TestSupport
import Testing

struct MonthTests {
    @Test(
        "A month begins on its first day and ends on its last",
        arguments: ["2021-12": "2021-12-31", "2022-02": "2022-02-28", "2024-02": "2024-02-29", "2022-04": "2022-04-30"]
    )
    func bounds(month: String, lastDay: String) {
        let first = date(month + "-01")
        #expect(Month(of: first).firstDay == first)
        #expect(Month(of: first).lastDay == date(lastDay))
        #expect(Month(of: date(lastDay)) == Month(of: first))
        #expect(Month(of: first).description == month)
    }

    @Test("Months follow one another over the new year")
    func sequence() throws {
        let december = try #require(Month(year: 2021, number: 12))
        let january = try #require(Month(year: 2022, number: 1))
        #expect(december.next == january)
        #expect(january.previous == december)
        #expect(december < january)
    }

    @Test("A month has a number from 1 to 12", arguments: [-1, 0, 13])
    func refusedNumber(number: Int) {
        #expect(Month(year: 2022, number: number) == nil)
    }

    @Test(
        "A day that the month lacks is its nearest",
        arguments: [1: "2022-02-01", 28: "2022-02-28", 31: "2022-02-28", 0: "2022-02-01"]
    )
    func clampedDay(day: Int, expected: String) throws {
        #expect(try #require(Month(year: 2022, number: 2)).day(day) == date(expected))
    }
}
