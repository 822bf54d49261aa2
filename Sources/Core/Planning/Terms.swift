/// Turns the periods of a roadmap into days to count from.
struct Terms {
    let year: Int
    let calendar: WorkCalendar
    let policy: Policy

    /// When an activity must have been carried out; empty where its period names neither days nor a rhythm.
    func ofCarryingOut(_ period: Period) -> [Term] {
        spans(of: period).map { span in
            let begins = span.start ?? calendar.workingDay(policy.before.max() ?? 0, before: span.end)
            return Term(occurrence(span.id, deadline: span.end), begins: begins)
        }
    }

    /// By when the date of a seminar must have been set: before its period begins.
    ///
    /// Without days the date is due at the start of the year, when the plans of seminars are made. Once the period is
    /// over there is no date left to set.
    func ofSettingDate(_ period: Period) -> [Term] {
        let spans = spans(of: period)
        guard !spans.isEmpty else {
            let first = calendar.next(onOrAfter: yearStart)
            let whole = Occurrence(id: String(year), anchor: first, deadline: first)
            return [Term(whole, begins: remindedFrom(first), closes: yearEnd)]
        }
        return spans.map { span in
            // A period without a first day is taken to be as long as the time given for setting the date.
            let begin = span.start ?? calendar.workingDay(policy.dateBefore.max() ?? 0, before: span.end)
            // A period under way before the roadmap's year began leaves no time ahead of it.
            let deadline = begin < yearStart ? span.end : begin.adding(days: -1)
            return Term(
                occurrence(span.id, deadline: deadline),
                begins: remindedFrom(deadline),
                closes: span.end
            )
        }
    }

    /// The months' requests. What the next request asks again is not chased under the old one.
    func ofRequests(_ months: [Month]) -> [Term] {
        let openings = months.map { calendar.next(onOrAfter: $0.day(policy.monthly.opensDay)) }
        return months.indices.map { index in
            let next = index + 1 < months.count ? openings[index + 1] : nil
            return Term(
                request(months[index], opens: openings[index]),
                begins: openings[index],
                opens: openings[index],
                closes: next?.adding(days: -1)
            )
        }
    }

    /// Nothing tells when to think of a seminar's day but the first reminder.
    private func remindedFrom(_ deadline: CivilDate) -> CivilDate {
        calendar.workingDay(policy.dateBefore.max() ?? 0, before: deadline)
    }

    private func occurrence(_ id: String, deadline: CivilDate) -> Occurrence {
        Occurrence(id: id, anchor: calendar.previous(onOrBefore: deadline), deadline: deadline)
    }

    private func request(_ month: Month, opens: CivilDate) -> Occurrence {
        let deadline = month.day(policy.monthly.dueDay)
        let anchor = max(opens, calendar.previous(onOrBefore: deadline))
        return Occurrence(id: month.description, anchor: anchor, deadline: max(opens, deadline))
    }

    private struct Span {
        let id: String
        let start: CivilDate?
        let end: CivilDate
    }

    private var yearStart: CivilDate { CivilDate(year: year, month: 1, day: 1) ?? CivilDate(ordinal: 0) }
    private var yearEnd: CivilDate { CivilDate(year: year, month: 12, day: 31) ?? CivilDate(ordinal: 0) }

    private func spans(of period: Period) -> [Span] {
        switch period.recurrence {
        // A weekly rhythm is planned by the month: nobody wants four requests in it.
        case .monthly, .weekly: months(of: period, step: 1)
        case .quarterly: months(of: period, step: 3)
        case .continuous, .asNeeded, .bySchedule, nil:
            if let end = period.end {
                [Span(id: (period.start.map { "\($0).." } ?? "") + end.description, start: period.start, end: end)]
            } else {
                []
            }
        }
    }

    private func months(of period: Period, step: Int) -> [Span] {
        let last = Month(of: period.end ?? yearEnd)
        var spans: [Span] = []
        var month = Month(of: period.start ?? yearStart)
        while month <= last {
            var final = month
            for _ in 1..<step { final = final.next }
            // The period may begin and end within a month.
            let start = max(month.firstDay, period.start ?? month.firstDay)
            let end = min(final.lastDay, period.end ?? final.lastDay)
            spans.append(Span(id: month.description, start: start, end: end))
            month = final.next
        }
        return spans
    }
}
