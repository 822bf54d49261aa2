internal import Core
internal import Foundation
internal import Persistence

extension Parcel.Making {
    /// Words what a notice about a seminar says, if it still says something true and its reader still wants it.
    static func seminar(
        _ entry: OutboxEntry,
        quiet: QuietHours?,
        world: World,
        ledger: Ledger,
        now: Date
    ) throws -> Self {
        guard let notice = try ledger.seminarNotice(in: entry.id), let event = try ledger.seminar(notice.key.occurrence)
        else { throw NoSeminar() }
        let participation = try ledger.participation(of: notice.key.recipient, in: event.id)
        let reader = try ledger.person(of: entry.chat)
        if let reason = reason(notice, event, participation, reader, quiet, world, now) {
            try ledger.record(.suppressed(reason: reason.rawValue), of: entry, at: now)
            return .nothingToSay
        }
        let card = SeminarCard(
            event: event,
            world: world,
            now: now,
            invited: notice.key.recipient,
            reader: reader,
            participation: participation
        )
        return .ready(Parcel(entry, .send(try card.message(notice.key.step))))
    }

    /// Why it is not to be sent after all.
    private static func reason(
        _ notice: RecordedSeminarNotice,
        _ event: SeminarEvent,
        _ participation: Participation?,
        _ reader: PersonID?,
        _ quiet: QuietHours?,
        _ world: World,
        _ now: Date
    ) -> Outcome.Suppression? {
        let step = notice.key.step
        guard notice.key.sequence == event.sequence else { return .superseded }
        guard world.roster.person(notice.key.recipient) != nil, reader != nil else { return .stale }
        if step != .cancelled, world.seminarPlanner.instant(event.details.start) <= now { return .stale }
        guard !step.isAnnouncement else { return nil }
        if step == .answerDue, event.answer(of: participation) != nil { return .done }
        if event.answer(of: participation) == .no { return .declined }
        return step.isTimely && quiet?.contains(world.time.time(of: now)) == true ? .quiet : nil
    }
}

/// The entry points to a seminar that the journal does not have.
private struct NoSeminar: Error {}
