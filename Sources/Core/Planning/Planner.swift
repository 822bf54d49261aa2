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
    }

    /// The notices whose moment lies in the window, in order of time.
    ///
    /// Obligations settled by their standing are left out; `settledNotices` tells of them.
    package func notices(in window: Range<Date>, standings: Standings) -> [Notice] {
        var notices: [Notice] = []
        visit(window) { notice in
            if !isSettled(notice, in: standings) { notices.append(notice) }
        }
        return notices
    }

    /// The notices of the window that are not to be sent because what they ask for is already done.
    ///
    /// Overdue steps are not among them: after a settled deadline nothing is due any more.
    package func settledNotices(in window: Range<Date>, standings: Standings) -> [Notice] {
        var notices: [Notice] = []
        visit(window) { notice in
            if !notice.step.isOverdue, isSettled(notice, in: standings) { notices.append(notice) }
        }
        return notices
    }

    /// The next moment at which anything can be due; nil after the year's last.
    package func nextMoment(after instant: Date) -> Date? {
        let index = firstOccasion(notBefore: instant.addingTimeInterval(0.001))
        return index < occasions.endIndex ? moment(of: occasions[index]) : nil
    }

    private func isSettled(_ notice: Notice, in standings: Standings) -> Bool {
        guard let standing = standings[notice.obligation.id] else { return false }
        return standing.isSettled && standing.since <= notice.at
    }

    private func visit(_ window: Range<Date>, _ body: (Notice) -> Void) {
        for occasion in occasions[firstOccasion(notBefore: window.lowerBound)...] {
            let at = moment(of: occasion)
            guard at < window.upperBound else { return }
            spread(occasion, at: at, body)
        }
    }

    private func moment(of occasion: Occasion) -> Date {
        time.instant(occasion.day, policy.remindAt)
    }

    private func firstOccasion(notBefore instant: Date) -> Int {
        var low = occasions.startIndex
        var high = occasions.endIndex
        while low < high {
            let middle = (low + high) / 2
            if moment(of: occasions[middle]) < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func spread(_ occasion: Occasion, at: Date, _ body: (Notice) -> Void) {
        let duty = duties[occasion.duty]
        var told: Set<PersonID> = []
        for subject in directory.subjects(of: duty.group) {
            let obligation = Obligation(
                activity: duty.activity.number,
                occurrence: occasion.occurrence,
                subject: subject,
                demand: duty.demand
            )
            told.removeAll(keepingCapacity: true)
            for (person, ground) in directory.recipients(
                of: obligation,
                group: duty.group,
                step: occasion.step,
                on: occasion.day
            )
            where told.insert(person).inserted {
                let key = NoticeKey(
                    roadmap: roadmap.id,
                    obligation: obligation.id,
                    step: occasion.step,
                    recipient: person,
                    revision: duty.activity.revision
                )
                body(
                    Notice(
                        key: key,
                        at: at,
                        recipient: person,
                        obligation: obligation,
                        step: occasion.step,
                        ground: ground
                    )
                )
            }
        }
    }
}
