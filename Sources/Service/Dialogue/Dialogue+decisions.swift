internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// A coordinator decides how an obligation stands: accepts what was answered, returns it with a remark, closes it.
extension Dialogue {
    /// An answer is accepted at once: nobody hears of it.
    ///
    /// Returns: false where there is nothing to accept.
    func accept(_ item: RowDesk.Item, by person: Person, in turn: Turn) throws -> Bool {
        guard item.state == .toLookAt else { return false }
        _ = try turn.ledger.propose(
            .accept(item.obligation.id),
            by: person.id,
            in: turn.event.chat,
            state: .done,
            places: turn.authority(of: person, for: .answers).places,
            at: turn.now
        )
        return true
    }

    /// Confirmed: done where things stand as they did when it was shown.
    func decide(
        _ act: CoordinatorAct,
        about id: ObligationID,
        _ record: ActRecord,
        by person: Person,
        on message: MessageID,
        in turn: Turn
    ) throws -> String {
        let card = ActCard(record: record, act: act, world: world, now: turn.now)
        let standing = try turn.ledger.standing(of: id)
        guard standing == record.earlier, world.planner.obligation(id) != nil else {
            guard
                try turn.ledger.move(act: record.id, from: .proposed, to: .declined, message: message, at: turn.now)
            else { return world.phrasebook.label(.outdated) }
            try turn.edit(message, to: try card.message(.overtaken))
            return world.phrasebook.label(.actOvertaken)
        }
        guard
            try turn.ledger.move(act: record.id, from: .proposed, to: .done, message: message, at: turn.now)
        else { return world.phrasebook.label(.outdated) }
        var reach = ActCard.Reach()
        switch act {
        case .close:
            let closed = Standing(state: .done, since: turn.now, by: person.id)
            try turn.ledger.set(closed, of: id, by: person.id, at: turn.now)
        case .sendBack:
            let readers = try readers(ofRemarkOn: id, in: turn)
            try turn.ledger.set(nil, of: id, by: person.id, at: turn.now)
            try tell(readers, of: record, about: id, isTakenBack: false, in: turn)
            reach.people = readers.count
        case .accept, .nudge, .tell, .command: return world.phrasebook.label(.outdated)
        }
        try refreshOthers(about: id, except: nil, in: turn)
        try turn.edit(message, to: try card.message(.done, reach))
        return world.phrasebook.label(act.kind == "close" ? .actClosed : .actSentBack)
    }

    /// Taken back where nobody has said anything else since.
    func takeBack(
        _ act: CoordinatorAct,
        about id: ObligationID,
        _ record: ActRecord,
        by person: Person,
        on message: MessageID,
        in turn: Turn
    ) throws -> String {
        guard record.state == .done else { return world.phrasebook.label(.outdated) }
        let card = ActCard(record: record, act: act, world: world, now: turn.now)
        let standing = try turn.ledger.standing(of: id)
        let isInForce =
            switch act {
            case .accept: record.accepts(standing)
            case .close: record.closes(standing)
            default: try standing == nil && isLastWord(record, about: id, in: turn)
            }
        guard try isInForce && turn.ledger.lastDecision(about: id)?.id == record.id else {
            try turn.edit(message, to: try card.message(.overtaken))
            return world.phrasebook.label(.actOvertaken)
        }
        guard try turn.ledger.move(act: record.id, from: .done, to: .undone, at: turn.now) else {
            return world.phrasebook.label(.outdated)
        }
        if act.kind != "accept" {
            try turn.ledger.set(record.earlier, of: id, by: person.id, at: turn.now)
            try refreshOthers(about: id, except: nil, in: turn)
        }
        if act.kind == "sendBack" {
            try turn.ledger.recall(act: record.id, at: turn.now)
            let told = try turn.ledger.deliveries(ofAct: record.id).filter { $0.state != .recalled }.map(\.person)
            try tell(told, of: record, about: id, isTakenBack: true, in: turn)
        }
        try turn.edit(message, to: try card.message(.undone))
        return world.phrasebook.label(.actTakenBack)
    }

    /// True where nothing has been said since a return: neither another answer nor that one taken back.
    private func isLastWord(_ record: ActRecord, about id: ObligationID, in turn: Turn) throws -> Bool {
        guard let last = try turn.ledger.answers(about: id).last else { return false }
        return last.at == record.doneAt && last.by == record.author
    }

    /// Whoever has given the answer; where that is nobody who may answer now, those who may.
    func readers(ofRemarkOn id: ObligationID, in turn: Turn) throws -> [PersonID] {
        guard let obligation = world.planner.obligation(id) else { return [] }
        let (holders, standIns) = world.planner.answerers(of: obligation, on: turn.writer.today)
        let author = try turn.ledger.standing(of: id)?.by
        let people = author.map { holders.contains($0) || standIns.contains($0) ? [$0] : [] } ?? []
        let readers = people.isEmpty ? world.planner.responsible(for: obligation) : people
        let chats = try turn.ledger.reachableChats()
        return readers.filter { world.chat(for: $0, on: turn.writer.today, among: chats) != nil }
    }

    private func tell(
        _ readers: [PersonID],
        of record: ActRecord,
        about id: ObligationID,
        isTakenBack: Bool,
        in turn: Turn
    ) throws {
        let words = world.typed(record.words ?? "")
        let title = world.roadmap.activity(id.activity)?.title ?? ""
        let text = try world.phrasebook.text(
            .answerReturned,
            [
                "number": .number(id.activity), "title": .text(MessageLimit.cut(title, to: MessageLimit.briefTitle)),
                "subject": .text(world.shortName(of: id.subject)), "remark": .text(words),
                "author": .text(world.name(of: record.author)), "isTakenBack": .flag(isTakenBack),
            ]
        )
        let open = Button(
            world.phrasebook.label(.openDuty),
            press: PressData(.open, .agenda(page: 0), ObligationToken(id)).text
        )
        let message = OutboxContent.message(OutgoingMessage(text: text, buttons: isTakenBack ? [] : [[open]]))
        let chats = try turn.ledger.reachableChats()
        var messages: [(key: String, person: PersonID)] = []
        for reader in readers {
            guard let chat = world.chat(for: reader, on: turn.writer.today, among: chats) else { continue }
            let key = "act/\(record.id)/\(reader)" + (isTakenBack ? "/undone" : "")
            let moment = world.openHours.firstOpen(from: turn.now)
            try turn.ledger.enqueue(message, key: key, to: chat, lane: .notice, at: turn.now, notBefore: moment)
            if !isTakenBack { messages.append((key, reader)) }
        }
        if !isTakenBack { try turn.ledger.keep(messages, people: messages.count, ofAct: record.id) }
    }
}
