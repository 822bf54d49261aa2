internal import Core
internal import Foundation
internal import Persistence

extension CardItem {
    /// With what keeps the reader from being reminded of it: a pause of the school, a reminder put off.
    func noted(for reader: PersonID?, world: World, ledger: Ledger, on today: CivilDate) throws -> CardItem {
        guard !isSettled else { return self }
        var item = self
        item.pausedUntil = try ledger.pause(of: obligation.subject, on: today)?.pause.lastDay
        item.snoozedTo = try reader.flatMap { try ledger.snoozedUntil(obligation.id, of: $0) }
            .map(world.time.date(of:))
        return item
    }
}
