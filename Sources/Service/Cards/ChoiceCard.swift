internal import Chat
internal import Core
internal import Wording

/// The rows that a command may be about, one button each, a page at a time.
struct ChoiceCard {
    private let command: BotCommand
    private let page: Int
    private let pages: Int
    private let rows: [Activity]
    private let world: World

    private static let perPage = 10

    /// A page out of range is taken for the nearest there is.
    init(_ command: BotCommand, page: Int, world: World) {
        let all = world.roadmap.activities
        self.command = command
        self.world = world
        pages = max(1, (all.count + Self.perPage - 1) / Self.perPage)
        self.page = min(max(page, 0), pages - 1)
        rows = Array(all.dropFirst(self.page * Self.perPage).prefix(Self.perPage))
    }

    func message() throws(WordingError) -> OutgoingMessage {
        let text = try world.phrasebook.text(
            .chooseRow,
            [
                "summary": .text(world.phrasebook.label(command.summary)),
                "page": .number(page + 1),
                "pages": .number(pages),
                "hasPages": .flag(pages > 1),
            ]
        )
        func turn(_ label: Label, to page: Int) -> Button {
            Button(world.phrasebook.label(label), press: MenuPress.choose(command, page: page).text)
        }
        let buttons = rows.map { row in
            let label = MessageLimit.cut("\(row.number). \(row.title)", to: MessageLimit.buttonTitle)
            return [Button(label, press: MenuPress.run(command, String(row.number)).text)]
        }
        var turns: [Button] = []
        if page > 0 { turns.append(turn(.previousPage, to: page - 1)) }
        if page + 1 < pages { turns.append(turn(.nextPage, to: page + 1)) }
        let back = Button(world.phrasebook.label(.back), press: MenuPress.back.text)
        return OutgoingMessage(text: text, buttons: buttons + [turns].filter { !$0.isEmpty } + [[back]])
    }
}
