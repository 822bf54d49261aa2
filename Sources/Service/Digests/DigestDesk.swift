internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Words digests as things stand when their message leaves, or is shown anew.
struct DigestDesk {
    let reader: PersonID?
    let world: World
    let ledger: Ledger
    let now: Date

    private var today: CivilDate { world.time.date(of: now) }

    /// Nil for whoever coordinates no longer, and where the chat has come to somebody else meanwhile.
    func message(of digest: DueDigest) throws -> OutgoingMessage? {
        guard isMeant(digest), let person = world.roster.person(digest.recipient),
            let scope = world.digestScope(of: person)
        else { return nil }
        let facts = try DigestFacts(
            for: person,
            within: scope,
            since: digest.since,
            until: digest.dueAt,
            on: today,
            in: world,
            ledger
        )
        return try DigestCard(facts: facts, place: world.placeName(of: scope), world: world).message()
    }

    /// Reminders that are about to leave, nil where nothing of them is left, with the digests that travel in their entry.
    ///
    /// What finds no room goes in a message of its own, and what cannot be worded keeps nobody from his reminders.
    func message(_ reminders: OutgoingMessage?, in entry: OutboxEntry) throws -> OutgoingMessage? {
        var message = reminders
        for digest in try ledger.digests(in: entry.id) {
            switch try ledger.attempt({ try self.message(of: digest) }) {
            case .success(let words?):
                let joint: OutgoingMessage? = message.map(words.below) ?? words
                if joint == nil { try part(digest, from: entry) }
                message = joint ?? message
            case .success(nil):
                try ledger.end(digest, .suppressed(.stale), at: now)
            case .failure:
                try ledger.end(digest, .failed(.unworded), at: now)
            }
        }
        return message
    }

    /// Reminders sent before, as they are now, with the digest they came with: until the next is due, whose news the
    /// rest is.
    func message(_ reminders: OutgoingMessage, sentIn entry: Int64) throws -> OutgoingMessage {
        let month = now.addingTimeInterval(-28 * 86_400)
        guard let latest = world.digests(after: month, through: now).last else { return reminders }
        let digests = try ledger.digests(in: entry) + ledger.digests(toldBy: entry, from: latest.day)
        return try digests.reduce(reminders) { message, digest in
            try self.message(of: digest)?.below(message) ?? message
        }
    }

    private func part(_ digest: DueDigest, from entry: OutboxEntry) throws {
        let content = OutboxContent.digest(after: entry.id)
        let key = "\(digest.key)/after/\(entry.id)"
        guard let own = try ledger.enqueue(content, key: key, to: entry.chat, lane: entry.lane, at: now) else { return }
        try ledger.carry(digest, in: own)
    }

    private func isMeant(_ digest: DueDigest) -> Bool {
        digest.recipient == reader
            || world.roster.deputies.contains { deputy in
                deputy.person == digest.recipient && deputy.deputy == reader
                    && (deputy.isForAbsence || deputy.isActive(on: today))
            }
    }
}

extension OutgoingMessage {
    /// This one under another, with the buttons of both; nil where one message does not hold them.
    func below(_ first: OutgoingMessage) -> OutgoingMessage? {
        let both = OutgoingMessage(text: first.text + "\n\n" + text, buttons: first.buttons + buttons)
        let fits = MessageLimit.text.fits(both.text) && both.buttons.joined().count <= MessageLimit.buttons
        return fits ? both : nil
    }
}

extension Parcel.Making {
    /// A digest by itself; it makes no sound where the reminders it had no room beside have just made one.
    static func digest(
        _ entry: OutboxEntry,
        after reminders: Int64?,
        world: World,
        ledger: Ledger,
        now: Date
    ) throws -> Self {
        let desk = DigestDesk(reader: try ledger.person(of: entry.chat), world: world, ledger: ledger, now: now)
        guard let digest = try ledger.digests(in: entry.id).first, var message = try desk.message(of: digest) else {
            try ledger.record(.suppressed(reason: Outcome.Suppression.stale.rawValue), of: entry, at: now)
            return .nothingToSay
        }
        message.silent = reminders != nil
        return .ready(Parcel(entry, .send(message)))
    }
}
