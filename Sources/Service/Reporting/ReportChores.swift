internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What is to be seen to about reports once a working day, besides the roadmap's own notices: reports that wait for
/// their curators, and the summary of a month that is over.
struct ReportChores {
    let world: World
    let now: Date

    private var today: CivilDate { world.time.date(of: now) }

    /// Returns: how many messages were written into the outbox.
    func work(in ledger: Ledger) throws -> Int {
        guard world.openHours.contain(now), try ledger.text(.reportChores) != "\(today)" else { return 0 }
        try ledger.set(.reportChores, to: "\(today)")
        return try remindReviewers(in: ledger) + sumUp(in: ledger)
    }

    /// Once a month is over, on the first working day after it, its coordinators learn what was reported.
    private func sumUp(in ledger: Ledger) throws -> Int {
        let begun = try ledger.date(.firstPlanned).map { world.time.date(of: $0) }
        let told = try ledger.text(.summaryTold) ?? ""
        let due = world.planner.reportMonths.filter { month, opens, _ in
            month.next.firstDay <= today && opens >= begun ?? today && month.description > told
        }
        guard let month = due.map(\.month).max() else { return 0 }
        try ledger.set(.summaryTold, to: month.description)
        let chats = try ledger.reachableChats()
        return try world.roster.people.count { person in
            guard let scope = world.scope(of: person), let chat = world.chat(for: person.id, on: today, among: chats)
            else { return false }
            let message = OutboxContent.message(try world.summaryMessage(of: month, in: scope, from: ledger))
            let key = "summary/\(month)/\(person.id)"
            return try ledger.enqueue(message, key: key, to: chat, lane: .notice, at: now) != nil
        }
    }

    /// One message to a curator for all that waits, each time another of the waiting times is over for one of them.
    private func remindReviewers(in ledger: Ledger) throws -> Int {
        guard let month = world.planner.reportMonth(on: today) else { return 0 }
        let waiting = try ledger.reportsToReview(since: month.previous.previous).compactMap { stored -> Waiting? in
            guard let school = world.roster.school(stored.report.school), let since = stored.entries.last?.at else {
                return nil
            }
            let days = world.calendar.workingDays(from: world.time.date(of: since).adding(days: 1), through: today)
            return days >= world.form.reviewDays ? Waiting(stored: stored, school: school, days: days) : nil
        }
        let chats = try ledger.reachableChats()
        var byReader: [PersonID: [Waiting]] = [:]
        for report in waiting {
            for reader in world.reviewers(of: report.school) { byReader[reader, default: []].append(report) }
        }
        var count = 0
        for (reader, reports) in byReader.sorted(by: { $0.key < $1.key }) {
            guard let chat = world.chat(for: reader, on: today, among: chats) else { continue }
            let times = reports.map { "\($0.stored.id).\($0.days / world.form.reviewDays)" }.joined(separator: "+")
            let entry = try ledger.enqueue(
                .message(try message(about: reports)),
                key: "review/\(reader)/\(times)",
                to: chat,
                lane: .notice,
                at: now
            )
            if entry != nil { count += 1 }
        }
        return count
    }

    private struct Waiting {
        let stored: StoredReport
        let school: School
        /// Working days since it came.
        let days: Int
    }

    private func message(about reports: [Waiting]) throws -> OutgoingMessage {
        let lines = reports.prefix(MessageLimit.openers).map { report -> WordingValues in
            [
                "school": .text(world.shortName(of: .school(report.school.id))),
                "month": .month(report.stored.report.month),
                "days": .number(report.days),
            ]
        }
        let text = try world.phrasebook.text(
            .reportsWaiting,
            ["count": .number(reports.count), "reports": .list(lines)]
        )
        let buttons = reports.prefix(MessageLimit.openers).map { report in
            let label = "\(world.phrasebook.label(.look)) · \(world.code(of: .school(report.school.id)))"
            return [Button(label, press: ReportPress(report.stored.id, .review).text)]
        }
        return OutgoingMessage(text: text, buttons: buttons)
    }
}

extension World {
    /// The next moment at which a month is summed up; nil after the year's last.
    func nextSummary(after instant: Date) -> Date? {
        planner.reportMonths.lazy
            .map { time.instant(calendar.next(onOrAfter: $0.month.next.firstDay), planner.policy.remindAt) }
            .filter { $0 > instant }.min()
    }
}
