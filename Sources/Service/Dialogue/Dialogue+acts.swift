internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What coordinators do about others: asked about, carried out once, taken back within a day.
extension Dialogue {
    /// Returns: what flashes over the chat.
    func press(_ press: ActPress, on message: MessageID?, in turn: Turn) throws -> String? {
        func flash(_ label: Label) -> String { world.phrasebook.label(label) }
        guard turn.isPersonal, let message, let person = turn.person.flatMap(world.roster.person),
            let record = try turn.ledger.act(press.act), let act = record.act, record.author == person.id,
            record.chat == turn.event.chat
        else { return flash(.outdated) }
        if press.verb == .look {
            guard record.state == .done || record.state == .undone else { return flash(.outdated) }
            try show(record, on: message, in: turn)
            return nil
        }
        guard record.isFresh(at: turn.now) else {
            return flash(.changeTooLate)
        }
        if press.verb == .decline {
            guard
                try turn.ledger.move(act: record.id, from: .proposed, to: .declined, at: turn.now)
                    || turn.ledger.move(act: record.id, from: .asked, to: .declined, at: turn.now)
            else { return flash(.outdated) }
            let card = ActCard(record: record, act: act, world: world, now: turn.now)
            try turn.edit(message, to: try card.message(.declined))
            return flash(.actDropped)
        }
        // Whoever has lost the right since then does nothing any more.
        guard mayStill(act, record, person, in: turn) else { return flash(.outdated) }
        switch press.verb {
        case .carryOut: return try carryOut(act, record, by: person, on: message, in: turn)
        case .undo: return try undo(act, record, by: person, on: message, in: turn)
        case .urgent:
            guard case .tell(let audience, let isUrgent) = act, record.state == .proposed else {
                return flash(.outdated)
            }
            try turn.ledger.set(.tell(audience, isUrgent: !isUrgent), inPlaceOf: record.id)
            guard let changed = try turn.ledger.act(record.id) else { return flash(.outdated) }
            try turn.edit(message, to: try preview(changed, by: person, in: turn))
            return nil
        case .look, .decline: return nil
        }
    }

    /// Writes an act down and asks its author about it; what reaches one person at most is done at once.
    ///
    /// Returns: what flashes over the chat.
    func nudge(_ debts: Debts, by person: Person, in turn: Turn) throws -> String {
        let plan = try NudgePlan(debts, by: person, in: turn.ledger, world: world, now: turn.now)
        let authority = turn.authority(of: person, for: .answers)
        let isHeld = !world.openHours.contain(turn.now)
        guard plan.readers.count > 1 || (isHeld || !plan.told.isEmpty) && !plan.readers.isEmpty else {
            guard !plan.readers.isEmpty else { return try flash(of: plan) }
            let id = try turn.ledger.propose(
                .nudge(debts),
                by: person.id,
                in: turn.event.chat,
                state: .done,
                places: authority.places,
                at: turn.now
            )
            try remind(plan, act: id, in: turn)
            return try flash(of: plan)
        }
        let id = try turn.ledger.propose(
            .nudge(debts),
            by: person.id,
            in: turn.event.chat,
            state: .proposed,
            places: authority.places,
            at: turn.now
        )
        guard let record = try turn.ledger.act(id) else { return world.phrasebook.label(.outdated) }
        let card = ActCard(record: record, act: .nudge(debts), world: world, now: turn.now)
        try turn.reply(try card.message(.proposed, reach(of: .nudge(debts), plan, by: person, in: turn)))
        return world.phrasebook.label(.actAsked)
    }

    /// An act as it would be carried out now.
    func preview(_ record: ActRecord, by person: Person, in turn: Turn) throws -> OutgoingMessage {
        guard let act = record.act else { return OutgoingMessage(text: world.phrasebook.label(.outdated)) }
        let card = ActCard(record: record, act: act, world: world, now: turn.now)
        let plan = try plan(of: act, by: person, in: turn)
        return try card.message(.proposed, reach(of: act, plan, by: person, in: turn))
    }

