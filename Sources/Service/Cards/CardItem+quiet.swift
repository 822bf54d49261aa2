internal import Core
internal import Foundation
internal import Persistence

extension CardItem {
    /// With what keeps the reader from being reminded of it: a meeting set up, a pause of the school, a reminder put off;
    /// and with what a coordinator wants of it.
    func noted(for reader: PersonID?, world: World, ledger: Ledger, on today: CivilDate) throws -> CardItem {
        var item = self
        if obligation.demand == .setDate { item.meeting = world.planner.meeting(for: obligation) }
        guard !item.isSettled else { return item }
        item.pausedUntil = try ledger.pause(of: obligation.subject, on: today)?.pause.lastDay
        item.snoozedTo = try reader.flatMap { try ledger.snoozedUntil(obligation.id, of: $0) }
            .map(world.time.date(of:))
        if standing == nil {
            item.returned = try ledger.lastDecision(about: obligation.id).flatMap { $0.isReturn ? $0 : nil }
        }
        return item
    }
}
