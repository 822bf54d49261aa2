internal import Chat
internal import Core
internal import Wording

extension ItemWriter {
    func button(_ label: Label, _ data: PressData) -> Button {
        Button(phrasebook.label(label), press: data.text)
    }

    /// What can be answered about one obligation, as rows of buttons.
    func answers(for item: CardItem, _ place: PressData.Place) -> [[Button]] {
        func answer(_ label: Label, _ verb: PressData.Verb) -> Button {
            button(label, PressData(verb, place, item.token))
        }
        let done: Label = item.obligation.demand == .setDate ? .dateIsSet : .done
        switch item.standing?.state {
        case .done, .notApplicable: return [[answer(.takeBack, .takeBack)]]
        case .inProgress: return [[answer(done, .done), answer(.takeBack, .takeBack)]]
        case nil: return [[answer(done, .done), answer(.inProgress, .inProgress)]]
        }
    }

    /// A button for each obligation that is still open, two in a row.
    func openers(_ items: [CardItem], _ place: PressData.Place) -> [[Button]] {
        let buttons = items.filter { !$0.isSettled }.prefix(MessageLimit.openers).map { item in
            Button(openerLabel(item), press: PressData(.open, place, item.token).text)
        }
        return stride(from: 0, to: buttons.count, by: 2).map { Array(buttons[$0..<min($0 + 2, buttons.count)]) }
    }

    private func openerLabel(_ item: CardItem) -> String {
        let number = phrasebook.label(.row) + " \(item.obligation.activity)"
        guard item.ground.relation != .responsible else { return number }
        return "\(number) · \(world.code(of: item.obligation.subject))"
    }
}
