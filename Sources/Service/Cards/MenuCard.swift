internal import Chat
internal import Core
internal import Wording

/// Everything a person may ask for, as buttons.
struct MenuCard {
    let person: Person
    let world: World
    let today: CivilDate

    /// What is asked for by a button begins with what one reads, and ends with what one changes.
    func message() throws(WordingError) -> OutgoingMessage {
        let commands = world.commands(allowedTo: person, in: .personal, on: today).filter { $0 != .help }
        let buttons = commands.map { command in
            let press = command.isAboutRow ? MenuPress.choose(command, page: 0) : .run(command, nil)
            return Button(world.phrasebook.label(.entry(of: command.rawValue)), press: press.text)
        }
        let text = try world.phrasebook.text(.menu, ["isCoordinator": .flag(commands.contains(.silent))])
        return OutgoingMessage(text: text, buttons: buttons.paired)
    }

    /// The button that brings it.
    static func opener(_ phrasebook: Phrasebook) -> Button {
        Button(phrasebook.label(.menu), press: MenuPress.open.text)
    }
}

extension BotCommand {
    /// True for what says nothing without a row.
    var isAboutRow: Bool { [.activity, .who, .why, .answers].contains(self) }
}

extension [Button] {
    /// Two on a line.
    fileprivate var paired: [[Button]] {
        stride(from: 0, to: count, by: 2).map { Array(self[$0..<Swift.min($0 + 2, count)]) }
    }
}
