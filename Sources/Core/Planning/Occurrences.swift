/// Turns the periods of a roadmap into days to count from.
struct Occurrences {
    let year: Int
    let calendar: WorkCalendar
    let policy: Policy

    /// When an activity must have been carried out; empty where its period names neither days nor a rhythm.
    func ofCarryingOut(_ period: Period) -> [Occurrence] {
        spans(of: period).map { span in
            Occurrence(id: span.id, anchor: calendar.previous(onOrBefore: span.end), deadline: span.end)
        }
    }

    /// By when the date of a seminar must have been set: before its period begins.
    ///
    /// Without days the date is due at the start of the year, when the plans of seminars are made.
    func ofSettingDate(_ period: Period) -> [Occurrence] {
        let spans = spans(of: period)
        guard !spans.isEmpty else {
            let first = calendar.next(onOrAfter: Month(of: yearStart).firstDay)
            return [Occurrence(id: String(year), anchor: first, deadline: first)]
        }
        return spans.map { span in
            let longest = policy.dateBefore.max() ?? 0
            let begin = span.start ?? calendar.workingDay(longest, before: span.end)
            let anchor = calendar.previous(onOrBefore: begin.adding(days: -1))
            return Occurrence(id: span.id, anchor: anchor, deadline: begin.adding(days: -1))
        }
    }

    /// The month's request, with the day it goes out.
    func ofRequest(_ month: Month) -> (opens: CivilDate, occurrence: Occurrence) {
        let opens = calendar.next(onOrAfter: month.day(policy.monthly.opensDay))
        let deadline = month.day(policy.monthly.dueDay)
        let anchor = max(opens, calendar.previous(onOrBefore: deadline))
        return (opens, Occurrence(id: month.description, anchor: anchor, deadline: max(opens, deadline)))
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
            spans.append(Span(id: month.description, start: month.firstDay, end: final.lastDay))
            month = final.next
        }
        return spans
    }
}
