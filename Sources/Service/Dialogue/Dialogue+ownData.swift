internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What a person may ask about himself (152-ФЗ, articles 14 and 21): what is kept, and that it be erased.
extension Dialogue {
    func showData(of id: PersonID, in turn: Turn) throws {
        let held = try turn.ledger.dataHeld(of: id)
        let today = turn.writer.today
        let pauses = held.pauses.filter { $0.pause.isInForce(on: today) }
        var values: WordingValues = [
            "chats": .number(held.links.count),
            "events": .number(held.events),
            "messages": .number(held.messages),
            "marks": .number(held.marks),
            "snoozes": .number(held.snoozes),
            "changes": .number(held.changes),
            "acts": .number(held.acts),
            "seminars": .number(held.seminars),
            "invitations": .number(held.invitations),
            "hasQuietHours": .flag(held.quietHours != nil),
            "pauses": .list(
                pauses.map { record in
                    [
                        "school": .text(world.code(of: .school(record.pause.school))),
                        "until": .date(record.pause.lastDay),
                    ]
                }
            ),
            "pastPauses": .number(held.pauses.count - pauses.count),
            "conversationDays": .number(world.settings.retention.conversationDays),
            "ledgerDays": .number(world.settings.retention.ledgerDays),
            "contact": .text(world.settings.contact),
        ]
        if let hours = held.quietHours {
            values["quietFrom"] = .time(hours.from)
            values["quietTo"] = .time(hours.to)
        }
        if let consent = held.links.first(where: { $0.chat == turn.event.chat })?.consent {
            values["consentVersion"] = .text(consent.version)
            values["consentAt"] = .moment(consent.at, in: world.time)
        }
        try turn.reply(.ownData, values.merging(entry(of: id)) { $1 })
    }

    /// What the roster says of a person; nothing where he has left it.
    private func entry(of id: PersonID) -> WordingValues {
        let person = world.roster.person(id)
        let schools = world.roster.schools(of: id)
        let districts = world.roster.municipalities.filter { $0.coordinator == id }
        let deputies = world.roster.deputies.filter { $0.person == id }.map(\.deputy)
        let absent = world.roster.deputies.filter { $0.deputy == id }.map(\.person)
        let roles = person?.roles ?? []
        return [
            "isListed": .flag(person != nil),
            "id": .text(id.rawValue),
            "name": .text(person.map { world.mayName && $0.isNamed ? $0.name : "" } ?? ""),
            "post": .text(person.map(world.post) ?? ""),
            "body": .text(person?.body.flatMap(world.roster.body)?.shortName ?? ""),
            "roles": .texts(roles.map { world.phrasebook.label(.role($0)) }.sorted()),
            "hasRoles": .flag(!roles.isEmpty),
            "schools": .texts(schools.map { world.shortName(of: .school($0.id)) }.sorted()),
            "hasSchools": .flag(!schools.isEmpty),
            "districts": .texts(districts.map(\.name)),
            "hasDistricts": .flag(!districts.isEmpty),
            "deputies": .texts(deputies.map(world.spoken)),
            "hasDeputies": .flag(!deputies.isEmpty),
            "absent": .texts(absent.map(world.spoken)),
            "hasAbsent": .flag(!absent.isEmpty),
        ]
    }

    func offerToForget(_ person: PersonID, in turn: Turn) throws {
        let held = try turn.ledger.dataHeld(of: person)
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

    /// The answer to the offer. The farewell is fleeting: once it has arrived, nothing knows the chat any more. The name
    /// is taken out of the files of the configuration afterwards, from the queue that the act is written into.
    func forget(_ isMeant: Bool, _ id: PersonID, on message: MessageID, in turn: Turn) throws {
        guard isMeant else {
            let text = try world.phrasebook.text(.forgetKept)
            return try turn.edit(message, to: OutgoingMessage(text: text))
        }
        let person = world.roster.person(id)
        let chats = try turn.ledger.reachableChats()
        let links = try turn.ledger.links(of: id)
        let traces = NameTraces([person].compactMap(\.self).filter(\.isNamed).map(\.name))
        let act = try turn.ledger.erase(id, traces: traces, at: turn.now)
        for link in links { try turn.ledger.takeMenu(from: link, at: turn.now) }
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
        // Of somebody who had left the project before, nobody needs to hear.
        if let person { try tellOfDeparture(of: person, act, reaching: chats, in: turn) }
    }

    /// His coordinator has to know that he cannot be reached; by post and school, since the name is to be forgotten.
    private func tellOfDeparture(
        of person: Person,
        _ act: Erasure,
        reaching chats: [PersonID: ChatID],
        in turn: Turn
    ) throws {
        let schools = world.mayName ? world.roster.schools(headedBy: person.id).map(\.code) : []
        let text = try world.phrasebook.text(
            .departed,
            [
                "post": .text(world.mayName ? person.post : world.name(of: person.id)),
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
