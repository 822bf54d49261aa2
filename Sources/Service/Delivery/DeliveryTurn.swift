internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// One transaction of the courier: what has ended is written down, what was taken is made ready, what is new is found.
struct DeliveryTurn: Sendable {
    private(set) var parcels: [(taken: TakenMessage, parcel: Parcel)] = []
    /// Taken, but nothing is to be said any more.
    private(set) var dropped: [TakenMessage] = []
    /// Taken, but not to be sent at this hour.
    private(set) var held: [(taken: TakenMessage, until: Date)] = []
    /// Entries that could not be made ready, with the reason.
    private(set) var broken: [(entry: Int64, error: String)] = []
    /// What was written into the outbox since the last turn.
    let arrived: [WaitingEntry]
    /// Planned messages may leave.
    private let isOpen: Bool
    /// The readers' own quiet hours, where they matter.
    private let quiet: [ChatID: QuietHours]

    init(
        writing verdicts: [DeliveryVerdict],
        taking messages: [TakenMessage],
        after last: Int64,
        in ledger: Ledger,
        world: World,
        now: Date
    ) throws {
        for verdict in verdicts { try verdict.apply(in: ledger, world: world) }
        // Before anything of this turn waits again: only what others wrote is new.
        arrived = try ledger.waiting(after: last)
        let isOpen = world.openHours.contain(now)
        self.isOpen = isOpen
        let takings = try ledger.take(messages.map(\.id), at: now)
        let heeding = messages.filter { $0.lane == .timely || isOpen && $0.lane == .notice }
        quiet = try ledger.quietHours(in: heeding.map(\.chat))
        for message in messages {
            try prepare(message, takings[message.id] ?? .gone, in: ledger, world: world, now: now)
        }
    }

    /// A message that cannot be worded fails alone; everybody else's goes on.
    private mutating func prepare(
        _ message: TakenMessage,
        _ taking: Taking,
        in ledger: Ledger,
        world: World,
        now: Date
    ) throws {
        let entry: OutboxEntry
        switch taking {
        case .taken(let taken): entry = taken
        case .notYet(let until): return held.append((message, until))
        case .gone: return dropped.append(message)
        }
        switch try making(entry, in: ledger, world: world, now: now) {
        case .success(.ready(let parcel)): parcels.append((message, parcel))
        case .success(.nothingToSay): dropped.append(message)
        case .success(.notNow(let until)): held.append((message, until))
        case .failure(let error):
            try ledger.record(.failed(reason: Outcome.Failure.unworded.rawValue), of: entry, at: now)
            broken.append((entry.id, "\(error)"))
            dropped.append(message)
        }
    }

    /// Only what has yet to be worded can fail halfway.
    private func making(
        _ entry: OutboxEntry,
        in ledger: Ledger,
        world: World,
        now: Date
    ) throws -> Result<Parcel.Making, any Error> {
        func make() throws -> Parcel.Making {
            try Parcel.Making(
                entry,
                isOpen: isOpen,
                quiet: quiet[entry.chat],
                world: world,
                ledger: ledger,
                now: now
            )
        }
        return entry.content.isWorded ? .success(try make()) : try ledger.attempt(make)
    }
}
