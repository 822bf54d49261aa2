internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// The way in: an invitation, then consent. Until somebody has agreed, nothing of him is kept: the code travels in the
/// buttons, and both what he wrote and what he was answered are wiped once they are through.
extension Dialogue {
    /// Somebody outside the roster: the only way in is an invitation, and nothing else is told.
    func meet(_ command: Command, in turn: Turn) throws {
        guard turn.isPersonal else { return }
        guard let code = command.argument else {
            return try turn.reply(.unknownChat, ["contact": .text(world.settings.contact)])
        }
        try present(code, in: turn)
    }

    /// A known person pressing an old link again, or a new one.
    func greet(_ person: Person, code: String?, in turn: Turn) throws {
        guard let code, turn.isPersonal else { return try welcome(person, in: turn) }
        try present(code, in: turn)
    }

    private func present(_ code: String, in turn: Turn) throws {
        let chat = turn.event.chat
        switch guesses.verdict(on: chat, at: turn.now) {
        case .listen: break
        case .warn: return try turn.reply(.tooManyCodes, ["contact": .text(world.settings.contact)])
        case .ignore: return
        }
        switch try turn.ledger.invitation(codeHash: InvitationCode.hash(code), for: chat, at: turn.now) {
        case .open(let id) where world.roster.person(id) == nil:
            // The roster changed since the invitation was made.
            try refuse(isExpired: true, in: turn)
        case .open(let id) where turn.person == id:
            if let consent = try turn.ledger.link(of: chat)?.consent { try redeem(code, consent, in: turn) }
        case .open:
            try askForConsent(code, in: turn)
        case .used(let id?), .linked(let id):
            if let person = world.roster.person(id) { try welcome(person, in: turn) }
        // The chat of somebody who is in the roster no longer may become another's.
        case .taken(let id) where world.roster.person(id) == nil:
            try askForConsent(code, in: turn)
        case .taken(let id):
            let post = world.roster.person(id).map(world.post) ?? ""
            try turn.reply(.chatTaken, ["post": .text(post), "contact": .text(world.settings.contact)])
        case .expired:
            try refuse(isExpired: true, in: turn)
        case .used(nil), .unknown:
            guesses.missed(chat, at: turn.now)
            try refuse(isExpired: false, in: turn)
        }
    }

    private func askForConsent(_ code: String, in turn: Turn) throws {
        try turn.reply(try question(to: code))
    }

    private func question(to code: String) throws -> OutgoingMessage {
        let version = consentVersion
        return try question(
            isAnew: false,
            .consent(true, code: code, version: version),
            .consent(false, code: code, version: version)
        )
    }

    /// The answer to the question of consent. Who was shown another text than today's is shown today's.
    func settle(_ agrees: Bool, code: String, version: String, on message: MessageID, in turn: Turn) throws {
        guard turn.isPersonal else { return }
        guard agrees else {
            try turn.ledger.askForScrub(at: turn.now)
            let text = try world.phrasebook.text(.consentRefused, ["contact": .text(world.settings.contact)])
            return try turn.edit(message, to: OutgoingMessage(text: text))
        }
        guard version == consentVersion else { return try turn.edit(message, to: try question(to: code)) }
        let consent = Consent(version: version, at: turn.now)
        if try redeem(code, consent, in: turn) {
            try turn.edit(message, to: OutgoingMessage(text: try given(consent)))
        }
    }

    /// Returns: true where the chat speaks for somebody now.
    @discardableResult
    private func redeem(_ code: String, _ consent: Consent, in turn: Turn) throws -> Bool {
        let (hash, chat, ledger) = (InvitationCode.hash(code), turn.event.chat, turn.ledger)
        if case .taken(let former) = try ledger.invitation(codeHash: hash, for: chat, at: turn.now),
            world.roster.person(former) == nil
        {
            try ledger.unlink(chat)
        }
        let earlier = try earlierLinks(by: hash, in: turn)
        let redemption = try ledger.redeem(
            codeHash: hash,
            by: chat,
            consent: consent,
            sender: turn.event.sender?.id
        )
        if case .linked(let id) = redemption, turn.person != id { try tell(earlier, in: turn) }
        switch redemption {
        case .linked(let id), .used(let id?):
            guard let person = world.roster.person(id) else {
                try turn.ledger.unlink(turn.event.chat)
                try refuse(isExpired: true, in: turn)
                return false
            }
            try welcome(person, in: turn)
            try turn.ledger.renewMenu(of: turn.event.chat, in: world, at: turn.now)
            try SeminarChores(world: world, now: turn.now).welcome(id, in: turn.ledger)
            return true
        case .taken, .open: return false
        case .expired: try refuse(isExpired: true, in: turn)
        case .used(nil), .unknown: try refuse(isExpired: false, in: turn)
        }
        return false
    }

