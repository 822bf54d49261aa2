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
    /// Reminds the silent schools of the presser's, each once a day whoever presses.
    ///
    /// Returns: what flashes over the chat.
    func nudge(_ press: NudgePress, in turn: Turn) throws -> String {
        let today = turn.writer.today
        guard let person = turn.person.flatMap(world.roster.person) else { return world.phrasebook.label(.outdated) }
        let reach = Rights.reach(of: .reports, for: person, in: turn.event.chatKind)
        let schools = Set(
            (world.coordinatedSchools(by: person.id, within: reach, on: today)
                + world.schoolsToReview(by: person.id, on: today)).map(\.id)
        )
        let planner = try world.planner(of: press.month.year, in: turn.ledger)
        let chats = try turn.ledger.reachableChats()
        var (nudged, before) = (0, 0)
        for school in world.roster.schools where schools.contains(school.id) {
            guard let obligation = planner?.reportObligation(of: school.id, in: press.month),
                try turn.ledger.standing(of: obligation.id)?.isSettled != true,
                try turn.ledger.pause(of: obligation.subject, on: today) == nil,
                let chat = world.chat(for: school.head, on: today, among: chats)
            else { continue }
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
                "count": .number(nudged), "isNone": .flag(nudged + before == 0),
                "isRepeated": .flag(nudged == 0 && before > 0),
            ]
        )
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
