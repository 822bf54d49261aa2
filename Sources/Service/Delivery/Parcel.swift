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
        /// A file to be made first, outside of any transaction.
        case make(FileDraft)
        case setMenu([MenuCommand])
    }

    init(_ entry: OutboxEntry, _ action: Action) {
        self.entry = entry
        self.action = action
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
    /// Words the entry as things stand now; `isOpen` where planned messages may leave, `quiet` the reader's own hours.
    init(
        _ entry: OutboxEntry,
        isOpen: Bool,
        quiet: QuietHours?,
        world: World,
        ledger: Ledger,
        now: Date
    ) throws {
        if entry.lane == .notice, let until = Self.hold(isOpen: isOpen, quiet: quiet, world, now) {
            try ledger.record(.held(until: until, reason: "quiet"), of: entry, at: now)
            self = .notNow(until: until)
            return
        }
        guard try world.isMeant(entry, in: ledger, at: now) else {
            try ledger.record(.suppressed(reason: Outcome.Suppression.stale.rawValue), of: entry, at: now)
            self = .nothingToSay
            return
        }
        self =
            switch entry.content {
            case .message(let message): .ready(Parcel(entry, .send(message)))
            case .edit(let earlier, let message): .ready(Parcel(entry, .edit(earlier, message)))
            case .reminder: try .reminder(entry, after: nil, world: world, ledger: ledger, now: now)
            case .reminderAfterOutage(let outage):
                try .reminder(entry, after: outage, world: world, ledger: ledger, now: now)
            case .refresh(let earlier): try .refresh(entry, of: earlier, world: world, ledger: ledger, now: now)
            case .seminar: try .seminar(entry, quiet: quiet, world: world, ledger: ledger, now: now)
            case .file(let order): try .file(entry, order: order, world: world, ledger: ledger, now: now)
            case .menu: .ready(Parcel(entry, .setMenu(try world.menu(of: entry.chat, in: ledger, at: now).commands)))
            case .digest(let reminders):
                try .digest(entry, after: reminders, world: world, ledger: ledger, now: now)
            case .unreadable: throw UnreadableEntry()
            }
    }

    /// Until when a planned message has to wait: for the region's hours, then for the reader's own. Nil: it may leave.
    private static func hold(isOpen: Bool, quiet: QuietHours?, _ world: World, _ now: Date) -> Date? {
        guard isOpen else { return world.openHours.nextBegin(after: now).addingTimeInterval(gathering) }
        guard let quiet else { return nil }
        let until = world.openHours.firstOpen(from: now, beside: quiet)
        if until == now { return nil }
        return until == world.openHours.nextBegin(after: now) ? until.addingTimeInterval(gathering) : until
    }

    private static func refresh(
        _ entry: OutboxEntry,
        of earlier: Int64,
        world: World,
        ledger: Ledger,
        now: Date
    ) throws -> Self {
        guard let target = try ledger.delivery(of: earlier)?.message else {
            try ledger.record(.suppressed(reason: Outcome.Suppression.stale.rawValue), of: entry, at: now)
            return .nothingToSay
        }
        let reader = try ledger.person(of: entry.chat)
        let card = try ReminderCard(entry: earlier, ledger: ledger, world: world, reader: reader, now: now)
        let desk = DigestDesk(reader: reader, world: world, ledger: ledger, now: now)
        return .ready(Parcel(entry, .edit(target, try desk.message(try card.message(), sentIn: earlier))))
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
        let today = world.time.date(of: now)
        // What a pause has taken out of the message stays out.
        for notice in try ledger.notices(in: entry.id).filter({ $0.state == "queued" }).map(\.notice) {
            if try ledger.standing(of: notice.obligation.id)?.isSettled == true {
                reason = .done
                try ledger.suppressQueued(notice.key, .done, at: now)
            } else if !world.stillKnows(notice) || !notice.isMeant(for: reader) {
                try ledger.suppressQueued(notice.key, .stale, at: now)
            } else if try ledger.pause(of: notice.obligation.subject, on: today) != nil {
                reason = .paused
                try ledger.suppressQueued(notice.key, .paused, at: now)
            } else {
                isOpen = true
            }
        }
        var reminders: OutgoingMessage?
        if isOpen {
            var card = try ReminderCard(entry: entry.id, ledger: ledger, world: world, reader: reader, now: now)
            card.outage = outage
            reminders = try card.message()
        }
        let desk = DigestDesk(reader: reader, world: world, ledger: ledger, now: now)
        guard let message = try desk.message(reminders, in: entry) else {
            try ledger.record(.suppressed(reason: reason.rawValue), of: entry, at: now)
            return .nothingToSay
        }
        return .ready(Parcel(entry, .send(message)))
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
    /// False where the obligation or the person's part in it has gone since the notice was planned.
    func stillKnows(_ notice: Notice) -> Bool {
        guard roster.person(notice.recipient) != nil else { return false }
        // A report of a year that is over can still be reminded of: whose it is depends on the roster alone.
        if case .nudged(let day) = notice.step, notice.key.roadmap != roadmap.id {
            let (holders, standIns) = planner.answerers(of: notice.obligation, on: day)
            return holders.contains(notice.recipient) || standIns.contains(notice.recipient)
        }
        return planner.stillCalls(for: notice)
    }
}
