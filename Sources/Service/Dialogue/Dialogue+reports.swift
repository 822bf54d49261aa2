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
    private let own: [Line]
    private let reviewed: [Line]
    /// Nil where nobody was asked anything.
    private let coordinated: MonthReports?
    /// True where anybody is left whom he may remind.
    private let mayNudge: Bool
    private let world: World

    private struct Line {
        let school: School
        let mark: ReportMark
        /// The number of the report, of those that can be opened.
        var report: Int64?
    }

    init(
        _ month: Month,
        of person: Person,
        in ledger: Ledger,
        world: World,
        on day: CivilDate
    ) throws {
        self.month = month
        self.world = world
        let marks = try world.reportMarks(in: month, from: ledger)
        func line(_ school: School) -> Line { Line(school: school, mark: marks[school.id] ?? .none) }
        own = try world.schoolsToReport(by: person.id, on: day).map { school in
            Line(school: school, mark: line(school).mark, report: try ledger.report(of: school.id, in: month)?.id)
        }
        // Of thousands only those with a button are looked up.
        var lines = world.schoolsToReview(by: person.id, on: day).map(line)
        for place in lines.indices.filter({ !lines[$0].mark.isSilent }).prefix(MessageLimit.openers) {
            lines[place].report = try ledger.report(of: lines[place].school.id, in: month)?.id
        }
        reviewed = lines
        coordinated = try world.scope(ofSummariesFor: person, on: day).flatMap {
            try world.reports(in: month, within: $0, on: day, from: ledger)
        }
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
            "hasCoordinated": .flag(isCoordinated),
        ]
        values.merge(world.counts(of: coordinated?.tally ?? ReportTally(), silent: coordinated?.silent ?? [])) { $1 }
        let text = try world.phrasebook.text(.reports, values)
        return OutgoingMessage(text: MessageLimit.text.shorten(text).text, buttons: buttons)
    }

    private var isCoordinated: Bool { coordinated.map { !$0.schools.isEmpty } ?? false }

    private func line(_ line: Line) -> WordingValues {
        let mark = line.mark
        return [
            "school": .text(world.shortName(of: .school(line.school.id))),
            "isSilent": .flag(mark.isSilent), "isToReview": .flag(mark.stage.isToReview),
            "isReturned": .flag(mark.stage == .returned), "isCorrecting": .flag(mark.stage == .correcting),
            "isAccepted": .flag(mark.stage == .accepted),
        ]
    }

    private var buttons: [[Button]] {
        func open(_ label: Label, _ line: Line, _ verb: ReportPress.Verb) -> [Button] {
            guard let id = line.report else { return [] }
            let text = "\(world.phrasebook.label(label)) · \(world.code(of: .school(line.school.id)))"
            return [Button(text, press: ReportPress(id, verb).text)]
        }
        let mine = own.map { open(.report, $0, .open) }
        let others = reviewed.map { open(.look, $0, .look) }
        let nudge = mayNudge ? [[Button(world.phrasebook.label(.nudge), press: NudgePress(month: month).text)]] : []
        let sum =
            isCoordinated
            ? [[Button(world.phrasebook.label(.summary), press: SummaryPress(month, .message).text)]] : []
        return (mine + others).filter { !$0.isEmpty } + nudge + sum
    }
}
