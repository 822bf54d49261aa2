internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// One tick's decisions: for every notice that has become due, to send it or not, and why.
struct Decision {
    let world: World
    let now: Date

    /// Returns how many messages were written into the outbox.
    func decide(in ledger: Ledger) throws -> Int {
        // The first look is written down whatever the hour: from then on nothing may be missed.
        let window = try window(in: ledger)
        guard isOpen else { return 0 }
        let outage = try ledger.outage()
        guard !window.isEmpty || outage != nil else { return 0 }
        let looked = try ledger.date(.plannedUntil) ?? window.lowerBound
        try ledger.set(.planFingerprint, to: world.fingerprint)
        try ledger.set(.plannedUntil, to: window.upperBound)
        let messages = try plan(window, lookedUntil: looked, after: outage, in: ledger)
        guard let outage else { return messages }
        try ledger.clear(.outage)
        return try messages + tell(of: outage, in: ledger)
    }

    /// What was due before `looked` and comes up now could not have been sent in time.
    private func plan(
        _ window: Range<Date>,
        lookedUntil looked: Date,
        after outage: Outage?,
        in ledger: Ledger
    ) throws -> Int {
        let notices = try DueNotices(world: world, ledger: ledger)
        guard notices.mayBring(in: window) else { return 0 }
        let standings = try ledger.standings()
        for notice in notices.settled(in: window, standings: standings) where try !ledger.contains(notice.key) {
            try ledger.suppress(notice, .done, at: now)
        }
        var due: [Notice] = []
        for notice in notices.open(in: window, standings: standings) where try !ledger.contains(notice.key) {
            if notices.isWithheld(notice, at: now) {
                try ledger.suppress(notice, .paused, at: now)
            } else if case .snoozed = notice.step, !world.stillKnows(notice) {
                // The row may have left the roadmap since somebody asked to be reminded of it.
                try ledger.suppress(notice, .stale, at: now)
            } else {
                due.append(notice)
            }
        }
        return try queue(latestSteps(of: due, in: ledger), belatedBefore: looked, after: outage, in: ledger)
    }

    /// Outside the hours of notices the window simply grows, so what was held travels with the next morning's message.
    private var isOpen: Bool { world.openHours.contain(now) }

    private func window(in ledger: Ledger) throws -> Range<Date> {
        let today = world.time.instant(world.time.date(of: now), .midnight)
        let first = try ledger.date(.firstPlanned)
        if first == nil { try ledger.set(.firstPlanned, to: today) }
        var start = try ledger.date(.plannedUntil) ?? first ?? today
        if let known = try ledger.text(.planFingerprint), known != world.fingerprint {
            start = Scheduler.lookBackStart(from: start, notBefore: first ?? today)
        }
        // A moment exactly at `now` is due now.
        let end = now.addingTimeInterval(0.001)
        return start < end ? start..<end : end..<end
    }

    /// Of several steps for one obligation and person only the latest is worth an interruption.
    private func latestSteps(of due: [Notice], in ledger: Ledger) throws -> [Notice] {
        var latest: [StepGroup: Notice] = [:]
        for notice in due {
            let group = StepGroup(notice)
            guard let earlier = latest[group] else {
                latest[group] = notice
                continue
            }
            // Whoever has to do it himself is reminded, not told of his own silence.
            let isOutranked = notice.ground.isEscalation && earlier.ground.relation == .responsible
            try ledger.suppress(isOutranked ? notice : earlier, .superseded, at: now)
            if !isOutranked { latest[group] = notice }
        }
        return try due.filter { notice in
            guard latest[StepGroup(notice)] == notice else { return false }
            // A changed calendar can move a step into the past, behind one that has gone out already.
            if let last = try ledger.lastDue(notice.obligation.id, to: notice.recipient), last > notice.at {
                try ledger.suppress(notice, .superseded, at: now)
                return false
            }
            return true
        }
    }

    private struct StepGroup: Hashable {
        let obligation: ObligationID
        let recipient: PersonID

        init(_ notice: Notice) {
            obligation = notice.obligation.id
            recipient = notice.recipient
        }
    }

