package import struct Foundation.Date

/// Decides who is to be written to, about what, when and why. Pure: the same input gives the same notices, so
/// planning twice, late or on two machines adds nothing.
///
/// The roadmap is laid out as occasions first (a few hundred moments of the year, each one rung of one row's ladder);
/// only the occasions within the window asked for are spread over schools and people.
package struct Planner: Sendable {
    package let roadmap: Roadmap
    package let roster: Roster
    package let calendar: WorkCalendar
    package let policy: Policy
    package let time: RegionTime

    let duties: [Duty]
    /// In order of days.
    private let occasions: [Occasion]
    let directory: RecipientDirectory
    /// Laid out for the first who asks how things stand.
    let laidOut: Lazily<[Undertaking]>

    package init(roadmap: Roadmap, roster: Roster, calendar: WorkCalendar, policy: Policy, time: RegionTime) {
        self.roadmap = roadmap
        self.roster = roster
        self.calendar = calendar
        self.policy = policy
        self.time = time
        directory = RecipientDirectory(roster: roster)
        let duties = Self.duties(roadmap: roadmap, roster: roster, calendar: calendar, policy: policy)
        let ladder = Ladder(calendar: calendar, policy: policy)
        occasions =
            duties.enumerated()
            .flatMap { ladder.occasions(of: $1, at: $0) }
            .sorted { ($0.day, $0.duty) < ($1.day, $1.duty) }
        self.duties = duties
        laidOut = Lazily { [directory] in Self.undertakings(of: duties, directory) }
    }

    /// The notices whose moment lies in the window, in order of time.
    ///
    /// Obligations settled by their standing are left out; `settledNotices` tells of them.
    package func notices(in window: Range<Date>, standings: Standings) -> [Notice] {
        notices(in: window, unless: standings.settle(_:by:))
    }

    /// The notices of the window that are not to be sent because what they ask for is already done.
    ///
    /// Overdue steps are not among them: after a settled deadline nothing is due any more.
    package func settledNotices(in window: Range<Date>, standings: Standings) -> [Notice] {
        notices(in: window) { obligation, step, at in !step.isOverdue && standings.settle(obligation.id, by: at) }
    }

    /// The notices of the window, judged by what was known at their moments: `isSettled` tells whether an obligation
    /// was settled by then.
    package func notices(in window: Range<Date>, unless isSettled: (ObligationID, Date) -> Bool) -> [Notice] {
        notices(in: window) { obligation, _, at in !isSettled(obligation.id, at) }
    }

    /// The next moment at which anything can be due; nil after the year's last.
    package func nextMoment(after instant: Date) -> Date? {
        let index = occasions.partitioningIndex { moment(of: $0) > instant }
        return index < occasions.endIndex ? moment(of: occasions[index]) : nil
    }

    /// The rungs reached within the window, in order of time; found without looking at any school.
    func occasions(in window: Range<Date>) -> ArraySlice<Occasion> {
        let first = occasions.partitioningIndex { moment(of: $0) >= window.lowerBound }
        let end = occasions.partitioningIndex { moment(of: $0) >= window.upperBound }
        return occasions[first..<end]
    }
}

extension Planner {
    private func moment(of occasion: Occasion) -> Date { moment(on: occasion.day) }

    /// Spreads the window's occasions over schools and people.
    private func notices(in window: Range<Date>, where isWanted: (Obligation, Step, Date) -> Bool) -> [Notice] {
        var notices: [Notice] = []
        for occasion in occasions(in: window) {
            let duty = duties[occasion.duty]
            let at = moment(of: occasion)
            for subject in directory.subjects(of: duty.group) {
                let obligation = duty.obligation(of: subject, in: occasion.occurrence)
                guard isWanted(obligation, occasion.step, at) else { continue }
                for (person, ground) in directory.recipients(
                    of: obligation,
                    group: duty.group,
                    step: occasion.step,
                    on: occasion.day
                ) {
                    notices.append(
                        notice(of: obligation, duty.activity, occasion.step, at: at, to: person, ground)
                    )
                }
            }
        }
        return notices
    }

    /// What one step about an obligation is for one person; the one place where keys are made.
    func notice(
        of obligation: Obligation,
        _ activity: Activity,
        _ step: Step,
        at moment: Date,
        to person: PersonID,
        _ ground: Ground
    ) -> Notice {
        let key = NoticeKey(
            roadmap: roadmap.id,
            obligation: obligation.id,
            step: step,
            recipient: person,
            revision: activity.revision
        )
        return Notice(key: key, at: moment, recipient: person, obligation: obligation, step: step, ground: ground)
    }

    /// The hour of reminders of a day.
    func moment(on day: CivilDate) -> Date {
        time.instant(day, policy.remindAt)
    }
}
