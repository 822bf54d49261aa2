internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What is to be seen to about seminars now: inviting, telling of changes, reminding.
///
/// It goes by what stands in the configuration and what the journal says people have been told, so a change by chat, one
/// by hand and its undoing are all the same, and nothing is told twice.
struct SeminarChores {
    let world: World
    let now: Date

    private var planner: SeminarPlanner { world.seminarPlanner }

    /// Returns: how many messages were written into the outbox.
    func work(in ledger: Ledger) throws -> Int {
        var events = try ledger.openSeminars()
        guard !events.isEmpty || !planner.occurrences.isEmpty else { return 0 }
        let known = Set(events.map(\.id))
        var absent: [SeminarOccurrence] = []
        let ahead = planner.occurrences.filter { !known.contains($0.id) && planner.begin(of: $0) > now }
        for occurrence in ahead {
            let earlier = try ledger.seminar(occurrence.id)
            if earlier == nil, occurrence.isSkipped { absent.append(occurrence) }
            guard isToBeAnnounced(occurrence), earlier != nil || occurrence.cancelled == nil else { continue }
            events.append(earlier ?? SeminarEvent(occurrence, codeWord: codeWord(of: occurrence), at: now))
        }
        guard !events.isEmpty || !absent.isEmpty else { return 0 }
        let chats = try ledger.reachableChats()
        let skipped = try leaveOut(absent, beside: events, in: ledger, reaching: chats)
        return try events.reduce(skipped) { count, event in
            let event = try published(event, in: ledger)
            return try count + round(of: event, in: ledger, reaching: chats).work()
        }
    }

    /// Months that a series leaves out are written down with its first invitations. Of one that is left out later
    /// everybody hears at once: he knows the series and would look out for it.
    ///
    /// Returns: how many messages were written into the outbox.
    private func leaveOut(
        _ absent: [SeminarOccurrence],
        beside events: [SeminarEvent],
        in ledger: Ledger,
        reaching chats: [PersonID: ChatID]
    ) throws -> Int {
        guard !absent.isEmpty else { return 0 }
        let known = try ledger.publishedSeminars()
        let begun = known.union(events.map(\.id.seminar))
        return try absent.filter { begun.contains($0.seminar.id) }.reduce(0) { count, occurrence in
            var event = SeminarEvent(occurrence, codeWord: codeWord(of: occurrence), at: now)
            event.details.cancelled = occurrence.cancelled
            try ledger.publish(event, startsAt: planner.begin(of: occurrence))
            guard known.contains(occurrence.seminar.id) else { return count }
            return try count + round(of: event, in: ledger, reaching: chats).leaveOut()
        }
    }

    /// Somebody has just come: he is invited to what lies ahead, and to nothing else.
    func welcome(_ person: PersonID, in ledger: Ledger) throws {
        let events = try ledger.openSeminars()
        guard !events.isEmpty else { return }
        let chats = try ledger.reachableChats()
        for event in events { _ = try round(of: event, in: ledger, reaching: chats).announce(to: person) }
    }

    /// What asks people for their answer again, as far as they have been invited.
    func nudges(of people: [PersonID], about event: SeminarEvent, in ledger: Ledger) throws -> [SeminarNudge] {
        try round(of: event, in: ledger, reaching: ledger.reachableChats()).nudges(of: people)
    }

    private func round(
        of event: SeminarEvent,
        in ledger: Ledger,
        reaching chats: [PersonID: ChatID]
    ) throws -> SeminarRound {
        try SeminarRound(event, planner.occurrence(event.id), world: world, ledger: ledger, chats: chats, now: now)
    }

    private func isToBeAnnounced(_ occurrence: SeminarOccurrence) -> Bool {
        planner.begin(of: occurrence) > now && planner.invitation(to: occurrence) <= now
    }

    /// The event as it is made known from now on. What is over stays what it was.
    private func published(_ event: SeminarEvent, in ledger: Ledger) throws -> SeminarEvent {
        let occurrence = planner.occurrence(event.id)
        let isNew = try ledger.seminar(event.id) == nil
        let isAhead =
            planner.instant(event.details.start) > now || occurrence.map { planner.begin(of: $0) > now } ?? false
        let current = isNew || !isAhead ? event : event.updated(to: occurrence, at: now)
        if isNew || current != event { try ledger.publish(current, startsAt: planner.instant(current.details.start)) }
        return current
    }

    /// One of the language's words, another each time; nobody can tell which before it is shown.
    private func codeWord(of occurrence: SeminarOccurrence) -> String {
        let words = world.phrasebook.label(.codeWords).split(separator: " ").map(String.init)
        let moment = Int64((now.timeIntervalSince1970 * 1_000).rounded())
        let hash = ShortHash.text(of: "\(occurrence.id)/\(moment)")
        let sum = hash.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) % 10_007 }
        return words.isEmpty ? hash : words[sum % words.count]
    }
}