    private func earlierLinks(by codeHash: String, in turn: Turn) throws -> [ChatLink] {
        guard case .open(let id) = try turn.ledger.invitation(codeHash: codeHash, for: turn.event.chat, at: turn.now)
        else { return [] }
        return try turn.ledger.links(of: id).filter { $0.chat != turn.event.chat }
    }

    /// Whoever has a person's chats hears of every new one at once: from then on it gets the reminders, and an invitation
    /// may have been opened by somebody else.
    private func tell(_ earlier: [ChatLink], in turn: Turn) throws {
        let instant = Int64((turn.now.timeIntervalSince1970 * 1_000).rounded())
        let text = try world.phrasebook.text(.chatAdded, ["contact": .text(world.settings.contact)])
        let button = Button(world.phrasebook.label(.unlinkChat), press: PlainPress.unlink(instant).text)
        for (index, link) in earlier.enumerated() {
            let message = OutboxContent.message(OutgoingMessage(text: text, buttons: [[button]]))
            let key = "linked/\(turn.event.id)/\(index)"
            try turn.ledger.enqueue(message, key: key, to: link.chat, lane: .answer, at: turn.now)
        }
    }

    /// The button under that message: the chat linked at that instant is disconnected and forgotten.
    ///
    /// Returns: false where it is gone already, or is no later than the chat that asks.
    func unlink(_ instant: Int64, on message: MessageID, in turn: Turn) throws -> Bool {
        guard let person = turn.person, turn.isPersonal else { return false }
        let links = try turn.ledger.links(of: person)
        func milliseconds(_ link: ChatLink) -> Int64 { Int64((link.linkedAt.timeIntervalSince1970 * 1_000).rounded()) }
        guard let own = links.first(where: { $0.chat == turn.event.chat }),
            let other = links.first(where: { milliseconds($0) == instant && $0.chat != own.chat }),
            milliseconds(own) < instant
        else { return false }
        try turn.ledger.erase(other, at: turn.now)
        try turn.ledger.takeMenu(from: other, at: turn.now)
        let text = try world.phrasebook.text(.chatRemoved, ["contact": .text(world.settings.contact)])
        try turn.edit(message, to: OutgoingMessage(text: text))
        return true
    }

    private func refuse(isExpired: Bool, in turn: Turn) throws {
        try turn.reply(
            .invitationRefused,
            ["isExpired": .flag(isExpired), "contact": .text(world.settings.contact)]
        )
    }

    /// Two months.
    private static let recentDays = 60

    private func welcome(_ person: Person, in turn: Turn) throws {
        let items = try CardItem.agenda(of: person.id, on: turn.writer.today, world: world, ledger: turn.ledger)
        let open = items.filter { !$0.isSettled }
        // What is long past is nothing to greet anybody with.
        let recent = turn.writer.today.adding(days: -Self.recentDays)
        let next =
            open.first { $0.obligation.occurrence.deadline >= turn.writer.today }
            ?? open.last { $0.obligation.occurrence.deadline >= recent }
        let values: WordingValues = [
            "name": .text(world.address(of: person)),
            "post": .text(world.post(of: person)),
            "isObserver": .flag(person.roles == [.observer]),
            "time": .time(world.planner.policy.remindAt),
            "next": .list(next.map { [turn.writer.values(of: .init(items: [$0]), isBrief: true)] } ?? []),
        ]
        let text = try world.phrasebook.text(.welcome, values)
        let button = turn.writer.button(.myDuties, PressData(.list, .agenda(page: 0)))
        try turn.reply(OutgoingMessage(text: text, buttons: [[button], [MenuCard.opener(world.phrasebook)]]))
    }
}
