internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What those invited to a seminar press and type.
extension Dialogue {
    /// Returns: what flashes over the chat.
    func press(_ press: SeminarPress, on message: MessageID?, in turn: Turn) throws -> Label? {
        guard turn.isPersonal, let message, let reader = turn.person, let event = try turn.seminar(press.occurrence),
            let person = world.roster.people.first(where: { PersonToken($0.id) == press.person })?.id,
            try mayPress(press, reader, for: person, event, in: turn)
        else { return .outdated }
        switch press.verb {
        case .agenda:
            guard let file = event.details.agendaFile else { return .outdated }
            let attachment = Attachment(kept: file.id, isPhoto: file.isPhoto)
            try turn.reply(OutgoingMessage(text: "", attachment: attachment))
            return nil
        case .show:
            try turn.reply(try card(event, person, in: turn).renewed(isFile: true))
            return nil
        case .useful, .useless: return try rate(press.verb == .useful, event, person, on: message, in: turn)
        case .yes, .no, .deputy: break
        }
        guard event.details.cancelled == nil else { return .seminarOff }
        guard world.seminarPlanner.instant(event.details.start) > turn.now else { return .seminarBegun }
        if press.verb == .deputy {
            try turn.set(.deputy(event.id, person, message: message, isFile: press.isFile))
            try turn.reply(.seminarWhoInstead, ["title": .text(event.details.title)])
            return nil
        }
        try turn.set(nil)
        try release(event, person, unless: nil, in: turn)
        try turn.ledger.answer(press.verb == .yes ? .yes : .no, of: person, to: event, at: turn.now)
        try turn.edit(message, to: try card(event, person, in: turn).renewed(isFile: press.isFile))
        return .answerKept
    }

    /// The invitation is for whoever is invited; the agenda for whom he sends, too.
    private func mayPress(
        _ press: SeminarPress,
        _ reader: PersonID,
        for person: PersonID,
        _ event: SeminarEvent,
        in turn: Turn
    ) throws -> Bool {
        if world.mayAnswer(reader, for: person, on: turn.writer.today) { return true }
        let answer = event.answer(of: try turn.ledger.participation(of: person, in: event.id))
        return press.verb == .agenda && answer == .deputy(.person(reader))
    }

    private func card(_ event: SeminarEvent, _ person: PersonID, in turn: Turn) throws -> SeminarCard {
        SeminarCard(
            event: event,
            world: world,
            now: turn.now,
            invited: person,
            reader: turn.person,
            participation: try turn.ledger.participation(of: person, in: event.id)
        )
    }

    /// Whether it was of use is asked once, and answered once.
    private func rate(
        _ isUseful: Bool,
        _ event: SeminarEvent,
        _ person: PersonID,
        on message: MessageID,
        in turn: Turn
    ) throws -> Label {
        guard try turn.ledger.participation(of: person, in: event.id)?.isUseful == nil else { return .outdated }
        try turn.ledger.set(isUseful: isUseful, by: person, in: event.id)
        return .ratingKept
    }

    /// The answer to «who comes in your place?».
    func takeDeputy(
        _ typed: String,
        _ id: SeminarOccurrenceID,
        of person: PersonID,
        message: MessageID,
        isFile: Bool,
        in turn: Turn
    ) throws {
        guard let event = try turn.ledger.seminar(id), event.details.cancelled == nil,
            world.seminarPlanner.instant(event.details.start) > turn.now,
            let reader = turn.person, world.mayAnswer(reader, for: person, on: turn.writer.today)
        else {
            try turn.set(nil)
            return try turn.reply(OutgoingMessage(text: world.phrasebook.label(.seminarBegun)))
        }
        let found = PersonSearch(world.roster).people(typed).filter { $0.id != person }
        guard found.count < 2 else {
            return try turn.reply(
                .whichPerson,
                ["typed": .text(world.typed(typed)), "isNobody": false, "hasMore": false]
            )
        }
        let name = String(typed.trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.longestName))
        let deputy = found.first.map { SeminarDeputy.person($0.id) } ?? .named(name)
        try turn.set(nil)
        try release(event, person, unless: found.first?.id, in: turn)
        try turn.ledger.answer(.deputy(deputy), of: person, to: event, at: turn.now)
        let card = try card(event, person, in: turn)
        try turn.edit(message, to: try card.renewed(isFile: isFile))
        var isTold = false
        if let id = found.first?.id { isTold = try tell(id, ofComingFor: person, card, in: turn) }
        try turn.reply(
            .seminarDeputyKept,
            ["name": .text(found.first.map { world.name(of: $0.id) } ?? world.typed(name)), "isTold": .flag(isTold)]
        )
    }

    private static let longestName = 100

    /// Whoever was to come in somebody's place learns that he need not: another does, or nobody.
    private func release(_ event: SeminarEvent, _ person: PersonID, unless next: PersonID?, in turn: Turn) throws {
        let answer = event.answer(of: try turn.ledger.participation(of: person, in: event.id))
        let invited =
            world.seminarPlanner.occurrence(event.id).map { world.roster.invited(to: $0.seminar.invited) } ?? []
        guard case .deputy(.person(let deputy))? = answer, deputy != next,
            // Whoever is invited himself comes in his own name.
            !invited.contains(where: { $0.id == deputy }),
            let chat = try turn.ledger.reachableChats()[deputy]
        else { return }
        let at = event.details.start
        let text = try world.phrasebook.text(
            .seminarReleased,
            [
                "title": .text(event.details.title), "at": .moment(at.date, at.time),
                "inPlaceOf": .text(world.name(of: person)),
            ]
        )
        try turn.ledger.enqueue(
            .message(OutgoingMessage(text: text)),
            key: "seminar/\(event.id)/released/\(turn.event.id)",
            to: chat,
            lane: .notice,
            at: turn.now,
            notBefore: min(world.openHours.firstOpen(from: turn.now), world.seminarPlanner.instant(at))
        )
    }

    /// Whoever is sent in another's place gets the invitation, if the bot may write to him.
    private func tell(
        _ deputy: PersonID,
        ofComingFor person: PersonID,
        _ card: SeminarCard,
        in turn: Turn
    ) throws -> Bool {
        guard let chat = try turn.ledger.reachableChats()[deputy] else { return false }
        var card = card
        card.reader = deputy
        let moment = world.openHours.firstOpen(from: turn.now)
        let isSoon = moment >= world.seminarPlanner.instant(card.event.details.start)
        try turn.ledger.enqueue(
            .message(try card.message(.invitation)),
            key: "seminar/\(card.event.id)/deputy/\(turn.event.id)",
            to: chat,
            lane: isSoon ? .timely : .notice,
            at: turn.now,
            notBefore: isSoon ? turn.now : moment
        )
        return true
    }
}
