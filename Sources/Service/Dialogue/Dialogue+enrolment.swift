internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension Dialogue {
    /// Somebody outside the roster: the only way in is an invitation, and nothing else is told.
    func meet(_ command: Command?, in turn: Turn) throws {
        guard turn.isPersonal else { return }
        guard command?.name == "start", let code = command?.argument else {
            return try turn.reply(.unknownChat, ["contact": .text(world.settings.contact)])
        }
        try redeem(code, in: turn)
    }

    /// A known person pressing an old link again, or a new one for another role of his.
    func greet(_ person: Person, code: String?, in turn: Turn) throws {
        guard let code, turn.isPersonal else { return try welcome(person, in: turn) }
        try redeem(code, in: turn)
    }

    private func redeem(_ code: String, in turn: Turn) throws {
        let hash = InvitationCode.hash(code)
        switch try turn.ledger.redeem(codeHash: hash, by: turn.event.chat, at: turn.now) {
        case .linked(let id), .used(let id?):
            if let person = world.roster.person(id) { return try welcome(person, in: turn) }
            // The roster changed since the invitation was made.
            try turn.ledger.unlink(turn.event.chat)
            try refuse(isExpired: true, in: turn)
        case .expired: try refuse(isExpired: true, in: turn)
        case .used(nil), .unknown: try refuse(isExpired: false, in: turn)
        }
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
            "name": .text(world.settings.personalData == .full ? person.address : ""),
            "post": .text(world.settings.personalData == .full ? person.post : ""),
            "isObserver": .flag(person.roles == [.observer]),
            "time": .time(world.planner.policy.remindAt),
            "next": .list(next.map { [turn.writer.values(of: .init(items: [$0]), isBrief: true)] } ?? []),
        ]
        let text = try world.phrasebook.text(.welcome, values)
        let button = turn.writer.button(.myDuties, PressData(.list, .agenda(page: 0)))
        try turn.reply(OutgoingMessage(text: text, buttons: [[button]]))
    }
}
