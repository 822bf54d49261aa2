internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Invitations made by a coordinator in chat.
extension Dialogue {
    func invite(_ text: String?, by coordinator: Person, in turn: Turn) throws {
        guard let text else { return try turn.reply(.inviteWhom) }
        let authority = turn.authority(of: coordinator, for: .invite)
        let own = Set(authority.people.map(\.id))
        let all = PersonSearch(world.roster).people(text).filter { own.contains($0.id) }
        // Of a school's code the head is meant, not the curator.
        let head = PersonSearch(world.roster).school(text)?.head
        let known = head.map { head in all.filter { $0.id == head } } ?? all
        let found = known.filter(authority.covers)
        switch found.count {
        case 0 where !known.isEmpty: try refuse("aboveYou", in: turn)
        case 0: try turn.reply(.nobodyFound, ["words": .text(world.typed(text))])
        case 1: try invite(found[0], in: turn)
        default: try askWhom(found, in: turn)
        }
    }

    private func askWhom(_ people: [Person], in turn: Turn) throws {
        let shown = people.prefix(Self.mostChoices)
        let text = try world.phrasebook.text(
            .whomToInvite,
            ["count": .number(people.count), "hasMore": .flag(people.count > shown.count)]
        )
        let buttons = shown.map { person in
            [Button(label(of: person), press: PlainPress.invite(person.id).text)]
        }
        try turn.reply(OutgoingMessage(text: text, buttons: buttons))
    }

    /// Whoever opens an invitation reads and answers in that person's stead, so it is given for those only about whom its
    /// author may decide everything.
    private func mayInvite(_ id: PersonID, in turn: Turn) -> Person? {
        guard let coordinator = turn.person.flatMap(world.roster.person), let person = world.roster.person(id) else {
            return nil
        }
        return turn.authority(of: coordinator, for: .invite).covers(person) ? person : nil
    }

    /// A choice among several.
    func inviteChosen(_ id: PersonID, in turn: Turn) throws -> Bool {
        guard let person = mayInvite(id, in: turn) else { return false }
        try invite(person, in: turn)
        return true
    }

    /// Two messages: what the coordinator has to know, and a letter to be passed on as it is. The letter is fleeting, since
    /// the code is a secret; the first stays, as its button has to work.
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
                "post": .text(person.isNamed ? world.post(of: person) : ""),
                "isConnected": .flag(try !turn.ledger.links(of: person.id).isEmpty),
            ]
        )
        let letter = try world.phrasebook.text(
            .invitationLetter,
            [
                "name": .text(world.address(of: person)),
                // Of several letters without names one has to know which is whose.
                "place": .text(world.mayName ? "" : world.name(of: person.id)),
                "link": .text(link ?? ""),
                "code": .text(code.text),
                "until": .date(world.time.date(of: expires)),
            ]
        )
        let revoke = Button(world.phrasebook.label(.revoke), press: PlainPress.revoke(person.id).text)
        try turn.reply(OutgoingMessage(text: notice, buttons: [[revoke]]))
        try turn.reply(OutgoingMessage(text: letter), part: 1, isFleeting: true)
    }

    /// Takes back whatever of a person's invitations nobody has used, printed ones included.
    ///
    /// Returns: false where it is not his to take back.
    func revoke(_ id: PersonID, on message: MessageID, in turn: Turn) throws -> Bool {
        guard let person = mayInvite(id, in: turn) else { return false }
        let count = try turn.ledger.revokeInvitations(of: id, at: turn.now)
        let text = try world.phrasebook.text(
            .invitationRevoked,
            [
                "name": .text(world.name(of: person.id)), "count": .number(count), "isNone": .flag(count == 0),
                "some": .flag(count > 1), "isConnected": .flag(try !turn.ledger.links(of: id).isEmpty),
            ]
        )
        try turn.edit(message, to: OutgoingMessage(text: text))
        return true
    }

    /// Everybody somebody works with by his own roles.
    func people(within reach: Rights.Reach, of coordinator: PersonID) -> [Person] {
        Authority(roster: world.roster, person: coordinator, absentees: [], reach: reach).people
    }
}