    /// Whom a reminder goes to as things stand now; nil for every other act.
    private func plan(of act: CoordinatorAct, by person: Person, in turn: Turn) throws -> NudgePlan? {
        guard case .nudge(let debts) = act else { return nil }
        return try NudgePlan(debts, by: person, in: turn.ledger, world: world, now: turn.now)
    }

    private func reach(
        of act: CoordinatorAct,
        _ plan: NudgePlan?,
        by person: Person,
        in turn: Turn
    ) throws -> ActCard.Reach {
        var reach = ActCard.Reach()
        let isOpen = world.openHours.contain(turn.now)
        let opening = isOpen ? nil : world.openHours.firstOpen(from: turn.now)
        switch act {
        case .nudge:
            reach.people = plan?.readers.count ?? 0
            reach.unreachable = plan?.unreachable.sorted() ?? []
            reach.paused = plan?.paused.count ?? 0
            reach.repeated = plan?.repeated.count ?? 0
            reach.told = plan?.told.count ?? 0
            reach.waitsUntil = opening
        case .tell(let audience, let isUrgent):
            let authority = turn.authority(of: person, for: .tell)
            let mailing = try Mailing(audience, by: authority, in: turn.ledger, world: world, now: turn.now)
            reach.people = mailing.readers.count
            reach.unreachable = mailing.unreachable
            reach.waitsUntil = isUrgent ? nil : opening
        case .sendBack(let id):
            let readers = try readers(ofRemarkOn: id, in: turn)
            reach.people = readers.count
        case .close(let id):
            reach.people = world.planner.obligation(id).map { world.planner.responsible(for: $0).count } ?? 0
        case .accept, .command: break
        }
        return reach
    }

    /// The act as it stands, with what has become of its messages.
    private func show(_ record: ActRecord, on message: MessageID, in turn: Turn) throws {
        guard let act = record.act else { return }
        let card = ActCard(record: record, act: act, world: world, now: turn.now)
        var reach = ActCard.Reach()
        reach.people = record.people
        let stage: ActCard.Stage = record.state == .undone ? .undone : .done
        let deliveries = try turn.ledger.deliveries(ofAct: record.id)
        try turn.edit(message, to: try card.message(stage, reach, deliveries, isLook: true))
    }

    private func flash(of plan: NudgePlan) throws -> String {
        let (count, before, unreachable) = (plan.readers.count, plan.repeated.count, plan.unreachable.count)
        return try world.phrasebook.text(
            .nudged,
            [
                "count": .number(count), "hasCount": .flag(count > 0),
                "before": .number(before), "hasBefore": .flag(before > 0),
                "paused": .number(plan.paused.count), "hasPaused": .flag(!plan.paused.isEmpty),
                "unreachable": .number(unreachable), "hasUnreachable": .flag(unreachable > 0),
                "isNone": .flag(count + before + plan.paused.count + unreachable == 0),
            ]
        )
    }

    /// True where whoever asked for an act could ask for it now: rights go as people and schools change hands, and an act
    /// never reaches others than its author was shown.
    private func mayStill(_ act: CoordinatorAct, _ record: ActRecord, _ person: Person, in turn: Turn) -> Bool {
        let authority = turn.authority(of: person, for: act.command)
        guard authority.places == record.places else { return false }
        switch act {
        // Whoever looks reports over reminds of them; whose they are now is looked up when it is done.
        case .nudge(.report): return true
        // So does whoever leads a seminar; those he may see are looked up then, too.
        case .nudge(.seminar): return true
        case .nudge(.row), .nudge(.overdueIn): return authority.reach >= .municipality
        case .nudge(.obligation(let id)), .accept(let id), .sendBack(let id), .close(let id):
            return authority.covers(id.subject)
        case .nudge(.overdue(let subject)): return authority.covers(subject)
        case .tell(let audience, _): return authority.mayWrite(to: audience)
        case .command: return false
        }
    }
}

extension CoordinatorAct {
    /// The command whose rights it takes.
    var command: BotCommand {
        if case .tell = self { .tell } else { .answers }
    }
}

