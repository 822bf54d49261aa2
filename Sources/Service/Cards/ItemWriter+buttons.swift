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
        if let buttons = reportAnswers(for: item, place) { return buttons }
        // What a seminar has settled is settled by moving or calling it off.
        if item.meeting != nil, item.standing == nil { return [] }
        let later = snoozes(of: item).isEmpty ? [] : [[answer(.later, .later)]]
        let done: Label = item.obligation.demand == .setDate ? .dateIsSet : .done
        switch item.standing?.state {
        case .done, .notApplicable: return [[answer(.takeBack, .takeBack)]]
        case .inProgress: return [[answer(done, .done), answer(.takeBack, .takeBack)]] + later
        case nil: return [[answer(done, .done), answer(.inProgress, .inProgress)]] + later
        }
    }

    /// A button for each obligation that is still open, two in a row.
    func openers(_ items: [CardItem], _ place: PressData.Place) -> [[Button]] {
        let open = items.filter { !$0.isSettled }.prefix(MessageLimit.openers)
        let labels = open.map(openerLabel)
        let buttons = zip(open, labels).map { item, label in
            let isTwice = labels.count { $0 == label } > 1
            let text = isTwice ? "\(label) · \(shortDate(item.obligation.occurrence.deadline))" : label
            return Button(text, press: PressData(isFillable(item) ? .report : .open, place, item.token).text)
        }
        return stride(from: 0, to: buttons.count, by: 2).map { Array(buttons[$0..<min($0 + 2, buttons.count)]) }
    }

    private func openerLabel(_ item: CardItem) -> String {
        let isReport = isFillable(item)
        let number = isReport ? phrasebook.label(.report) : phrasebook.label(.row) + " \(item.obligation.activity)"
        // What is another's, whom the reader stands in for, may stand beside the same of his own.
        let isHisAlone = item.ground.relation == .responsible && item.ground.inPlaceOf == nil
        guard !isHisAlone || isReport && subjectName(item) != nil else { return number }
        return "\(number) · \(world.code(of: item.obligation.subject))"
    }

    /// `31.01`: tells two deadlines of one row apart in the width of a button.
    func shortDate(_ date: CivilDate) -> String { Self.short(date) }

    static func short(_ date: CivilDate) -> String {
        [date.day, date.month].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ".")
    }

    /// The codes of the schools whose pause has ended, where a message gathers what it withheld.
    func resumed(_ items: [CardItem]) -> [String] {
        let subjects = items.compactMap { item in
            if case .resumed? = item.step { item.obligation.subject } else { nil }
        }
        return Set(subjects.map(world.code(of:))).sorted()
    }
}
