internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// An entry of the outbox made ready to be sent.
struct Parcel: Sendable {
    let entry: OutboxEntry
    let action: Action

    enum Action: Sendable {
        case send(OutgoingMessage)
        case edit(MessageID, OutgoingMessage)
    }

    /// Words the entry as things stand now. Nil where nothing is left to say, which is then written down.
    init?(_ entry: OutboxEntry, world: World, ledger: Ledger, now: Date) throws {
        self.entry = entry
        switch entry.content {
        case .message(let message):
            action = .send(message)
        case .edit(let target, let message):
            action = .edit(target, message)
        case .reminder:
            guard let message = try Self.reminder(entry, world: world, ledger: ledger, now: now) else { return nil }
            action = .send(message)
        case .refresh(let earlier):
            guard let target = try ledger.delivery(of: earlier)?.message else {
                try ledger.record(.suppressed(reason: Outcome.Suppression.stale.rawValue), of: entry, at: now)
                return nil
            }
            let reader = try ledger.person(of: entry.chat)
            let card = try ReminderCard(entry: earlier, ledger: ledger, world: world, reader: reader, now: now)
            action = .edit(target, try card.message())
        case .unreadable:
            throw UnreadableEntry()
        }
    }

    private static func reminder(
        _ entry: OutboxEntry,
        world: World,
        ledger: Ledger,
        now: Date
    ) throws -> OutgoingMessage? {
        var isOpen = false
        var reason = Outcome.Suppression.stale
        for notice in try ledger.notices(in: entry.id).map(\.notice) {
            if try ledger.standing(of: notice.obligation.id)?.isSettled == true {
                reason = .done
                try ledger.suppressQueued(notice.key, .done, at: now)
            } else if !world.stillKnows(notice) {
                try ledger.suppressQueued(notice.key, .stale, at: now)
            } else {
                isOpen = true
            }
        }
        guard isOpen else {
            try ledger.record(.suppressed(reason: reason.rawValue), of: entry, at: now)
            return nil
        }
        let reader = try ledger.person(of: entry.chat)
        let card = try ReminderCard(entry: entry.id, ledger: ledger, world: world, reader: reader, now: now)
        return try card.message()
    }
}

/// The outbox holds an entry that this program cannot read.
private struct UnreadableEntry: Error {}

extension World {
    /// False where the row or the person has left the roadmap or the roster since the notice was planned.
    func stillKnows(_ notice: Notice) -> Bool {
        roadmap.activity(notice.obligation.activity) != nil && roster.person(notice.recipient) != nil
    }
}
