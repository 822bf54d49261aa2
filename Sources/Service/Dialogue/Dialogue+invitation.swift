internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Invitations made by a coordinator in chat.
extension Dialogue {
    func invite(_ text: String?, within reach: Rights.Reach, in turn: Turn) throws {
        guard let text else { return try turn.reply(.inviteWhom) }
        let own = Set(people(within: reach, of: turn.person).map(\.id))
        let all = PersonSearch(world.roster).people(text).filter { own.contains($0.id) }
        // Of a school's code the head is meant, not the curator.
        let head = PersonSearch(world.roster).school(text)?.head
        let found = head.map { head in all.filter { $0.id == head } } ?? all
        switch found.count {
        case 0: try turn.reply(.nobodyFound, ["words": .text(text)])
        case 1: try invite(found[0], in: turn)
        default: try askWhom(found, in: turn)
        }
    }

    /// How many people can be told apart in one message.
    private static let mostChoices = 8

    private func askWhom(_ people: [Person], in turn: Turn) throws {
        let shown = people.prefix(Self.mostChoices)
        let text = try world.phrasebook.text(
            .whomToInvite,
            ["count": .number(people.count), "hasMore": .flag(people.count > shown.count)]
        )
        let buttons = shown.map { person in
            [Button(choice(of: person), press: PlainPress.invite(person.id).text)]
        }
        try turn.reply(OutgoingMessage(text: text, buttons: buttons))
    }

    /// A person on a button; where names may not be sent, by his school or his id.
    private func choice(of person: Person) -> String {
        let code = world.roster.schools(headedBy: person.id).first?.code
        guard world.mayName else { return code ?? person.id.rawValue }
        return [person.name, code].compactMap(\.self).joined(separator: " · ")
    }

    /// A choice among several.
    func inviteChosen(_ id: PersonID, in turn: Turn) throws -> Bool {
        let coordinator = turn.person.flatMap(world.roster.person)
        let reach = Rights.reach(of: .invite, for: coordinator, in: turn.event.chatKind)
        guard let person = people(within: reach, of: turn.person).first(where: { $0.id == id }) else { return false }
        try invite(person, in: turn)
        return true
    }

    /// Two messages: what the coordinator has to know, and a letter to be passed on as it is. Both are fleeting, since
    /// the code is a secret.
    private func invite(_ person: Person, in turn: Turn) throws {
        var generator = SystemRandomNumberGenerator()
        let code = InvitationCode(using: &generator)
        let expires = turn.now.addingTimeInterval(InvitationCode.lifetime)
        try turn.ledger.invite(person.id, codeHash: code.hash, at: turn.now, expires: expires)
        let link = try turn.ledger.text(.handle).map { InvitationCode.link(to: $0, code.text) }
        let notice = try world.phrasebook.text(
            .invitationMade,
            [
                "name": .text(world.name(of: person.id)),
                "post": .text(world.post(of: person)),
                "isConnected": .flag(try !turn.ledger.links(of: person.id).isEmpty),
            ]
        )
        let letter = try world.phrasebook.text(
            .invitationLetter,
            [
                "name": .text(world.address(of: person)),
                "link": .text(link ?? ""),
                "code": .text(code.text),
                "until": .date(world.time.date(of: expires)),
            ]
        )
        let revoke = Button(world.phrasebook.label(.revoke), press: PlainPress.revoke(person.id).text)
        try turn.reply(OutgoingMessage(text: notice, buttons: [[revoke]]))
        try turn.reply(OutgoingMessage(text: letter), part: 1, isFleeting: true)
    }

    /// Returns: false where it is not his to take back.
    func revoke(_ id: PersonID, on message: MessageID, in turn: Turn) throws -> Bool {
        let coordinator = turn.person.flatMap(world.roster.person)
        let reach = Rights.reach(of: .invite, for: coordinator, in: turn.event.chatKind)
        guard people(within: reach, of: turn.person).contains(where: { $0.id == id }) else { return false }
        let count = try turn.ledger.revokeInvitations(of: id, at: turn.now)
        let text = try world.phrasebook.text(
            .invitationRevoked,
            ["name": .text(world.name(of: id)), "count": .number(count), "some": .flag(count > 1)]
        )
        try turn.edit(message, to: OutgoingMessage(text: text))
        return true
    }

    /// Everybody a coordinator answers for.
    func people(within reach: Rights.Reach, of coordinator: PersonID?) -> [Person] {
        switch reach {
        case .none, .own: return []
        case .region: return world.roster.people
        case .municipality:
            let own = world.roster.municipalities.filter { $0.coordinator == coordinator && coordinator != nil }
            let schools = own.flatMap { world.roster.schools(in: $0.id) }
            let ids = Set(schools.map(\.head) + schools.compactMap(\.curator))
            return world.roster.people.filter { ids.contains($0.id) }
        }
    }
}
