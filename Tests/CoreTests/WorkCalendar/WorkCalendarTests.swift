import Core
import TestSupport
import Testing

struct WorkCalendarTests {
    private let federal = WorkCalendar(years: KnownCalendar.federal)
    private let kalmykia = WorkCalendar(years: KnownCalendar.kalmykia)

    @Test(
        "A year has as many working days as its published production calendar",
        arguments: [2022: 247, 2023: 247, 2024: 248, 2025: 247, 2026: 247, 2027: 247]
    )
    func workingDaysOfYear(year: Int, expected: Int) {
        #expect(federal.workingDays(from: date("\(year)-01-01"), through: date("\(year)-12-31")) == expected)
    }

    @Test(
        "Each month of 2022 has as many working days as published",
        arguments: zip(1...12, [16, 19, 22, 21, 18, 21, 21, 23, 22, 21, 21, 22])
    )
    func workingDaysOfMonth(number: Int, expected: Int) throws {
        let month = try #require(Month(year: 2022, number: number))
        #expect(federal.workingDays(from: month.firstDay, through: month.lastDay) == expected)
    }

    @Test(
        "A day works or not as the calendar says",
        arguments: [
            "2022-03-03": true, "2022-03-05": true, "2022-03-06": false, "2022-03-07": false, "2022-05-04": true,
            "2022-12-30": true, "2022-12-31": false, "2023-01-09": true, "2024-12-28": true, "2025-11-01": true,
        ]
    )
    func federalDay(day: String, works: Bool) {
        #expect(federal.isWorkingDay(date(day)) == works)
    }

    @Test(
        "Kalmykia rests on its own days too",
        arguments: ["2022-03-03", "2022-06-14", "2023-12-07", "2024-02-12", "2026-02-18"]
    )
    func regionalDay(day: String) {
        #expect(federal.isWorkingDay(date(day)))
        #expect(!kalmykia.isWorkingDay(date(day)))
        #expect(kalmykia.name(of: date(day)) == "regional")
    }

    @Test("A regional day off on a weekend changes nothing but has a name")
    func regionalDayOnWeekend() {
        let sunday = date("2022-12-18")
        let week = (date("2022-12-12"), date("2022-12-23"))
        #expect(
            kalmykia.workingDays(from: week.0, through: week.1) == federal.workingDays(from: week.0, through: week.1)
        )
        #expect(kalmykia.name(of: sunday) == "regional")
        #expect(federal.name(of: sunday) == nil)
    }

    @Test("A regional day off on a moved working Saturday is off")
    func regionalDayOnWorkingSaturday() {
        let saturday = date("2022-03-05")
        let decreed = federal.adding(daysOff: [SpecialDay(date: saturday, name: "Праздник")])
        #expect(!decreed.isWorkingDay(saturday))
        #expect(decreed.previous(onOrBefore: saturday) == date("2022-03-04"))
        #expect(decreed.workingDays(from: date("2022-03-01"), through: date("2022-03-31")) == 21)
    }

    @Test("The days around the March holidays of 2022 are counted with the working Saturday")
    func marchHolidays() {
        #expect(federal.next(onOrAfter: date("2022-03-05")) == date("2022-03-05"))
        #expect(federal.next(onOrAfter: date("2022-03-06")) == date("2022-03-09"))
        #expect(federal.previous(onOrBefore: date("2022-03-08")) == date("2022-03-05"))
        #expect(federal.workingDay(0, before: date("2022-03-08")) == date("2022-03-05"))
        #expect(federal.workingDay(1, before: date("2022-03-08")) == date("2022-03-04"))
        #expect(federal.workingDay(3, before: date("2022-03-09")) == date("2022-03-03"))
        #expect(kalmykia.workingDay(3, before: date("2022-03-09")) == date("2022-03-02"))
        #expect(federal.workingDay(0, after: date("2022-03-06")) == date("2022-03-09"))
        #expect(federal.workingDay(1, after: date("2022-03-04")) == date("2022-03-05"))
        #expect(federal.workingDay(2, after: date("2022-03-04")) == date("2022-03-09"))
    }

    @Test("Ten working days before the end of January 2022 skip no holiday that is over")
    func ladderOfJanuary() {
        #expect(kalmykia.workingDay(10, before: date("2022-01-31")) == date("2022-01-17"))
        #expect(kalmykia.workingDay(16, before: date("2022-01-31")) == date("2021-12-31"))
    }

    @Test("Counting from a later day to an earlier one gives 0")
    func reversedCount() {
        #expect(federal.workingDays(from: date("2022-03-10"), through: date("2022-03-09")) == 0)
        #expect(federal.workingDays(from: date("2022-12-30"), through: date("2022-01-01")) == 0)
        #expect(federal.workingDays(from: date("2022-03-09"), through: date("2022-03-09")) == 1)
        #expect(federal.workingDays(from: date("2022-03-06"), through: date("2022-03-06")) == 0)
    }
}

/// What is known, and what is decreed while the bot runs.
struct WorkCalendarChangeTests {
    private let federal = WorkCalendar(years: KnownCalendar.federal)

    @Test("The calendar covers its years and no more")
    func coverage() {
        #expect(federal.covers == date("2022-01-01")...date("2027-12-31"))
        #expect(WorkCalendar(years: []).covers == nil)
    }

    @Test("Outside the years listed the plain week goes on")
    func plainWeekOutside() {
        #expect(federal.isWorkingDay(date("2030-01-01")))
        #expect(!federal.isWorkingDay(date("2030-01-05")))
        #expect(federal.workingDays(from: date("2020-01-01"), through: date("2020-12-31")) == 262)
        #expect(WorkCalendar(years: []).workingDay(5, after: date("1960-01-01")) == date("1960-01-08"))
        #expect(federal.workingDay(1, after: date("2027-12-30")) == date("2028-01-03"))
    }

    @Test("A day off decreed for a year not yet published is kept")
    func decreeOutside() {
        let decreed = federal.adding(daysOff: [SpecialDay(date: date("2028-02-25"), name: "Цаган Сар")])
        #expect(decreed.next(onOrAfter: date("2028-02-25")) == date("2028-02-28"))
        #expect(decreed.covers == federal.covers)
    }

    @Test("A decreed day off can be taken back, a published one cannot")
    func takingBack() {
        let day = SpecialDay(date: date("2022-03-03"), name: "Цаган Сар")
        let decreed = federal.adding(daysOff: [day])
        #expect(!decreed.isWorkingDay(day.date))
        #expect(decreed.name(of: day.date) == "Цаган Сар")
        #expect(decreed.extraDaysOff == [day])

        let restored = decreed.removing(daysOff: [day.date, date("2022-02-23")])
        #expect(restored.isWorkingDay(day.date))
        #expect(restored.name(of: day.date) == nil)
        #expect(!restored.isWorkingDay(date("2022-02-23")))
    }

    @Test("A day off added twice counts once and takes the later name")
    func addingTwice() {
        let decreed = federal.adding(daysOff: [SpecialDay(date: date("2022-03-03"), name: "Сагалган")])
            .adding(daysOff: [SpecialDay(date: date("2022-03-03"), name: "Цаган Сар")])
        #expect(decreed.extraDaysOff.map(\.name) == ["Цаган Сар"])
        #expect(decreed.workingDays(from: date("2022-03-01"), through: date("2022-03-31")) == 21)
        let onHoliday = federal.adding(daysOff: [SpecialDay(date: date("2022-05-09"), name: "День Победы")])
        #expect(onHoliday.workingDays(from: date("2022-05-01"), through: date("2022-05-31")) == 18)
    }
}
