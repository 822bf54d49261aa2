/// A rule by which a seminar is held once in every month, with the months that differ.
package struct SeminarSeries: Hashable, Sendable, Codable {
    package let week: Week
    package let day: Day
    /// The last month.
    package let through: Month
    package var changes: [Change]

    /// Which of a month's weekdays.
    package enum Week: String, CaseIterable, Sendable, Codable {
        case first, second, third, fourth, last
    }

    package enum Day: String, CaseIterable, Sendable, Codable {
        case monday, tuesday, wednesday, thursday, friday, saturday, sunday

        package init(_ weekday: Weekday) {
            self = Self.allCases[weekday.rawValue - 1]
        }

        package var weekday: Weekday {
            Weekday.allCases[Self.allCases.firstIndex(of: self) ?? 0]
        }
    }

    /// One month that differs from the rule.
    package struct Change: Hashable, Sendable, Codable {
        package let month: Month
        /// Another moment than the rule's.
        package var start: LocalMoment?
        /// Why there is none this month.
        package var cancelled: String?

        package init(month: Month, start: LocalMoment? = nil, cancelled: String? = nil) {
            self.month = month
            self.start = start
            self.cancelled = cancelled
        }
    }

    package init(week: Week, day: Day, through: Month, changes: [Change] = []) {
        self.week = week
        self.day = day
        self.through = through
        self.changes = changes
    }

    /// The rule that a first day suggests: the last weekday of its month, or the n-th.
    package init(startingOn date: CivilDate, through: Month) {
        let last = Month(of: date).lastDay
        let weeks: [Week] = [.first, .second, .third, .fourth]
        let isLast = date.days(until: last) < 7
        self.init(week: isLast ? .last : weeks[(date.day - 1) / 7], day: Day(date.weekday), through: through)
    }

    package func day(in month: Month) -> CivilDate {
        guard let index = [Week.first, .second, .third, .fourth].firstIndex(of: week) else {
            let last = month.lastDay
            return last.adding(days: -((last.weekday.rawValue - day.weekday.rawValue + 7) % 7))
        }
        let first = month.firstDay
        return first.adding(days: (day.weekday.rawValue - first.weekday.rawValue + 7) % 7 + index * 7)
    }

    func months(from first: CivilDate) -> [Month] {
        var months: [Month] = []
        var month = Month(of: first)
        while month <= through, months.count < Self.longest {
            months.append(month)
            month = month.next
        }
        return months
    }

    /// Months. A plan is made for a year or two.
    static let longest = 36
}
