internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// One time of a seminar, looked at once: who has still to be told what.
struct SeminarRound {
    private let event: SeminarEvent
    private let occurrence: SeminarOccurrence?
    private let world: World
    private let ledger: Ledger
    private let chats: [PersonID: ChatID]
    private let now: Date
    /// Everybody invited now, in the order of the roster.
    private let invited: [PersonID]
    private let decided: Set<SeminarNoticeKey>
    /// The latest announcement to each person, waiting or sent.
    private let announced: [PersonID: RecordedSeminarNotice]
    /// Who has been told at all.
    private let told: Set<PersonID>

    init(
        _ event: SeminarEvent,
        _ occurrence: SeminarOccurrence?,
        world: World,
        ledger: Ledger,
        chats: [PersonID: ChatID],
        now: Date
    ) throws {
        self.event = event
        self.occurrence = occurrence
        self.world = world
        self.ledger = ledger
        self.chats = chats
        self.now = now
        invited = occurrence.map { world.roster.invited(to: $0.seminar.invited).map(\.id) } ?? []
        let notices = try ledger.notices(ofSeminar: event.id)
        decided = Set(notices.map(\.key))
        let announcements = notices.filter { $0.key.step.isAnnouncement && ["queued", "sent"].contains($0.state) }
        announced = Dictionary(announcements.map { ($0.key.recipient, $0) }, uniquingKeysWith: { $1 })
        told = Set(announcements.filter { $0.state == "sent" }.map(\.key.recipient))
    }

    private var begin: Date { world.seminarPlanner.instant(event.details.start) }
    private var isHeld: Bool { event.details.cancelled == nil }
    private var today: CivilDate { world.time.date(of: now) }

    /// Returns: how many messages were written into the outbox.
    func work() throws -> Int {
        guard begin > now else {
            try close()
            return 0
        }
        var count = 0
        for person in isHeld ? invited : told.sorted() where try announce(to: person) { count += 1 }
        count += try tellDeputies()
        if isHeld, let occurrence { count += try remind(of: occurrence) }
        return count
    }

    /// Tells everybody invited that there is none this time.
    ///
    /// Returns: how many messages were written into the outbox.
    func leaveOut() throws -> Int {
        try invited.count { person in
            guard let chat = chat(of: person) else { return false }
            return try queue(notice(.skipped, person, at: now), to: chat, lane: .notice)
        }
    }

    /// Tells one person what he does not know yet.
    func announce(to person: PersonID) throws -> Bool {
        guard let step = announcement(to: person), let chat = chat(of: person) else { return false }
        let lane: Lane = isUrgent ? .timely : .notice
        return try queue(notice(step, person, at: now), to: chat, lane: lane)
    }

    /// Whoever was invited to come in another's place hears of every change since then, too. Those invited themselves do
    /// in their own name.
    private func tellDeputies() throws -> Int {
        guard let change = event.details.change else { return 0 }
        return try ledger.participation(in: event.id).sorted { $0.key < $1.key }.count { person, known in
            guard case .deputy(.person(let deputy))? = known.answer, known.sequence < event.sequence,
                !invited.contains(deputy), let chat = chats[deputy]
            else { return false }
            var card = SeminarCard(event: event, world: world, now: now, invited: person, reader: deputy)
            card.participation = known
            return try ledger.enqueue(
                .message(card.message(change)),
                key: "seminar/\(event.id)/deputy/\(person)/\(deputy)/\(event.sequence)",
                to: chat,
                lane: isUrgent ? .timely : .notice,
                at: now,
                notBefore: isUrgent ? now : world.openHours.firstOpen(from: now)
            ) != nil
        }
    }

    private func announcement(to person: PersonID) -> SeminarStep? {
        guard begin > now, announced[person]?.key.sequence != event.sequence else { return nil }
        guard isHeld else { return told.contains(person) ? .cancelled : nil }
        guard invited.contains(person), isTimeToInvite else { return nil }
        return told.contains(person) ? event.details.change ?? .invitation : .invitation
    }

    /// A month that was left out and is held after all waits for the time of its invitations, unless people have heard.
    private var isTimeToInvite: Bool {
        !announced.isEmpty || occurrence.map { world.seminarPlanner.invitation(to: $0) <= now } ?? false
    }

    /// True where it is today, or begins before anybody may be written to by the rules of planned messages: then those
    /// hours do not count.
    private var isUrgent: Bool {
        let days = [event.details.start.date, event.details.formerStart?.date]
        return event.details.change != nil && days.contains(today) || world.openHours.firstOpen(from: now) >= begin
    }

    /// Everything that fell due and was not decided while there was time, with the reason.
    private func close() throws {
        if isHeld, let occurrence {
            for person in invited {
                if announced[person] == nil {
                    let isReachable = chat(of: person) != nil
                    try suppress(notice(.invitation, person, at: begin), isReachable ? .stale : .unreachable)
                    continue
                }
                for (step, at) in world.seminarPlanner.reminders(of: occurrence, to: invited.count) {
                    try suppress(notice(step, person, at: at), .stale)
                }
            }
        }
        try ledger.close(seminar: event.id)
    }
}