    /// One message for everything a person is told this morning, what he gets in another's place included; `act` is whose
    /// reminder it is, where a coordinator asked for it.
    func queue(
        _ notices: [Notice],
        belatedBefore looked: Date? = nil,
        after outage: Outage?,
        act: Int64? = nil,
        in ledger: Ledger
    ) throws -> Int {
        guard !notices.isEmpty else { return 0 }
        let chats = try ledger.reachableChats()
        var messages: [PersonID: [Notice]] = [:]
        for notice in notices {
            if chats[notice.recipient] != nil {
                messages[notice.recipient, default: []].append(notice)
            } else if let deputy = standIn(for: notice.recipient, among: chats) {
                messages[deputy, default: []].append(notice.inPlaceOfRecipient)
            } else {
                try ledger.suppress(notice, .unreachable, at: now)
            }
        }
        let waiting = Dictionary(grouping: try ledger.waitingReminders(), by: \.chat)
        for (reader, notices) in messages.sorted(by: { $0.key < $1.key }) {
            guard let chat = chats[reader] else { continue }
            let bundle = NoticeBundle(recipient: reader, at: now, notices: notices)
            // What was called back may be asked for again, in a message of its own.
            let key = "notice/\(bundle.notices[0].key)" + (act.map { "/\($0)" } ?? "")
            let toldBesides = outage ?? waiting[chat]?.lazy.compactMap(\.outage).first
            let content = toldBesides.map(OutboxContent.reminderAfterOutage) ?? .reminder
            guard let entry = try ledger.enqueue(content, key: key, to: chat, lane: .notice, at: now) else { continue }
            try gather(waiting[chat] ?? [], beside: bundle.notices, into: entry, in: ledger)
            for notice in bundle.notices {
                try ledger.queue(notice, in: entry, isBelated: looked.map { notice.at < $0 } ?? false)
            }
        }
        return messages.count
    }

    /// What could not be sent so far travels in this morning's message, digests too, but for what has a later step there.
    private func gather(
        _ waiting: [WaitingReminder],
        beside notices: [Notice],
        into entry: Int64,
        in ledger: Ledger
    ) throws {
        let later = Dictionary(notices.map { (StepGroup($0), $0) }, uniquingKeysWith: { first, _ in first })
        for reminder in waiting {
            let recorded = (try? ledger.attempt { try ledger.notices(in: reminder.entry) }.get()) ?? []
            for notice in recorded.filter({ $0.state == "queued" }).map(\.notice) {
                let next = later[StepGroup(notice)]
                // His own silence is no news to whoever has to do it himself.
                if let next, !(next.ground.isEscalation && notice.ground.relation == .responsible) {
                    try ledger.suppressQueued(notice.key, .superseded, at: now)
                } else {
                    try ledger.carry(notice.key, in: entry)
                }
            }
            for digest in try ledger.digests(in: reminder.entry) { try ledger.carry(digest, in: entry) }
            try ledger.carrySuperseded(from: reminder.entry, in: entry)
            try ledger.drop(reminder.entry, .superseded, at: now)
        }
    }

    /// Those with open questions who hear nothing else this morning learn that their answers may have been lost.
    ///
    /// Returns: how many messages were written into the outbox.
    private func tell(of outage: Outage, in ledger: Ledger) throws -> Int {
        let waiting = try ledger.waitingReminders()
        for reminder in waiting where reminder.outage == nil { try ledger.tell(of: outage, with: reminder.entry) }
        let reminded = Set(waiting.map(\.chat))
        let asked = try ledger.chatsWithOpenQuestions(since: outage.from.addingTimeInterval(-Self.openFor))
        let text = try world.phrasebook.text(
            .outage,
            ["from": .moment(outage.from, in: world.time), "until": .moment(outage.until, in: world.time)]
        )
        let button = Button(
            world.phrasebook.label(.myDuties),
            press: PressData(.list, .agenda(page: 0)).text
        )
        var count = 0
        for chat in asked where !reminded.contains(chat) {
            guard let link = try ledger.link(of: chat) else { continue }
            let message = OutboxContent.message(OutgoingMessage(text: text, buttons: [[button]]))
            let key = "outage/\(Int(outage.from.timeIntervalSince1970))/\(link.key)"
            if try ledger.enqueue(message, key: key, to: chat, lane: .notice, at: now) != nil { count += 1 }
        }
        return count
    }

    /// Questions of the last two months are those somebody may just have answered, in seconds.
    private static let openFor: TimeInterval = 60 * 86_400

    /// A deputy without dates is there for the case that the person cannot be reached.
    private func standIn(for person: PersonID, among chats: [PersonID: ChatID]) -> PersonID? {
        world.roster.standIns(for: person).first { chats[$0] != nil }
    }
}

extension Ground {
    /// True where somebody is told of another's silence.
    var isEscalation: Bool { if case .escalated = relation { true } else { false } }
}

extension Notice {
    /// The same notice, read by somebody who stands in for its recipient.
    fileprivate var inPlaceOfRecipient: Notice {
        let ground = Ground(ground.relation, inPlaceOf: ground.inPlaceOf ?? recipient)
        return Notice(key: key, at: at, recipient: recipient, obligation: obligation, step: step, ground: ground)
    }
}
