internal import Chat
internal import Core
internal import Wording

/// One obligation with the days to which its reminder can be put off.
struct SnoozeCard {
    let item: CardItem
    let place: PressData.Place
    let writer: ItemWriter

    func message() throws(WordingError) -> OutgoingMessage {
        let values = writer.values(of: ItemWriter.Group(items: [item]), isBrief: false)
        let text = try writer.phrasebook.text(.item, ["items": .list([values])])
        let choices = writer.snoozes(of: item).map { choice in
            let label = writer.phrasebook.label(writer.label(of: choice.snooze, on: choice.day))
            let press = PressData(PressData.Verb(choice.snooze), place, item.token)
            return [Button("\(label) · \(writer.shortDate(choice.day))", press: press.text)]
        }
        return OutgoingMessage(
            text: MessageLimit.text.shorten(text).text,
            buttons: choices + [[writer.button(.back, PressData(.open, place, item.token))]]
        )
    }
}

extension ItemWriter {
    /// When an obligation can be put off to; empty where it cannot.
    func snoozes(of item: CardItem) -> [(snooze: Snooze, day: CivilDate)] {
        guard item.isAnswerable, !item.isSettled else { return [] }
        return Snooze.choices(from: today, before: item.obligation.occurrence.anchor, in: world.calendar)
    }

    /// «Завтра» is said of the day after only.
    fileprivate func label(of snooze: Snooze, on day: CivilDate) -> Label {
        switch snooze {
        case .nextWorkingDay: today.days(until: day) == 1 ? .laterTomorrow : .laterNextWorkingDay
        case .threeWorkingDays: .laterThreeDays
        case .eveOfDeadline: .laterEve
        }
    }
}

extension PressData.Verb {
    init(_ snooze: Snooze) {
        self =
            switch snooze {
            case .nextWorkingDay: .laterNext
            case .threeWorkingDays: .laterThree
            case .eveOfDeadline: .laterEve
            }
    }

    /// What is asked for with a day of the choice; nil for everything else.
    var snooze: Snooze? { Snooze.allCases.first { Self($0) == self } }
}
