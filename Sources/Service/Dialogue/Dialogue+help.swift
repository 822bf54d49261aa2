internal import Chat
internal import Core
internal import Wording

extension Dialogue {
    /// Lists what this person may ask for, and nothing that he may not.
    func help(_ person: Person, in turn: Turn) throws {
        let commands = world.commands(allowedTo: person, in: turn.event.chatKind, on: turn.writer.today)
        let text = try world.phrasebook.text(
            .help,
            [
                "commands": .list(
                    commands.map { command in
                        [
                            "name": .text(command.rawValue),
                            "argument": .text(
                                command.argument(within: turn.reach(of: command, for: person))
                                    .map(world.phrasebook.label) ?? ""
                            ),
                            "summary": .text(world.phrasebook.label(command.summary)),
                        ]
                    }
                ),
                "isGroup": .flag(!turn.isPersonal),
                "contact": .text(world.settings.contact),
            ]
        )
        let buttons = turn.isPersonal ? [[MenuCard.opener(world.phrasebook)]] : []
        try turn.reply(OutgoingMessage(text: text, buttons: buttons))
    }
}
