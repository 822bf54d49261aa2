internal import Chat
internal import Core
internal import Wording

extension CardItem {
    /// True for a month's request that a school answers by filling its report in.
    var isForm: Bool {
        guard obligation.demand == .report, case .school = obligation.subject else { return false }
        return true
    }

    /// True where the reader is the one to fill it in.
    var isToFill: Bool { isForm && ground.relation == .responsible }
}

extension Step {
    /// False where what it is about has been told before, in all its length.
    var isAnew: Bool {
        switch self {
        case .opens, .resumed, .snoozed: true
        case .before, .after, .weekly, .escalation, .escalationAnew, .nudged: false
        }
    }
}

extension ItemWriter {
    /// The day from which a report can be filled in; nil once it has come, and for everything else.
    func opening(of item: CardItem) -> CivilDate? {
        guard item.isForm, let month = Month(iso: item.obligation.occurrence.id),
            let opens = world.planner.reportMonths.first(where: { $0.month == month })?.opens, opens > today
        else { return nil }
        return opens
    }

    /// True where the reader can fill it in now.
    func isFillable(_ item: CardItem) -> Bool { item.isToFill && opening(of: item) == nil }

    /// What can be done about a report, as rows of buttons; nil for everything else.
    func reportAnswers(for item: CardItem, _ place: PressData.Place) -> [[Button]]? {
        guard item.isForm else { return nil }
        guard item.isToFill else { return nudge(for: [item]) }
        guard isFillable(item) else { return [] }
        let press = PressData(.report, place, item.token)
        guard !item.isSettled else { return [[button(.openReport, press)]] }
        let later = snoozes(of: item).isEmpty ? [] : [[button(.later, PressData(.later, place, item.token))]]
        return [[button(.fillReport, press)]] + later
    }

    /// A button for those who are told that reports are missing; none where none is.
    func nudge(for items: [CardItem]) -> [[Button]] {
        let silent = items.filter { $0.isForm && $0.isEscalation && !$0.isSettled }
        let months = Set(silent.compactMap { Month(iso: $0.obligation.occurrence.id) })
        return months.sorted().map { [Button(phrasebook.label(.nudge), press: NudgePress(month: $0).text)] }
    }

    /// Buttons for coordinators who are told that rows are unanswered: by whom, and what can be done about it.
    func silentRows(of items: [CardItem]) -> [[Button]] {
        guard let person = reader.flatMap(world.roster.person),
            world.authority(of: person, for: .answers, on: today).reach >= .municipality
        else { return [] }
        let open = items.filter { $0.isEscalation && !$0.isAnswerable && !$0.isForm && !$0.isSettled }
        return Set(open.map(\.obligation.activity)).sorted().prefix(MessageLimit.openers).map { number in
            let label = "\(phrasebook.label(.row)) \(number) · \(phrasebook.label(.whoIsSilentOfRow))"
            return [Button(label, press: RowPress(number, .open).text)]
        }
    }
}
