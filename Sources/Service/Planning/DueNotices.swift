internal import Core
internal import Foundation
internal import Persistence

/// Everything that can become due: what the roadmap plans, what pauses put off, what people asked to hear again.
struct DueNotices: Sendable {
    private let planner: Planner
    private let pauses: Pauses
    /// What the ends of pauses bring, in order of time.
    private let afterPauses: [Notice]
    /// Reminders promised and not yet decided about, with the moments they are due at.
    private let snoozes: [(notice: Notice, moment: Date)]

    init(world: World, ledger: Ledger) throws {
        planner = world.planner
        let pauses = Pauses(try ledger.pauses().map(\.pause))
        self.pauses = pauses
        afterPauses = planner.notices(after: pauses).sorted { $0.at < $1.at }
        snoozes = try ledger.pendingSnoozes().map { ($0, Self.moment(of: $0, world, pauses)) }
    }

    /// When a notice is due. A reminder promised for a day on which its school is on a pause comes when the pause is
    /// over; everything else when it was planned for.
    static func moment(of snooze: Notice, _ world: World, _ pauses: Pauses) -> Date {
        guard case .snoozed = snooze.step, case .school(let school) = snooze.obligation.subject else {
            return snooze.at
        }
        let planned = world.time.date(of: snooze.at)
        let day = pauses.of(school).reduce(planned) { day, pause in
            pause.covers(day) ? world.calendar.next(onOrAfter: pause.lastDay.adding(days: 1)) : day
        }
        return day == planned ? snooze.at : world.time.instant(day, world.planner.policy.remindAt)
    }

    /// False where nothing can be due within the window; found without looking at any school.
    func mayBring(in window: Range<Date>) -> Bool {
        let next = planner.nextMoment(after: window.lowerBound.addingTimeInterval(-0.002))
        return next.map { $0 < window.upperBound } ?? false
            || afterPauses.contains { window.contains($0.at) }
            || snoozes.contains { $0.moment < window.upperBound }
    }

    /// The next moment at which anything can be due.
    func nextMoment(after instant: Date) -> Date? {
        let extra = (afterPauses.map(\.at) + snoozes.map(\.moment)).filter { $0 > instant }
        return ([planner.nextMoment(after: instant)] + [extra.min()]).compactMap { $0 }.min()
    }

    /// What is not to be sent because it has been done, and is worth a line of its own.
    func settled(in window: Range<Date>, standings: Standings) -> [Notice] {
        planner.settledNotices(in: window, standings: standings)
            + snoozes.filter {
                $0.moment < window.upperBound && standings.settle($0.notice.obligation.id, by: $0.moment)
            }
            .map(\.notice)
    }

    /// What is still open, in order of time. Of one moment and one obligation the last is told: the roadmap's own step
    /// rather than what was promised, the end of a pause rather than either.
    func open(in window: Range<Date>, standings: Standings) -> [Notice] {
        let planned = planner.notices(in: window, standings: standings)
        let promised = snoozes.filter { snooze in
            snooze.moment < window.upperBound && !standings.settle(snooze.notice.obligation.id, by: snooze.moment)
                && !pauses.isInForce(for: snooze.notice.obligation.subject, on: date(of: window.upperBound))
        }
        let resumed = afterPauses.filter { notice in
            window.contains(notice.at) && !standings.settle(notice.obligation.id, by: notice.at)
        }
        guard !promised.isEmpty || !resumed.isEmpty else { return planned }
        let moments: [Date] = promised.map(\.moment) + (planned + resumed).map(\.at)
        let notices: [Notice] = promised.map(\.notice) + planned + resumed
        return notices.indices.sorted { (moments[$0], $0) < (moments[$1], $1) }.map { notices[$0] }
    }

    /// True where a notice is not to go out, now or ever, because of a pause.
    func isWithheld(_ notice: Notice, at now: Date) -> Bool {
        pauses.withhold(notice, plannedFor: date(of: notice.at))
            || pauses.isInForce(for: notice.obligation.subject, on: date(of: now))
    }

    /// What the ledger has to know of besides the roadmap's own notices, where it was open at its moment.
    func beside(in window: Range<Date>, unless isSettled: (ObligationID, Date) -> Bool) -> [Notice] {
        let resumed = afterPauses.filter { window.contains($0.at) && !isSettled($0.obligation.id, $0.at) }
        return resumed + snoozes.filter { window.contains($0.moment) }.map(\.notice)
    }

    private func date(of instant: Date) -> CivilDate { planner.time.date(of: instant) }
}