/// Reminders.
extension SeminarRound {
    private func remind(of occurrence: SeminarOccurrence) throws -> Int {
        let due = world.seminarPlanner.reminders(of: occurrence, to: invited.count).filter { $0.at <= now }
        guard let latest = due.last else { return 0 }
        var count = 0
        if latest.step == .tenMinutes, try tellHost(of: occurrence) { count += 1 }
        let participation = try ledger.participation(in: event.id)
        for person in invited {
            // Whoever has not been told of it yet needs no reminder of it.
            guard let last = announced[person], last.key.sequence == event.sequence else { continue }
            for (step, at) in due {
                let notice = notice(step, person, at: at)
                guard !decided.contains(notice.key) else { continue }
                switch decision(step, latest.step, at: at, for: person, told: last.dueAt, participation) {
                case .success(let chat):
                    if try queue(notice, to: chat, lane: step.isTimely ? .timely : .notice) { count += 1 }
                case .failure(let reason):
                    try suppress(notice, reason.suppression)
                }
            }
        }
        return count
    }

    private struct Reason: Error {
        let suppression: Outcome.Suppression
    }

    private func decision(
        _ step: SeminarStep,
        _ latest: SeminarStep,
        at moment: Date,
        for person: PersonID,
        told: Date,
        _ participation: [PersonID: Participation]
    ) -> Result<ChatID, Reason> {
        // An invitation that came after its moment has said it all.
        guard step == latest, told < moment else { return .failure(Reason(suppression: .superseded)) }
        var reader = person
        switch event.answer(of: participation[person]) {
        case .no: return .failure(Reason(suppression: .declined))
        case .some where step == .answerDue: return .failure(Reason(suppression: .done))
        case .deputy(.named): return .failure(Reason(suppression: .declined))
        case .deputy(.person(let deputy)):
            // Who is invited himself is reminded in his own name.
            guard !invited.contains(deputy) || event.answer(of: participation[deputy]) == .no else {
                return .failure(Reason(suppression: .superseded))
            }
            reader = deputy
        case .yes, nil: break
        }
        return chat(of: reader).map { .success($0) } ?? .failure(Reason(suppression: .unreachable))
    }

    /// Whoever leads it gets the word that those present are to type.
    private func tellHost(of occurrence: SeminarOccurrence) throws -> Bool {
        let hosts = occurrence.seminar.host.map { [$0] } ?? world.regionalCoordinators
        let card = SeminarCard(event: event, world: world, now: now)
        return try hosts.contains { host in
            guard let chat = chat(of: host) else { return false }
            let key = "seminar/\(event.id)/code/\(host)/\(event.sequence)"
            return try ledger.enqueue(.message(card.codeWord()), key: key, to: chat, lane: .timely, at: now) != nil
        }
    }

    /// Each once a day whoever asks.
    func nudges(of people: [PersonID]) throws -> [SeminarNudge] {
        guard isHeld, begin > now else { return [] }
        let day = world.time.date(of: world.openHours.firstOpen(from: now))
        return try people.filter { announced[$0] != nil }.map { person in
            SeminarNudge(
                person: person,
                key: "seminar/\(event.id)/nudge/\(person)/\(day)",
                chat: chat(of: person),
                message: try SeminarCard(event: event, world: world, now: now, invited: person).message(.answerDue)
            )
        }
    }
}

/// What asks one of those invited for his answer again.
struct SeminarNudge {
    let person: PersonID
    let key: String
    /// Nil where he cannot be reached.
    let chat: ChatID?
    let message: OutgoingMessage
}

extension SeminarRound {
    private func chat(of person: PersonID) -> ChatID? { world.chat(for: person, on: today, among: chats) }

    private func notice(_ step: SeminarStep, _ person: PersonID, at moment: Date) -> SeminarNotice {
        let key = SeminarNoticeKey(
            roadmap: world.roadmap.id,
            occurrence: event.id,
            step: step,
            recipient: person,
            sequence: event.sequence
        )
        return SeminarNotice(key: key, at: moment, start: event.details.start)
    }

    private func queue(_ notice: SeminarNotice, to chat: ChatID, lane: Lane) throws -> Bool {
        guard !decided.contains(notice.key) else { return false }
        let moment = lane == .notice ? world.openHours.firstOpen(from: now) : now
        let key = "seminar/\(notice.key)"
        guard
            let entry = try ledger.enqueue(.seminar, key: key, to: chat, lane: lane, at: now, notBefore: moment)
        else { return false }
        try ledger.queue(notice, in: entry)
        return true
    }

    private func suppress(_ notice: SeminarNotice, _ reason: Outcome.Suppression) throws {
        if !decided.contains(notice.key) { try ledger.suppress(notice, reason, at: now) }
    }
}
