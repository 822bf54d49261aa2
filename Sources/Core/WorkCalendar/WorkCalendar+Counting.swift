/// Counting in working days. Each answer takes O(log n) of the listed days.
extension WorkCalendar {
    /// The day itself or the next working day.
    package func next(onOrAfter date: CivilDate) -> CivilDate {
        workingDay(0, after: date)
    }

    /// The day itself or the working day before it.
    package func previous(onOrBefore date: CivilDate) -> CivilDate {
        workingDay(0, before: date)
    }

    /// Counts back from the nearest working day on or before the date: 0 is that day, 1 the working day before it.
    package func workingDay(_ count: Int, before date: CivilDate) -> CivilDate {
        differences.workingDay(differences.workingDays(before: date.adding(days: 1)) - 1 - count)
    }

    /// Counts on from the nearest working day on or after the date: 0 is that day, 1 the working day after it.
    package func workingDay(_ count: Int, after date: CivilDate) -> CivilDate {
        differences.workingDay(differences.workingDays(before: date) + count)
    }

    /// How many working days there are from the first to the last, both included; 0 where the last comes earlier.
    package func workingDays(from first: CivilDate, through last: CivilDate) -> Int {
        max(0, differences.workingDays(before: last.adding(days: 1)) - differences.workingDays(before: first))
    }
}
