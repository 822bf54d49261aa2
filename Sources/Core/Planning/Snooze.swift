internal import struct Foundation.Date

/// How long somebody puts a reminder off; each ends on the morning of a working day no later than the deadline.
package enum Snooze: String, CaseIterable, Sendable {
    case nextWorkingDay, threeWorkingDays, eveOfDeadline

    /// The day of the reminder; nil where it would come too late to be of use, or at once.
    package func day(from today: CivilDate, before anchor: CivilDate, in calendar: WorkCalendar) -> CivilDate? {
        let day =
            switch self {
            case .nextWorkingDay: calendar.next(onOrAfter: today.adding(days: 1))
            case .threeWorkingDays: calendar.workingDay(2, after: today.adding(days: 1))
            case .eveOfDeadline: calendar.workingDay(1, before: anchor)
            }
        return today < day && day <= anchor ? day : nil
    }

    /// What there is to choose from on a day, each morning once.
    package static func choices(from today: CivilDate, before anchor: CivilDate, in calendar: WorkCalendar)
        -> [(snooze: Snooze, day: CivilDate)]
    {
        var choices: [(snooze: Snooze, day: CivilDate)] = []
        for snooze in allCases {
            guard let day = snooze.day(from: today, before: anchor, in: calendar),
                !choices.contains(where: { $0.day == day })
            else { continue }
            choices.append((snooze, day))
        }
        return choices
    }
}

extension Planner {
    /// The reminder that somebody asked for, as the notice it will be; nil where the row has left the roadmap.
    package func snoozed(_ obligation: Obligation, of person: PersonID, _ ground: Ground, to day: CivilDate) -> Notice?
    {
        guard let activity = roadmap.activity(obligation.activity) else { return nil }
        return notice(of: obligation, activity, .snoozed(day), at: moment(on: day), to: person, ground)
    }
}
