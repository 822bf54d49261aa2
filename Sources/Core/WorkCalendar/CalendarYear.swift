/// One year of the production calendar as published: what differs from «Monday to Friday works».
package struct CalendarYear: Hashable, Sendable {
    package let year: Int
    /// Days off by federal law and government decree, moved days included.
    package let daysOff: [SpecialDay]
    /// Saturdays and Sundays that work because a day off was moved.
    package let workingDays: [SpecialDay]
    /// The region's own days off, by decree of its head.
    package let regionalDaysOff: [SpecialDay]

    package init(year: Int, daysOff: [SpecialDay], workingDays: [SpecialDay], regionalDaysOff: [SpecialDay]) {
        self.year = year
        self.daysOff = daysOff
        self.workingDays = workingDays
        self.regionalDaysOff = regionalDaysOff
    }
}

/// A day with the name it has in the calendar: «Цаган Сар».
package struct SpecialDay: Hashable, Sendable {
    package let date: CivilDate
    package let name: String

    package init(date: CivilDate, name: String) {
        self.date = date
        self.name = name
    }
}
