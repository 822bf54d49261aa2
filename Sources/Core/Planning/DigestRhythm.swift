/// When coordinators are told what changed and what needs them: once a week, on this day of the week and at this time.
///
/// Where that day is off it is the next working day of the same week, or else the last before it; a week without a
/// working day has none.
package struct DigestRhythm: Hashable, Sendable {
    package let weekday: Weekday
    package let at: ClockTime

    package init(weekday: Weekday, at: ClockTime) {
        self.weekday = weekday
        self.at = at
    }

    /// The days from one to another, both included, that bring a digest.
    package func days(from first: CivilDate, through last: CivilDate, in calendar: WorkCalendar) -> [CivilDate] {
        guard first <= last else { return [] }
        let monday = first.adding(days: 1 - first.weekday.rawValue)
        return stride(from: monday.ordinal, through: last.ordinal, by: 7)
            .compactMap { day(inWeekFrom: CivilDate(ordinal: $0), in: calendar) }
            .filter { first <= $0 && $0 <= last }
    }

    private func day(inWeekFrom monday: CivilDate, in calendar: WorkCalendar) -> CivilDate? {
        let week = monday..<monday.adding(days: 7)
        let day = monday.adding(days: weekday.rawValue - 1)
        return [calendar.next(onOrAfter: day), calendar.previous(onOrBefore: day)].first(where: week.contains)
    }
}
