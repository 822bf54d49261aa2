internal import Chat
internal import Core
internal import Wording

/// One screen being laid out: a text, and under it, from above, what leads deeper, other pages, what stands beside it,
/// what can be done about it, its files, and the way back.
struct AskScreen {
    let desk: AskDesk
    let press: AskPress

    var world: World { desk.world }
    /// What the reader can do about what he sees.
    var acts: ActButtons { ActButtons(world: desk.world, person: desk.person, today: desk.today) }

    /// A button to a screen from which one comes back here.
    func deeper(_ label: String, _ view: AskView) -> Button {
        Button(MessageLimit.cut(label, to: MessageLimit.buttonTitle), press: AskPress(view, back: here).text)
    }

    /// A button to a screen in place of this one.
    func beside(_ label: String, _ view: AskView) -> Button {
        Button(MessageLimit.cut(label, to: MessageLimit.buttonTitle), press: AskPress(view, back: press.trail).text)
    }

    private var here: [AskView] { [press.view] + press.trail }

    /// `place` is left out where everything has room.
    func message(
        _ template: Template,
        _ values: WordingValues,
        at place: PagePlace? = nil,
        openers: [Button] = [],
        inLine count: Int = 2,
        beside: [[Button]] = [],
        actions: [[Button]] = [],
        hasFiles: Bool = true
    ) throws -> OutgoingMessage {
        var buttons = openers.inLines(of: count)
        var turns: [Button] = []
        if let place, place.page > 0 {
            turns.append(self.beside(desk.label(.previousPage), press.view.turned(to: place.page - 1)))
        }
        if let place, !place.isLast {
            turns.append(self.beside(desk.label(.nextPage), press.view.turned(to: place.page + 1)))
        }
        if !turns.isEmpty { buttons.append(turns) }
        buttons += beside.filter { !$0.isEmpty } + actions.filter { !$0.isEmpty }
        if hasFiles { buttons += files() }
        if let back = press.trail.first {
            let data = AskPress(back, back: Array(press.trail.dropFirst())).text
            buttons.append([Button(desk.label(.back), press: data)])
        }
        let text = try world.phrasebook.text(template, values.merging(place?.values ?? [:]) { $1 })
        return OutgoingMessage(text: MessageLimit.text.shorten(text).text, buttons: buttons)
    }

    /// The screen as pictures and as tables.
    private func files() -> [[Button]] {
        let view = press.view.turned(to: 0)
        let hasBars = desk.scope(of: view.command).map(desk.hasBars) ?? false
        let files = AskFile.forms(of: view).filter { hasBars || $0 != .bars }.compactMap { AskFile($0, of: view) }
        func buttons(_ isWanted: (AskFile) -> Bool) -> [Button] {
            files.filter(isWanted).map { Button(desk.label(.file("\($0.form)")), press: $0.text) }
        }
        return [buttons { $0.form.isPicture }, buttons { !$0.form.isPicture }].filter { !$0.isEmpty }
    }
}

extension [Button] {
    fileprivate func inLines(of count: Int) -> [[Button]] {
        stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
    }
}
