internal import Chat
internal import Core
internal import Wording

/// The buttons of the menu.
extension Dialogue {
    /// Returns: what flashes over the chat.
    func press(_ press: MenuPress, on message: MessageID?, in turn: Turn) throws -> Label? {
        guard let message, turn.isPersonal, let person = turn.person.flatMap(world.roster.person) else {
            return .outdated
        }
        let menu = MenuCard(person: person, world: world, today: turn.writer.today)
        switch press {
        case .open: try turn.reply(try menu.message())
        case .back: try turn.edit(message, to: try menu.message())
        case .run(let command, let argument):
            // A command ends whatever was being asked.
            try askNothingElse(in: turn)
            guard try run(command, argument, in: turn) else { return .outdated }
        case .choose(let command, let page):
            guard mayUse(command, in: turn), command.isAboutRow else { return .outdated }
            try turn.edit(message, to: try ChoiceCard(command, page: page, world: world).message())
        }
        return nil
    }

    /// A command that says nothing without a row was typed alone, or touched in the list of commands.
    func chooseRow(of command: BotCommand, in turn: Turn) throws {
        try turn.reply(try ChoiceCard(command, page: 0, world: world).message())
    }
}
