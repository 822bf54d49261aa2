internal import Core
internal import Foundation
internal import Persistence

/// Keeps when the messenger last handed out events, and tells when it had been too long ago.
///
/// Telegram keeps what people do for 24 hours (https://core.telegram.org/bots/api#getting-updates); after a longer
/// outage some of it is gone, and those who may have answered have to be told.
struct ContactKeeper {
    /// The last contact written down; nil before the first of this run.
    private var last: Date?
    private var wasBroken = true

    private static let keptByMessenger: TimeInterval = 86_400
    /// Seconds between two notes; an outage is told to the minute.
    private static let grain: TimeInterval = 60

    /// True where the last word of the line was good.
    var holds: Bool { !wasBroken }

    mutating func lost() { wasBroken = true }

    /// The messenger answered.
    ///
    /// A clock that jumps while the line holds is no outage: nothing was lost.
    ///
    /// Returns: true where an outage is to be told of.
    mutating func made(in ledger: Ledger, at now: Date) throws -> Bool {
        let before = try last ?? ledger.date(.lastContact)
        let isOutage = wasBroken && before.map { now.timeIntervalSince($0) > Self.keptByMessenger } ?? false
        if isOutage, let before { try ledger.note(Outage(from: before, until: now)) }
        try ledger.set(.lastContact, to: now)
        last = now
        wasBroken = false
        return isOutage
    }

    /// True where the contact is worth a transaction of its own.
    func isDue(at now: Date) -> Bool {
        guard !wasBroken, let last else { return true }
        return abs(now.timeIntervalSince(last)) >= Self.grain
    }
}
