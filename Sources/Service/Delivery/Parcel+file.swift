internal import Core
internal import Foundation
internal import Persistence

extension Parcel.Making {
    /// Gathers what a file shows, for whoever the chat belongs to now, if it is his to see.
    static func file(
        _ entry: OutboxEntry,
        order: String,
        world: World,
        ledger: Ledger,
        now: Date
    ) throws -> Self {
        guard let file = AskFile(order), let person = try ledger.person(of: entry.chat).flatMap(world.roster.person),
            let draft = try AskDesk(person: person, world: world, ledger: ledger, now: now).draft(of: file)
        else {
            try ledger.record(.suppressed(reason: Outcome.Suppression.stale.rawValue), of: entry, at: now)
            return .nothingToSay
        }
        return .ready(Parcel(entry, .make(draft)))
    }
}
