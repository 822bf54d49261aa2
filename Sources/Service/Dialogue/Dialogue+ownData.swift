internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What a person may ask about himself (152-ФЗ, articles 14 and 21): what is kept, and that it be erased.
extension Dialogue {
    func showData(of person: Person, in turn: Turn) throws {
        let held = try turn.ledger.dataHeld(of: person.id)
        let schools = world.roster.schools(headedBy: person.id) + world.roster.schools(curatedBy: person.id)
        let consent = held.links.first { $0.chat == turn.event.chat }?.consent
        var values: WordingValues = [
            "name": .text(world.mayName ? person.name : ""),
            "post": .text(world.post(of: person)),
            "roles": .texts(person.roles.map { world.phrasebook.label(.role($0)) }.sorted()),
            "hasRoles": .flag(!person.roles.isEmpty),
            "schools": .texts(schools.map { world.shortName(of: .school($0.id)) }.sorted()),
            "hasSchools": .flag(!schools.isEmpty),
            "chats": .number(held.links.count),
            "events": .number(held.events),
            "messages": .number(held.messages),
            "marks": .number(held.marks),
            "conversationDays": .number(world.settings.retention.conversationDays),
            "ledgerDays": .number(world.settings.retention.ledgerDays),
            "contact": .text(world.settings.contact),
        ]
        if let consent {
            values["consentVersion"] = .text(consent.version)
            values["consentAt"] = .moment(consent.at, in: world.time)
        }
        try turn.reply(.ownData, values)
    }

    func offerToForget(_ person: Person, in turn: Turn) throws {
        let held = try turn.ledger.dataHeld(of: person.id)
        let text = try world.phrasebook.text(
            .forgetOffer,
            [
                "chats": .number(held.links.count),
                "severalChats": .flag(held.links.count > 1),
                "contact": .text(world.settings.contact),
            ]
        )
        let buttons = [
            [Button(world.phrasebook.label(.forgetYes), press: PlainPress.forget(true).text)],
            [Button(world.phrasebook.label(.forgetNo), press: PlainPress.forget(false).text)],
        ]
        try turn.reply(OutgoingMessage(text: text, buttons: buttons))
    }

    /// The answer to the offer. The farewell is fleeting: once it has arrived, nothing knows the chat any more.
    func forget(_ isMeant: Bool, _ id: PersonID, on message: MessageID, in turn: Turn) throws {
        guard isMeant else {
            let text = try world.phrasebook.text(.forgetKept)
            return try turn.edit(message, to: OutgoingMessage(text: text))
        }
        guard let person = world.roster.person(id) else { return }
        let chats = try turn.ledger.reachableChats()
        let act = try turn.ledger.erase(id, names: [person.name, person.address], at: turn.now)
        let text = try world.phrasebook.text(
            .forgotten,
            [
                "number": .number(Int(act.number)),
                "at": .moment(turn.now, in: world.time),
                "chats": .number(act.chats),
                "events": .number(act.events),
                "messages": .number(act.messages),
                "contact": .text(world.settings.contact),
            ]
        )
        var farewell = turn
        farewell.isLinked = false
        try farewell.edit(message, to: OutgoingMessage(text: text))
        try tellOfDeparture(of: person, act, reaching: chats, in: turn)
    }

    /// His coordinator has to know that he cannot be reached; by post and school, since the name is to be forgotten.
    private func tellOfDeparture(
        of person: Person,
        _ act: Erasure,
        reaching chats: [PersonID: ChatID],
        in turn: Turn
    ) throws {
        let schools = world.roster.schools(headedBy: person.id).map { world.code(of: .school($0.id)) }
        let text = try world.phrasebook.text(
            .departed,
            [
                "post": .text(world.post(of: person)),
                "schools": .texts(schools),
                "hasSchools": .flag(!schools.isEmpty),
                "number": .number(Int(act.number)),
            ]
        )
        let others = chats.filter { $0.key != person.id }
        let nearest = world.coordinators(of: person.id).filter { others[$0] != nil }
        _ = try world.tell(
            nearest.isEmpty ? world.regionalCoordinators : nearest,
            text,
            key: "departed/\(act.number)",
            in: turn.ledger,
            reaching: others,
            at: turn.now
        )
    }
}
