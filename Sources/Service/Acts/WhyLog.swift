internal import Core
internal import Foundation
internal import Persistence

/// What was and was not sent to one person about one row, the last first, and what is known of why.
struct WhyLog {
    let person: Person
    /// The row that was asked about, and the one under which it is asked for: a row that goes on all the time is asked
    /// about in the month's request.
    let activity: Activity
    let row: Int
    let lines: [Line]
    /// What the person answers for, as far as it has begun, the last first.
    let duties: [CardItem]
    let next: Notice?
    /// False where he has no chat that can be written to; nil where he never had one.
    let isReachable: Bool?
    let begun: Date?
    let snoozedTo: Date?

    /// One message about one step, for several subjects at once.
    struct Line {
        let notice: LoggedNotice
        var subjects: [Subject]
        /// When the matter was settled that was not reminded of any more, and by whom.
        var doneAt: Date?
        var doneBy: PersonID?
        /// The last day of the pause that withheld it.
        var pausedUntil: CivilDate?
    }

    /// Only what is about subjects that `mayKnow` allows.
    init(
        of person: Person,
        _ activity: Activity,
        where mayKnow: (Subject) -> Bool,
        in ledger: Ledger,
        world: World,
        now: Date
    ) throws {
        let row = world.planner.askedUnder(row: activity.number) ?? activity.number
        let today = world.time.date(of: now)
        let deputies = world.roster.deputies.filter { $0.person == person.id }.map(\.deputy)
        let log = try ledger.noticeLog(of: person.id, deputies: deputies, row: row)
            .filter { mayKnow($0.notice.obligation.subject) }
        self.person = person
        self.activity = activity
        self.row = row
        lines = try Self.lines(of: log, in: ledger, world.time)
        let terms = world.planner.terms(ofRow: row)
        let begun = Set(terms.filter { $0.begins <= today }.map(\.occurrence.id))
        let ties = world.planner.ties(of: person.id, toRow: row).filter { mayKnow($0.obligation.subject) }
            .sorted { $0.obligation.occurrence.anchor < $1.obligation.occurrence.anchor }
        let past = ties.filter { begun.contains($0.obligation.occurrence.id) }
        duties = try (past.isEmpty ? Array(ties.prefix(1)) : past.reversed()).map { tie in
            try CardItem(
                obligation: tie.obligation,
                ground: tie.ground,
                step: nil,
                standing: try ledger.standing(of: tie.obligation.id)
            )
            .noted(for: person.id, world: world, ledger: ledger, on: today)
        }
        var settled: [ObligationID: Bool] = [:]
        for tie in ties { settled[tie.obligation.id] = try ledger.standing(of: tie.obligation.id)?.isSettled }
        next = world.planner.nextReminder(ofRow: row, for: person.id, after: now) { settled[$0] ?? false }
            .flatMap { mayKnow($0.obligation.subject) ? $0 : nil }
        isReachable = try ledger.reachability()[person.id]
        self.begun = try ledger.date(.firstPlanned)
        snoozedTo = try ties.compactMap { try ledger.snoozedUntil($0.obligation.id, of: person.id) }.min()
    }

    /// True where something is open, and the plan has no more reminders of it.
    var hasNoMore: Bool {
        activity.cancelled == nil && next == nil && snoozedTo == nil
            && duties.contains { !$0.isSettled && $0.pausedUntil == nil }
    }

    /// True where neither the plan nor the ledger knows the person to have anything to do with the row.
    var isNoneOfHis: Bool { duties.isEmpty && lines.isEmpty }

    private static func lines(of log: [LoggedNotice], in ledger: Ledger, _ time: RegionTime) throws -> [Line] {
        struct Shape: Hashable {
            let at: Date
            let step: Step
            let outcome: [String?]
            let entry: Int64?
            let inPlaceOf: PersonID?
        }
        let pauses = try ledger.pauses().map(\.pause)
        var positions: [Shape: Int] = [:]
        var lines: [Line] = []
        for logged in log {
            let notice = logged.notice
            let shape = Shape(
                at: notice.at,
                step: notice.step,
                outcome: [logged.state, logged.reason],
                entry: logged.entry,
                inPlaceOf: notice.ground.inPlaceOf
            )
            if let position = positions[shape] {
                lines[position].subjects.append(notice.obligation.subject)
                continue
            }
            positions[shape] = lines.count
            var line = Line(notice: logged, subjects: [notice.obligation.subject])
            switch logged.reason.flatMap(Outcome.Suppression.init) {
            case .done? where logged.state == "suppressed":
                let limit = logged.endedAt ?? notice.at
                let answer = try ledger.answers(about: notice.obligation.id).last { $0.at <= limit }
                line.doneAt = answer?.at
                line.doneBy = answer?.by
            case .paused? where logged.state == "suppressed":
                let day = time.date(of: notice.at)
                line.pausedUntil =
                    pauses.last { pause in
                        Subject.school(pause.school) == notice.obligation.subject && pause.firstDay <= day
                    }?
                    .lastDay
            default: break
            }
            lines.append(line)
        }
        return lines
    }
}
