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
        case .taken(let id):
            try turn.reply(.chatTaken, ["post": .text(world.roster.person(id).map(world.post) ?? "")])
        case .expired:
            try refuse(isExpired: true, in: turn)
        case .used(nil), .unknown:
            guesses.missed(chat, at: turn.now)
            try refuse(isExpired: false, in: turn)
        }
    }

    private func askForConsent(_ code: String, in turn: Turn) throws {
        let text = try world.phrasebook.text(
            .consent,
            [
                "version": .text(world.phrasebook.label(.consentVersion)),
                "days": .number(world.settings.retention.conversationDays),
                "contact": .text(world.settings.contact),
            ]
        )
        let buttons = [
            Button(world.phrasebook.label(.consentGive), press: PlainPress.consent(true, code: code).text),
            Button(world.phrasebook.label(.consentRefuse), press: PlainPress.consent(false, code: code).text),
        ]
        try turn.reply(OutgoingMessage(text: text, buttons: [buttons]))
    }

    /// The answer to the question of consent.
    func settle(_ agrees: Bool, code: String, on message: MessageID, in turn: Turn) throws {
        guard turn.isPersonal else { return }
        guard agrees else {
            let text = try world.phrasebook.text(.consentRefused, ["contact": .text(world.settings.contact)])
            return try turn.edit(message, to: OutgoingMessage(text: text))
        }
        let consent = Consent(version: world.phrasebook.label(.consentVersion), at: turn.now)
        let text = try world.phrasebook.text(
            .consentGiven,
            ["version": .text(consent.version), "at": .moment(turn.now, in: world.time)]
        )
        if try redeem(code, consent, in: turn) { try turn.edit(message, to: OutgoingMessage(text: text)) }
    }

    /// Returns: true where the chat speaks for somebody now.
    @discardableResult
    private func redeem(_ code: String, _ consent: Consent, in turn: Turn) throws -> Bool {
        let hash = InvitationCode.hash(code)
        switch try turn.ledger.redeem(codeHash: hash, by: turn.event.chat, consent: consent) {
        case .linked(let id), .used(let id?):
            guard let person = world.roster.person(id) else {
                try turn.ledger.unlink(turn.event.chat)
                try refuse(isExpired: true, in: turn)
                return false
            }
            try welcome(person, in: turn)
            return true
        case .taken, .open: return false
        case .expired: try refuse(isExpired: true, in: turn)
        case .used(nil), .unknown: try refuse(isExpired: false, in: turn)
        }
        return false
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
        try turn.reply(OutgoingMessage(text: text, buttons: [[button]]))
    }
}
