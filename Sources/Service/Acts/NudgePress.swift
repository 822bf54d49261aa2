internal import Core
internal import Wording

/// The button that reminds every school that has not submitted a month's report.
struct NudgePress: Hashable {
    let month: Month

    init(month: Month) {
        self.month = month
    }

    /// `nd:2022-03`; never what the other presses write.
    var text: String { "nd:\(month)" }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        guard text.hasPrefix("nd:"), let month = Month(iso: text.dropFirst(3)) else { return nil }
        self.init(month: month)
    }
}

extension Dialogue {
    /// Reminds the silent schools of the presser's, each once a day whoever presses; asks first where there are several.
    ///
    /// Returns: what flashes over the chat.
    func nudge(_ press: NudgePress, in turn: Turn) throws -> String {
        guard turn.isPersonal, let person = turn.person.flatMap(world.roster.person) else {
            return world.phrasebook.label(.outdated)
        }
        let today = turn.writer.today
        let current = try world.reportMonth(on: today, in: turn.ledger)
        guard press.month == current else {
            let reports = try world.nudgeable(by: person, in: press.month, on: today, from: turn.ledger)
            return try overdue(press.month, reports?.tally ?? ReportTally(), since: current)
        }
        return try nudge(.report(month: press.month.description), by: person, in: turn)
    }

    /// Of a month that another has followed nobody is reminded any more: how it ended is told instead.
    private func overdue(_ month: Month, _ tally: ReportTally, since current: Month?) throws -> String {
        var values: WordingValues = [
            "month": .month(month), "submitted": .number(tally.submitted), "total": .number(tally.total),
        ]
        values["current"] = current.map(WordingValue.month)
        return try world.phrasebook.text(.nudgeOver, values)
    }
}
