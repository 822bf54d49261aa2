internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// Decides the digests that have become due: one for each coordinator, for his level.
///
/// It is told in one message with the reminders of that morning, so it is decided in the hours in which those are, and
/// points to their entry of the outbox: both are sent, or sent again, together. After a time away only the latest is
/// told, and it tells of everything since the last one that was told; those between are written down as superseded.
struct DigestChores {
    let world: World
    let now: Date

    /// Returns: how many messages were written into the outbox.
    func work(in ledger: Ledger) throws -> Int {
        guard world.settings.digest != nil else {
            if try ledger.date(.digestsUntil) != nil { try ledger.clear(.digestsUntil) }
            return 0
        }
        // From the moment on from which there are any.
        guard let last = try ledger.date(.digestsUntil) else {
            try ledger.set(.digestsUntil, to: now)
            return 0
        }
        let due = world.digests(after: last, through: now)
        guard world.openHours.contain(now), let latest = due.last else { return 0 }
        try ledger.set(.digestsUntil, to: latest.at)
        let chats = try ledger.reachableChats()
        let reminders = Dictionary(try ledger.waitingReminders().map { ($0.chat, $0.entry) }) { $1 }
        let today = world.time.date(of: now)
        return try world.coordinators.count { person in
            let since = try ledger.supersedeDigests(to: person.id, before: latest.day, at: now) ?? last
            func digest(_ moment: (day: CivilDate, at: Date)) -> DueDigest {
                DueDigest(day: moment.day, recipient: person.id, since: since, dueAt: moment.at)
            }
            for missed in due.dropLast() { try ledger.decide(digest(missed), .suppressed(.superseded), at: now) }
            guard let chat = world.chat(for: person.id, on: today, among: chats) else {
                try ledger.decide(digest(latest), .suppressed(.unreachable), at: now)
                return false
            }
            let due = digest(latest)
            if let reminder = reminders[chat] {
                try ledger.decide(due, .queued(reminder), at: now)
                return false
            }
            let content = OutboxContent.digest(after: nil)
            guard let entry = try ledger.enqueue(content, key: due.key, to: chat, lane: .notice, at: now) else {
                return false
            }
            try ledger.decide(due, .queued(entry), at: now)
            return true
        }
    }
}

extension World {
    /// Who gets a digest.
    var coordinators: [Person] { roster.people.filter { digestScope(of: $0) != nil } }

    /// What somebody's digest is of; nil for those who coordinate nothing.
    func digestScope(of person: Person) -> ProgressScope? {
        let scopes = scopes(of: person)
        guard !scopes.isEmpty else { return nil }
        return scopes.contains(nil) ? .region : .municipalities(Set(scopes.compactMap(\.self)))
    }

    /// Nil for the whole region.
    func placeName(of scope: ProgressScope) -> String? {
        guard case .municipalities(let ids) = scope else { return nil }
        return roster.municipalities.filter { ids.contains($0.id) }.map(\.name).joined(separator: ", ")
    }

    /// The digests due after a moment and not after another, in order.
    func digests(after first: Date, through last: Date) -> [(day: CivilDate, at: Date)] {
        guard let rhythm = settings.digest else { return [] }
        return rhythm.days(from: time.date(of: first), through: time.date(of: last), in: calendar)
            .map { (day: $0, at: time.instant($0, rhythm.at)) }
            .filter { first < $0.at && $0.at <= last }
    }

    /// The next moment at which a digest is due.
    func nextDigest(after instant: Date) -> Date? {
        // Of two weeks on end one has a working day, but for the longest holidays.
        digests(after: instant, through: instant.addingTimeInterval(28 * 86_400)).first?.at
    }
}
