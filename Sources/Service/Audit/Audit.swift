internal import Core
package import Foundation
package import Persistence

/// Proves, from the plan and the journal alone, that every notice that was due has an outcome, and tells what coordinators
/// did.
package struct Audit: Sendable {
    /// A notice that was due, and what became of it.
    package struct Line: Hashable, Sendable {
        package let key: String
        package let dueAt: Date
        /// `sent`, `suppressed`, `failed`, `waiting` or `undecided`.
        package let outcome: String
        package let reason: String?
        package let endedAt: Date?
    }

    /// Everything due within the window, in order of time.
    package let lines: [Line]
    /// Everything that coordinators did, as far as the journal keeps it, the oldest first.
    package let acts: [AuditedAct]
    package let window: Range<Date>
    /// False where the configuration has changed since the bot last planned: then nothing can be said of what it
    /// should have planned.
    package let isComparable: Bool
    package let troubles: JournalTroubles
    private let now: Date

    /// Nothing is under way for so long while all is well, in seconds.
    private static let patience: TimeInterval = 900
    /// Nor does a message wait for so many working days.
    private static let longestWait = 3
    private static let day: TimeInterval = 86_400

    package init(of ledger: Ledger, world: World, now: Date) throws {
        self.now = now
        // Looked at outside working hours only, the plan has had no turn yet.
        let begin = try ledger.date(.firstPlanned)
        let end = try ledger.date(.plannedUntil) ?? begin ?? now
        let first = begin ?? end
        let start = Scheduler.lookBackStart(from: end, notBefore: first)
        window = start < end ? start..<end : end..<end
        let known = try ledger.text(.planFingerprint)
        isComparable = known == nil || known == world.fingerprint
        troubles = try ledger.troubles(
            openSince: now.addingTimeInterval(-Self.patience),
            failedSince: now.addingTimeInterval(-Self.day)
        )
        let notices = try ledger.noticesDue(in: window)
        var lines = notices.map { Self.line($0, world: world, now: now) }
        if isComparable {
            let recorded = Set(notices.map(\.key))
            let answers = try ledger.answers()
            let isSettled = { (id: ObligationID, moment: Date) in
                answers[id]?.last { $0.at <= moment }?.state?.isSettled ?? false
            }
            let planned =
                world.planner.notices(in: window, unless: isSettled)
                + (try DueNotices(world: world, ledger: ledger).beside(in: window, unless: isSettled))
            for notice in planned where !recorded.contains(notice.key.description) {
                // A key of the window may have been decided at another moment, before the calendar changed.
                guard try !ledger.contains(notice.key) else { continue }
                lines.append(
                    Line(key: notice.key.description, dueAt: notice.at, outcome: "undecided", reason: nil, endedAt: nil)
                )
            }
        }
        lines += try ledger.digestsDue(in: window).map { Self.line($0, world: world, now: now) }
        if isComparable, let told = try ledger.date(.digestsUntil) {
            for digest in world.digests(after: told, through: window.upperBound) {
                lines += world.coordinators.map { person in
                    let due = DueDigest(day: digest.day, recipient: person.id, since: told, dueAt: digest.at)
                    return Line(key: due.key, dueAt: digest.at, outcome: "undecided", reason: nil, endedAt: nil)
                }
            }
        }
        // A seminar that has begun is closed with an outcome for everybody invited.
        for event in try ledger.openSeminars() {
            let begin = world.seminarPlanner.instant(event.details.start)
            guard begin < window.upperBound else { continue }
            let key = "\(world.roadmap.id)/\(event.id)"
            lines.append(Line(key: key, dueAt: begin, outcome: "undecided", reason: nil, endedAt: nil))
        }
        self.lines = lines.sorted { ($0.dueAt, $0.key) < ($1.dueAt, $1.key) }
        acts = try ledger.doneActs(toRow: nil, limit: .max) { _ in true }.compactMap(AuditedAct.init)
    }

    private static func line(_ notice: AuditedNotice, world: World, now: Date) -> Line {
        let outcome: String
        switch notice.state {
        case "sent", "suppressed", "failed":
            outcome =
                notice.endedAt != nil && (notice.state == "sent" || notice.reason != nil) ? notice.state : "undecided"
        case "queued":
            let isOnItsWay = notice.message == "queued" || notice.message == "sending"
            let (due, today) = (world.time.date(of: notice.dueAt), world.time.date(of: now))
            let waited = world.calendar.workingDays(from: due.adding(days: 1), through: today)
            outcome = isOnItsWay && waited <= longestWait ? "waiting" : "undecided"
        default:
            outcome = "undecided"
        }
        return Line(
            key: notice.key,
            dueAt: notice.dueAt,
            outcome: outcome,
            reason: notice.reason,
            endedAt: notice.endedAt
        )
    }

    package var undecided: [Line] { lines.filter { $0.outcome == "undecided" } }

    /// What could not be delivered in the last day though it should have been: a fault of ours, not of the reader.
    package var undelivered: [Line] {
        lines.filter { line in
            line.outcome == "failed" && line.reason != Outcome.Failure.unreachable.rawValue
                && line.endedAt.map { $0 > now.addingTimeInterval(-Self.day) } ?? true
        }
    }

    /// True where every due notice has an outcome and nothing is stuck.
    package var isClean: Bool { undecided.isEmpty && troubles == JournalTroubles() }

    /// How many notices ended each way, as `sent` or `suppressed done`.
    package var counts: [(outcome: String, count: Int)] {
        Dictionary(grouping: lines) { [$0.outcome, $0.reason].compactMap { $0 }.joined(separator: " ") }
            .map { ($0.key, $0.value.count) }
            .sorted { ($0.1, $1.0) > ($1.1, $0.0) }
    }
}
