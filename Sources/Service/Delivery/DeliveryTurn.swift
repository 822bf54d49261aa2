internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// One transaction of the courier: what has ended is written down, then new work is taken.
struct DeliveryTurn: Sendable {
    /// How many entries were taken, those with nothing left to say included.
    private(set) var claimed = 0
    private(set) var parcels: [Parcel] = []
    /// Entries that could not be made ready, with the reason.
    private(set) var broken: [(entry: Int64, error: String)] = []
    /// When the next postponed entry may be tried.
    private(set) var nextAttempt: Date?

    init(
        writing verdicts: [DeliveryVerdict],
        claiming limit: Int,
        busy: Set<ChatID>,
        in ledger: Ledger,
        world: World,
        now: Date
    ) throws {
        for verdict in verdicts { try verdict.apply(in: ledger) }
        if limit > 0 {
            for entry in try ledger.claim(limit: limit, busy: busy, at: now) {
                try prepare(entry, in: ledger, world: world, now: now)
            }
        }
        nextAttempt = try ledger.nextAttempt(after: now)
    }

    /// A message that cannot be worded fails alone; everybody else's goes on.
    private mutating func prepare(_ entry: OutboxEntry, in ledger: Ledger, world: World, now: Date) throws {
        claimed += 1
        switch try ledger.attempt({ try Parcel(entry, world: world, ledger: ledger, now: now) }) {
        case .success(let parcel):
            if let parcel { parcels.append(parcel) }
        case .failure(let error):
            try ledger.record(.failed(reason: Outcome.Failure.unworded.rawValue), of: entry, at: now)
            broken.append((entry.id, "\(error)"))
        }
    }
}
