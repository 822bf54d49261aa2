internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// `/reports`: who has submitted the month's report, as far as it is the reader's business.
extension Dialogue {
    func showReports(of person: Person, in turn: Turn) throws {
        let today = turn.writer.today
        guard let month = try world.reportMonth(on: today, in: turn.ledger) else {
            return try turn.reply(.reportsNone)
        }
        let list = try ReportList(month, of: person, in: turn.ledger, world: world, on: today)
        try turn.reply(try list.message())
    }
}

/// The reports of one month that a person fills in, looks over or coordinates.
struct ReportList {
    private let month: Month
    private let own: [(school: School, stored: StoredReport?)]
    private let reviewed: [(school: School, stored: StoredReport?)]
    private let coordinated: MonthSummary
    /// True where anybody is left whom he may remind.
    private let mayNudge: Bool
    private let world: World

    init(
        _ month: Month,
        of person: Person,
        in ledger: Ledger,
        world: World,
        on day: CivilDate
    ) throws {
        self.month = month
        self.world = world
        let all = try ledger.reports(in: month)
        let reports = Dictionary(all.map { ($0.report.school, $0) }, uniquingKeysWith: { first, _ in first })
        func beside(_ schools: [School]) -> [(school: School, stored: StoredReport?)] {
            schools.map { ($0, reports[$0.id]) }
        }
        own = beside(world.schoolsToReport(by: person.id, on: day))
        reviewed = beside(world.schoolsToReview(by: person.id, on: day))
        coordinated = try world.summary(of: month, for: person, on: day, from: ledger)
        let nudgeable = try world.nudgeable(by: person, in: month, on: day, from: ledger)
        mayNudge = try !world.owed(nudgeable, in: ledger).obligations.isEmpty
    }

    func message() throws -> OutgoingMessage {
        var values: WordingValues = [
            "month": .month(month),
            "own": .list(own.map(line)),
            "hasOwn": .flag(!own.isEmpty),
            "reviewed": .list(reviewed.map(line)),
            "hasReviewed": .flag(!reviewed.isEmpty),
            "hasCoordinated": .flag(!coordinated.lines.isEmpty),
        ]
        values.merge(world.counts(of: coordinated)) { $1 }
        let text = try world.phrasebook.text(.reports, values)
        return OutgoingMessage(text: MessageLimit.text.shorten(text).text, buttons: buttons)
    }

    private func line(_ school: School, _ stored: StoredReport?) -> WordingValues {
        let report = stored?.report
        return [
            "school": .text(world.shortName(of: .school(school.id))),
            "isSilent": .flag(report?.submissions.isEmpty ?? true),
            "isToReview": .flag(report?.isToReview == true),
            "isReturned": .flag(report?.stage == .returned),
            "isCorrecting": .flag(report?.stage == .correcting),
            "isAccepted": .flag(report?.stage == .accepted),
        ]
    }

    private var buttons: [[Button]] {
        func open(_ label: Label, _ item: (school: School, stored: StoredReport?), _ verb: ReportPress.Verb) -> [Button]
        {
            guard let id = item.stored?.id else { return [] }
            let text = "\(world.phrasebook.label(label)) · \(world.code(of: .school(item.school.id)))"
            return [Button(text, press: ReportPress(id, verb).text)]
        }
        let mine = own.map { open(.report, $0, .open) }
        let others = reviewed.filter { $0.stored?.report.submissions.isEmpty == false }
            .prefix(MessageLimit.openers).map { open(.look, $0, .look) }
        let nudge = mayNudge ? [[Button(world.phrasebook.label(.nudge), press: NudgePress(month: month).text)]] : []
        let sum =
            coordinated.lines.isEmpty
            ? [] : [[Button(world.phrasebook.label(.summary), press: SummaryPress(month, .message).text)]]
        return (mine + others).filter { !$0.isEmpty } + nudge + sum
    }
}
