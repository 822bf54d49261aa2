/// Counts an expression from now.
struct MomentResolver {
    let now: LocalMoment
    let calendar: WorkCalendar

    var today: CivilDate { now.date }

    /// The one moment an expression names. Throws where there is none, or more than one.
    func moment(of expression: MomentExpression) throws(MomentQuestion) -> LocalMoment {
        if let minutes = expression.delay { return try delayed(by: minutes, expression) }
        let days = try days(of: expression)
        let times = try times(of: expression)
        switch (days, times) {
        case (nil, nil): throw .nothingUnderstood
        case (nil, let times?): throw .noDay(at: Set(times.map(\.time)).sorted())
        case (let days?, nil): throw untimed(days)
        case (let days?, let times?): return try moment(on: days, at: times)
        }
    }

    private func moment(on days: MomentDays, at times: [MomentTime.Choice]) throws(MomentQuestion) -> LocalMoment {
        func moments(on dates: [CivilDate]) -> [LocalMoment] {
            let moments = dates.flatMap { date in
                times.map { LocalMoment(date: date.adding(days: $0.daysAfter), time: $0.time) }
            }
            return Set(moments).sorted()
        }
        let all = moments(on: days.candidates)
        let ahead = all.filter { $0 > now }
        guard let first = ahead.first else {
            guard let last = all.last else { throw .nothingUnderstood }
            // A day with two times has no single next one.
            let later = moments(on: days.later.map { [$0] } ?? [])
            throw .past(last, next: later.count == 1 ? later.first : nil)
        }
        if ahead.count > 1 { throw .which(ahead) }
        if first.date.year > today.year + 2 { throw .distant(first.date) }
        return first
    }

    private func untimed(_ days: MomentDays) -> MomentQuestion {
        let ahead = days.candidates.filter { $0 >= today }
        guard ahead.isEmpty else { return .noTime(on: ahead) }
        return days.candidates.last.map { .pastDay($0) } ?? .nothingUnderstood
    }

    /// «через два часа», with a day at most.
    private func delayed(by minutes: Int, _ expression: MomentExpression) throws(MomentQuestion) -> LocalMoment {
        if let time = expression.times.first { throw .several(time.source) }
        let total = now.time.minutes + minutes
        guard let time = ClockTime(hour: total / 60 % 24, minute: total % 60) else { throw .nothingUnderstood }
        let moment = LocalMoment(date: today.adding(days: total / 1_440), time: time)
        guard moment > now else { throw .past(moment, next: nil) }
        if expression.part?.contains(time) == false { throw .noSuchTime(time.description) }
        if let days = try days(of: expression), !days.candidates.contains(moment.date) {
            throw .differentDays((days.candidates + [moment.date]).sorted())
        }
        return moment
    }

    /// The times that everything said of the time allows; nil where nothing is.
    private func times(of expression: MomentExpression) throws(MomentQuestion) -> [MomentTime.Choice]? {
        var common: [MomentTime.Choice]?
        for time in expression.times {
            let choices = try time.choices(in: expression.part, now: now.time)
            let shared = common.map { known in known.filter(choices.contains) } ?? choices
            guard !shared.isEmpty else { throw .several(expression.times.map(\.source).joined(separator: ", ")) }
            common = shared
        }
        return common
    }
}
