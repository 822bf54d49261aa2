internal import Chat
internal import Core
internal import Foundation
internal import Persistence
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
    /// Reminds the schools of the presser's whose report is still to come, each once a day whoever presses.
    ///
    /// Returns: what flashes over the chat.
    func nudge(_ press: NudgePress, in turn: Turn) throws -> String {
        let today = turn.writer.today
        guard turn.isPersonal, let person = turn.person.flatMap(world.roster.person) else {
            return world.phrasebook.label(.outdated)
        }
        let summary = try world.nudgeable(by: person, in: press.month, on: today, from: turn.ledger)
        let current = try world.reportMonth(on: today, in: turn.ledger)
        guard press.month == current else { return try overdue(summary, since: current) }
        let planner = try world.planner(of: press.month.year, in: turn.ledger)
        let chats = try turn.ledger.reachableChats()
        var (nudged, before, paused, unreachable) = (0, 0, 0, 0)
        for school in summary.missing where world.roster.school(school.id) != nil {
            guard let obligation = planner?.reportObligation(of: school.id, in: press.month) else { continue }
            guard try turn.ledger.pause(of: obligation.subject, on: today) == nil else {
                paused += 1
                continue
            }
            guard let chat = world.chat(for: school.head, on: today, among: chats) else {
                unreachable += 1
                continue
            }
            let report = try turn.ledger.beginReport(of: school.id, in: press.month, at: turn.now)
            let text = try world.phrasebook.text(.reportNudge, words(of: obligation, school, press.month, on: today))
            let button = Button(world.phrasebook.label(.fillReport), press: ReportPress(report, .open).text)
            let entry = try turn.ledger.enqueue(
                .message(OutgoingMessage(text: text, buttons: [[button]])),
                key: "report/\(report)/nudge/\(today)",
                to: chat,
                lane: .notice,
                at: turn.now,
                notBefore: world.openHours.firstOpen(from: turn.now)
            )
            if entry == nil { before += 1 } else { nudged += 1 }
        }
        return try world.phrasebook.text(
            .nudged,
            [
                "count": .number(nudged), "hasCount": .flag(nudged > 0),
                "before": .number(before), "hasBefore": .flag(before > 0),
                "paused": .number(paused), "hasPaused": .flag(paused > 0),
                "unreachable": .number(unreachable), "hasUnreachable": .flag(unreachable > 0),
                "isNone": .flag(nudged + before + paused + unreachable == 0),
            ]
        )
    }

    /// Of a month that another has followed nobody is reminded any more: how it ended is told instead.
    private func overdue(_ summary: MonthSummary, since current: Month?) throws -> String {
        var values: WordingValues = [
            "month": .month(summary.month), "submitted": .number(summary.tally.submitted),
            "total": .number(summary.lines.count),
        ]
        values["current"] = current.map(WordingValue.month)
        return try world.phrasebook.text(.nudgeOver, values)
    }

    private func words(
        of obligation: Obligation,
        _ school: School,
        _ month: Month,
        on today: CivilDate
    ) -> WordingValues {
        let deadline = obligation.occurrence.deadline
        return [
            "month": .month(month),
            "school": .text(world.shortName(of: .school(school.id))),
            "deadline": .date(deadline),
            "isOverdue": .flag(today > deadline),
        ]
    }
}
