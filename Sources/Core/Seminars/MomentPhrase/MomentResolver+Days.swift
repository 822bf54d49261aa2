/// One day that was said, counted from today.
extension MomentResolver {
    /// Days. The date of a phrase without a year that is over may be next year's when that is so near.
    private static let halfYear = 183

    func weekday(_ weekday: Weekday, _ choice: MomentDay.Choice?) -> MomentDays {
        let thisWeek = day(weekday, weeks: 0)
        let nextWeek = day(weekday, weeks: 1)
        switch choice {
        case nil, .nearest:
            if thisWeek == today { return MomentDays(candidates: [today, nextWeek]) }
            return MomentDays(candidates: [thisWeek > today ? thisWeek : nextWeek])
        case .this: return MomentDays(candidates: [thisWeek], later: nextWeek)
        case .next: return MomentDays(candidates: thisWeek > today ? [thisWeek, nextWeek] : [nextWeek])
        case .past: return MomentDays(candidates: [thisWeek < today ? thisWeek : day(weekday, weeks: -1)])
        }
    }

    /// The weekday of the week so many after this one.
    func day(_ weekday: Weekday, weeks: Int) -> CivilDate {
        today.adding(days: weeks * 7 + weekday.rawValue - today.weekday.rawValue)
    }

    func date(_ day: Int, _ month: Int, _ year: Int?) throws(MomentQuestion) -> MomentDays {
        guard 1...12 ~= month else { throw .noSuchDay(day: day, month: month, year: year ?? today.year) }
        return try inMonth(.named(month, year: year)) { month throws(MomentQuestion) in
            try self.day(day, of: month)
        }
    }

    func dayOfMonth(_ day: Int, _ month: MomentDay.InMonth?) throws(MomentQuestion) -> MomentDays {
        let isOver = month == nil && day < today.day
        return try inMonth(month ?? .ahead(isOver ? 1 : 0)) { month throws(MomentQuestion) in
            try self.day(day, of: month)
        }
    }

    /// The day that a month has by a rule, and the next one where it is over.
    func inMonth(
        _ month: MomentDay.InMonth,
        _ day: (Month) throws(MomentQuestion) -> CivilDate
    ) throws(MomentQuestion) -> MomentDays {
        let current = Month(of: today)
        switch month {
        case .ahead(let count):
            let month = self.month(ahead: count)
            return MomentDays(candidates: [try day(month)], later: try? day(month.next))
        case .named(let number, let year):
            guard let month = Month(year: year ?? today.year, number: number),
                let next = Month(year: today.year + 1, number: number)
            else { throw .nothingUnderstood }
            if year != nil { return MomentDays(candidates: [try day(month)]) }
            let later = try? day(next)
            if month < current, let later, today.days(until: later) <= Self.halfYear {
                return MomentDays(candidates: [later])
            }
            return MomentDays(candidates: [try day(month)], later: later)
        }
    }

    func day(_ day: Int, of month: Month) throws(MomentQuestion) -> CivilDate {
        guard let date = CivilDate(year: month.year, month: month.number, day: day) else {
            throw .noSuchDay(day: day, month: month.number, year: month.year)
        }
        return date
    }

    func month(ahead count: Int) -> Month {
        (0..<count).reduce(Month(of: today)) { month, _ in month.next }
    }

    /// A day of a month by its number from either end.
    func edge(_ number: Int, isWorking: Bool, of month: Month) throws(MomentQuestion) -> CivilDate {
        if !isWorking { return number < 0 ? month.lastDay : try day(number, of: month) }
        let date =
            number < 0
            ? calendar.previous(onOrBefore: month.lastDay)
            : calendar.workingDay(number - 1, after: month.firstDay)
        guard Month(of: date) == month else {
            throw .noSuchDay(day: number, month: month.number, year: month.year)
        }
        return date
    }

    /// On a working day the nearest may be today.
    func workingDay(_ choice: MomentDay.Choice) -> MomentDays {
        let next = workingDay(ahead: 1)
        return MomentDays(candidates: choice == .nearest && calendar.isWorkingDay(today) ? [today, next] : [next])
    }

    func workingDay(ahead count: Int) -> CivilDate {
        calendar.workingDay(count - 1, after: today.adding(days: 1))
    }
}

extension Weekday {
    /// The weekday's day in a month by its number, −1 for the last; nil where the month has fewer.
    func day(_ number: Int, of month: Month) -> CivilDate? {
        let date: CivilDate
        if number < 0 {
            let last = month.lastDay
            date = last.adding(days: -((last.weekday.rawValue - rawValue + 7) % 7))
        } else {
            let first = month.firstDay
            date = first.adding(days: (rawValue - first.weekday.rawValue + 7) % 7 + (number - 1) * 7)
        }
        return Month(of: date) == month ? date : nil
    }
}