/// Carrying out.
extension Dialogue {
    private func carryOut(
        _ act: CoordinatorAct,
        _ record: ActRecord,
        by person: Person,
        on message: MessageID,
        in turn: Turn
    ) throws -> String {
        let outdated = world.phrasebook.label(.outdated)
        if let id = act.obligation { return try decide(act, about: id, record, by: person, on: message, in: turn) }
        // What it would reach now is found before it is written down as done, or nothing would be left to do.
        let plan = try plan(of: act, by: person, in: turn)
        let reach = try reach(of: act, plan, by: person, in: turn)
        guard
            try turn.ledger.move(act: record.id, from: .proposed, to: .done, message: message, at: turn.now)
        else { return outdated }
        switch act {
        case .nudge: if let plan { try remind(plan, act: record.id, in: turn) }
        case .tell(let audience, let isUrgent):
            try send(record, to: audience, isUrgent: isUrgent, by: person, in: turn)
        case .accept, .sendBack, .close, .command: return outdated
        }
        let card = ActCard(record: record, act: act, world: world, now: turn.now)
        let deliveries = try turn.ledger.deliveries(ofAct: record.id)
        try turn.edit(message, to: try card.message(.done, reach, deliveries))
        return world.phrasebook.label(reach.waitsUntil == nil ? .actSent : .actQueued)
    }

    /// The reminders go the way of all others: in one message each, held in quiet hours, ended by an answer.
    private func remind(_ plan: NudgePlan, act: Int64, in turn: Turn) throws {
        try turn.ledger.forgetRecalled(plan.notices.map(\.key))
        _ = try Decision(world: world, now: turn.now).queue(plan.notices, after: nil, act: act, in: turn.ledger)
        for nudge in plan.invited {
            guard let chat = nudge.chat else { continue }
            let message = OutboxContent.message(nudge.message)
            try turn.ledger.enqueue(
                message,
                key: nudge.key,
                to: chat,
                lane: .notice,
                at: turn.now,
                notBefore: plan.moment
            )
        }
        let messages =
            plan.notices.map { (key: $0.key.description, person: $0.recipient) }
            + plan.invited.map { (key: $0.key, person: $0.person) }
        try turn.ledger.keep(messages, people: plan.readers.count, ofAct: act)
    }

    private func send(
        _ record: ActRecord,
        to audience: Audience,
        isUrgent: Bool,
        by person: Person,
        in turn: Turn
    ) throws {
        let authority = turn.authority(of: person, for: .tell)
        let mailing = try Mailing(audience, by: authority, in: turn.ledger, world: world, now: turn.now)
        let text = try world.phrasebook.text(.told, world.told(record.words ?? "", by: record.author))
        let message = OutboxContent.message(OutgoingMessage(text: MessageLimit.text.shorten(text).text))
        var messages: [(key: String, person: PersonID)] = []
        for (reader, chat) in mailing.readers {
            let key = "act/\(record.id)/\(reader)"
            try turn.ledger.enqueue(
                message,
                key: key,
                to: chat,
                lane: isUrgent ? .timely : .notice,
                at: turn.now,
                notBefore: isUrgent ? nil : world.openHours.firstOpen(from: turn.now)
            )
            messages.append((key, reader))
        }
        try turn.ledger.keep(messages, people: messages.count, ofAct: record.id)
    }

    private func undo(
        _ act: CoordinatorAct,
        _ record: ActRecord,
        by person: Person,
        on message: MessageID,
        in turn: Turn
    ) throws -> String {
        if let id = act.obligation { return try takeBack(act, about: id, record, by: person, on: message, in: turn) }
        guard record.state == .done else { return world.phrasebook.label(.outdated) }
        guard try turn.ledger.recall(act: record.id, at: turn.now) > 0 else {
            try show(record, on: message, in: turn)
            return world.phrasebook.label(.actAllSent)
        }
        guard try turn.ledger.move(act: record.id, from: .done, to: .undone, at: turn.now) else {
            return world.phrasebook.label(.outdated)
        }
        if let undone = try turn.ledger.act(record.id) { try show(undone, on: message, in: turn) }
        return world.phrasebook.label(.actRecalled)
    }
}
