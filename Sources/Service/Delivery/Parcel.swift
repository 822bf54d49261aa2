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

    /// What comes of making an entry ready; whatever keeps it from being sent is written down.
    enum Making: Sendable {
        case ready(Parcel)
        /// Nothing is left to say.
        case nothingToSay
        /// Planned messages come in working hours only, those that were held up too.
        case notNow(until: Date)
    }
}

extension Parcel.Making {
    /// Words the entry as things stand now.
    init(_ entry: OutboxEntry, world: World, ledger: Ledger, now: Date) throws {
        func ready(_ action: Parcel.Action) -> Self { .ready(Parcel(entry: entry, action: action)) }
        if entry.lane == .notice, !world.openHours.contain(now) {
            let until = world.openHours.nextBegin(after: now).addingTimeInterval(Self.gathering)
            try ledger.record(.held(until: until, reason: "quiet"), of: entry, at: now)
            self = .notNow(until: until)
            return
        }
        switch entry.content {
        case .message(let message):
            self = ready(.send(message))
        case .edit(let target, let message):
            self = ready(.edit(target, message))
        case .reminder:
            self = try Self.reminder(entry, after: nil, world: world, ledger: ledger, now: now)
        case .reminderAfterOutage(let outage):
            self = try Self.reminder(entry, after: outage, world: world, ledger: ledger, now: now)
        case .refresh(let earlier):
            guard let target = try ledger.delivery(of: earlier)?.message else {
                try ledger.record(.suppressed(reason: Outcome.Suppression.stale.rawValue), of: entry, at: now)
                self = .nothingToSay
                return
            }
            let reader = try ledger.person(of: entry.chat)
            let card = try ReminderCard(entry: earlier, ledger: ledger, world: world, reader: reader, now: now)
            self = ready(.edit(target, try card.message()))
        case .unreadable:
            throw UnreadableEntry()
        }
    }

    /// How long a held reminder gives the morning's planning to gather it into its own message, in seconds.
    private static let gathering: TimeInterval = 60

    private static func reminder(
        _ entry: OutboxEntry,
        after outage: Outage?,
        world: World,
        ledger: Ledger,
        now: Date
    ) throws -> Self {
        // While it waited, the chat may have come to somebody else.
        let reader = try ledger.person(of: entry.chat)
        var isOpen = false
        var reason = Outcome.Suppression.stale
        for notice in try ledger.notices(in: entry.id).map(\.notice) {
            if try ledger.standing(of: notice.obligation.id)?.isSettled == true {
                reason = .done
                try ledger.suppressQueued(notice.key, .done, at: now)
            } else if !world.stillKnows(notice) || !notice.isMeant(for: reader) {
                try ledger.suppressQueued(notice.key, .stale, at: now)
            } else {
                isOpen = true
            }
        }
        guard isOpen else {
            try ledger.record(.suppressed(reason: reason.rawValue), of: entry, at: now)
            return .nothingToSay
        }
        var card = try ReminderCard(entry: entry.id, ledger: ledger, world: world, reader: reader, now: now)
        card.outage = outage
        return .ready(Parcel(entry: entry, action: .send(try card.message())))
    }
}

/// The outbox holds an entry that this program cannot read.
private struct UnreadableEntry: Error {}

extension Notice {
    /// True for its recipient and for whoever stands in for him.
    fileprivate func isMeant(for reader: PersonID?) -> Bool {
        reader != nil && (reader == recipient || ground.inPlaceOf != nil)
    }
}

extension World {
    /// False where the row or the person has left the roadmap or the roster since the notice was planned.
    func stillKnows(_ notice: Notice) -> Bool {
        roadmap.activity(notice.obligation.activity) != nil && roster.person(notice.recipient) != nil
    }
}
