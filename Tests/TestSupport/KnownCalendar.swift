package import Core

/// The production calendars of 2022–2027 as published, with Kalmykia's days off by decree.
package enum KnownCalendar {
    private static let federalOff: [Int: String] = [
        2022: "01-03 01-04 01-05 01-06 01-07 02-23 03-07 03-08 05-02 05-03 05-09 05-10 06-13 11-04",
        2023: "01-02 01-03 01-04 01-05 01-06 02-23 02-24 03-08 05-01 05-08 05-09 06-12 11-06",
        2024: "01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31",
        2025: "01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31",
        2026: "01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31",
        2027: "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31",
    ]
    private static let federalWorking: [Int: String] = [
        2022: "03-05", 2024: "04-27 11-02 12-28", 2025: "11-01", 2027: "02-20",
    ]
    private static let regionalOff: [Int: String] = [
        2022: "03-03 06-14 07-05 12-18",
        2023: "02-21 06-04 07-05 12-07",
        2024: "02-10 02-12 05-23 07-05 12-25",
        2025: "02-28 06-11 07-05 12-14",
        2026: "02-18 05-31 07-05",
    ]

    package static let federal = (2022...2027).map { year(of: $0, regional: false) }
    package static let kalmykia = (2022...2027).map { year(of: $0, regional: true) }

    private static func year(of number: Int, regional: Bool) -> CalendarYear {
        CalendarYear(
            year: number,
            daysOff: days(federalOff, of: number, named: "federal"),
            workingDays: days(federalWorking, of: number, named: "moved"),
            regionalDaysOff: regional ? days(regionalOff, of: number, named: "regional") : []
        )
    }

    private static func days(_ table: [Int: String], of year: Int, named name: String) -> [SpecialDay] {
        (table[year] ?? "").split(separator: " ").compactMap { CivilDate(iso: "\(year)-\($0)") }
            .map { SpecialDay(date: $0, name: name) }
    }
}
