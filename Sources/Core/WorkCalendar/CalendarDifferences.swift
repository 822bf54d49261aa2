/// The days on which a calendar differs from the plain week, with the working days counted up to each.
///
/// Working days are numbered through all time. Between two differences the number and the plain week's number keep
/// their distance, so both directions are a binary search and a division, however far the day lies.
struct CalendarDifferences: Sendable {
    private struct Entry: Sendable {
        let date: CivilDate
        let works: Bool
        /// The working days up to and with this date.
        let countThrough: Int

        /// By how much the plain week's number of a later day has to be changed.
        var shift: Int { countThrough - PlainWeek.workingDays(before: date.adding(days: 1)) }
    }

    /// In order of date.
    private let entries: [Entry]

    /// Of the days given, each once, keeps those that the plain week has otherwise.
    init(daysOff: some Sequence<CivilDate>, workingDays: some Sequence<CivilDate>) {
        let differing =
            daysOff.filter { !$0.weekday.isWeekend }.map { ($0, false) }
            + workingDays.filter(\.weekday.isWeekend).map { ($0, true) }
        var shift = 0
        self.entries = differing.sorted { $0.0 < $1.0 }.map { date, works in
            shift += works ? 1 : -1
            let plain = PlainWeek.workingDays(before: date.adding(days: 1))
            return Entry(date: date, works: works, countThrough: plain + shift)
        }
    }

    /// Nil where the day is as in the plain week.
    func works(on date: CivilDate) -> Bool? {
        let index = entries.partitioningIndex { $0.date >= date }
        return index < entries.count && entries[index].date == date ? entries[index].works : nil
    }

    /// The number of the first working day on or after the date; it may be negative.
    func workingDays(before date: CivilDate) -> Int {
        let index = entries.partitioningIndex { $0.date >= date }
        return PlainWeek.workingDays(before: date) + shift(before: index)
    }

    /// The working day with this number.
    func workingDay(_ number: Int) -> CivilDate {
        let index = entries.partitioningIndex { $0.countThrough > number }
        // A working Saturday has a number of its own, the last counted by its entry.
        if index < entries.count, entries[index].works, entries[index].countThrough == number + 1 {
            return entries[index].date
        }
        return PlainWeek.workingDay(number - shift(before: index))
    }

    private func shift(before index: Int) -> Int {
        index > 0 ? entries[index - 1].shift : 0
    }
}
