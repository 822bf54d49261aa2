/// The days that what was said may mean.
struct MomentDays: Hashable {
    /// Ascending; some or all may be over.
    var candidates: [CivilDate]
    /// The next day the words fit, once all of these are over.
    var later: CivilDate?
}

extension MomentResolver {
    /// The days that everything said of the day allows; nil where nothing is.
    func days(of expression: MomentExpression) throws(MomentQuestion) -> MomentDays? {
        var rest = expression.days
        var common: MomentDays?
        var said: Weekday?
        let weekdays = rest.compactMap(\.plainWeekday)
        if let weekday = weekdays.first, Set(weekdays).count == 1, rest.contains(where: { $0.plainWeekday == nil }) {
            // Beside another day the weekday only confirms it; beside a week it names the day.
            rest.removeAll { $0.plainWeekday != nil }
            said = weekday
        }
        for day in rest {
            let days = try days(day, beside: said, in: expression.month)
            guard let known = common else {
                common = days
                continue
            }
            let shared = known.candidates.filter(days.candidates.contains)
            guard !shared.isEmpty else { throw .differentDays(Set(known.candidates + days.candidates).sorted()) }
            common = MomentDays(candidates: shared, later: known.later == days.later ? known.later : nil)
        }
        guard let weekday = said, let days = common else { return common }
        let matching = days.candidates.filter { $0.weekday == weekday }
        guard matching.isEmpty else { return MomentDays(candidates: matching) }
        throw .otherWeekday(days.candidates.first ?? today, said: weekday)
    }

    private func days(
        _ day: MomentDay,
        beside weekday: Weekday?,
        in month: MomentDay.InMonth?
    ) throws(MomentQuestion) -> MomentDays {
        switch day {
        case .today(let days): return MomentDays(candidates: [today.adding(days: days)])
        case .skippingDay: return MomentDays(candidates: [1, 2].map(today.adding))
        case .date(let day, let month, let year): return try date(day, month, year)
        case .dayOfMonth(let day, let named): return try dayOfMonth(day, named ?? month)
        case .weekday(let weekday, let choice): return self.weekday(weekday, choice)
        case .week(let weeks):
            return MomentDays(candidates: [weekday.map { self.day($0, weeks: weeks) } ?? today.adding(days: weeks * 7)])
        case .weekdayOfMonth(let number, let weekday, let month):
            return try inMonth(month) { month throws(MomentQuestion) in
                guard let day = weekday.day(number, of: month) else { throw .noSuchWeekday(number, weekday, month) }
                return day
            }
        case .edgeOfMonth(let number, isWorking: let isWorking, let month):
            return try inMonth(month) { month throws(MomentQuestion) in
                try edge(number, isWorking: isWorking, of: month)
            }
        case .workingDay(let choice): return workingDay(choice)
        case .workingDays(let count): return MomentDays(candidates: [workingDay(ahead: count)])
        case .months(let count):
            return MomentDays(candidates: [try self.day(today.day, of: self.month(ahead: count))])
        }
    }
}
