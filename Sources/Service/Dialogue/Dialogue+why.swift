internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// `/why ФАМИЛИЯ 7`: why somebody was or was not written to about a row, from the ledger.
extension Dialogue {
    func tellWhy(_ argument: String?, by reader: Person, in turn: Turn) throws {
        guard let argument else { return try chooseRow(of: .why, in: turn) }
        guard let (typed, number) = ChangeWords.personAndRow(argument) else {
            return try explain(.why, in: turn)
        }
        guard let activity = world.roadmap.activity(number) else { return try refuse("noRow", in: turn) }
        guard !typed.isEmpty else { return try turn.reply(try log(of: reader, activity, for: reader, in: turn)) }
        let all = PersonSearch(world.roster).people(typed)
        // Of a school's code the head is meant, not the curator.
        let head = PersonSearch(world.roster).school(typed)?.head
        let known = all.filter { mayKnow($0, reader, in: turn) && (head == nil || $0.id == head) }
        switch known.count {
        case 0 where all.isEmpty: try turn.reply(.nobodyFound, ["words": .text(world.typed(typed))])
        case 0:
            let isCoordinator = turn.authority(of: reader, for: .why).reach >= .municipality
            try refuse(isCoordinator ? "notYours" : "onlyYourself", in: turn)
        case 1: try turn.reply(try log(of: known[0], activity, for: reader, in: turn))
        default:
            let shown = known.prefix(Self.mostChoices)
            let text = try world.phrasebook.text(
                .whichPerson,
                [
                    "typed": .text(world.typed(typed)), "isNobody": .flag(false),
                    "hasMore": .flag(known.count > shown.count),
                ]
            )
            let buttons = shown.map { person in
                [Button(label(of: person), press: WhyPress(number, person.id).text)]
            }
            try turn.reply(OutgoingMessage(text: text, buttons: buttons))
        }
    }

    /// Returns: what flashes over the chat.
    func press(_ press: WhyPress, on message: MessageID?, in turn: Turn) throws -> Label? {
        guard turn.isPersonal, let message, let reader = turn.person.flatMap(world.roster.person),
            let person = world.roster.people.first(where: { PersonToken($0.id) == press.person }),
            mayKnow(person, reader, in: turn), let activity = world.roadmap.activity(press.row)
        else { return .outdated }
        let card = try log(of: person, activity, page: press.page, for: reader, in: turn)
        if press.isOpening {
            try turn.reply(card)
        } else {
            try turn.edit(message, to: card)
        }
        return nil
    }

    private func log(
        of person: Person,
        _ activity: Activity,
        page: Int = 0,
        for reader: Person,
        in turn: Turn
    ) throws -> OutgoingMessage {
        let authority = turn.authority(of: reader, for: .why)
        // A coordinator sees what is about those whom he coordinates; everyone, all that is his own or of those in whose
        // place he stands.
        let mayKnow = { (subject: Subject) in authority.speaks(for: person.id) || authority.covers(subject) }
        let log = try WhyLog(of: person, activity, where: mayKnow, in: turn.ledger, world: world, now: turn.now)
        return try WhyLogCard(log: log, world: world, reader: reader.id, page: page).message()
    }

    private func mayKnow(_ person: Person, _ reader: Person, in turn: Turn) -> Bool {
        let authority = turn.authority(of: reader, for: .why)
        return authority.speaks(for: person.id) || authority.people.contains { $0.id == person.id }
    }
}
