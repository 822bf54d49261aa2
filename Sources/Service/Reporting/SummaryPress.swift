internal import Chat
package import Core
package import Foundation
package import Persistence
internal import Wording

/// The buttons that bring a month's summary: as a message, as a workbook, as a page to print.
struct SummaryPress: Hashable {
    let month: Month
    let form: Form

    enum Form: String, Hashable {
        case message = "m"
        case workbook = "x"
        case page = "h"
    }

    init(_ month: Month, _ form: Form) {
        self.month = month
        self.form = form
    }

    /// `ms:2022-03:x`; never what the other presses write.
    var text: String { "ms:\(month):\(form.rawValue)" }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "ms", let month = Month(iso: parts[1]),
            let form = Form(rawValue: String(parts[2]))
        else { return nil }
        self.init(month, form)
    }
}

extension World {
    /// What was reported of a month, by the schools of one municipality or of all; as it stood at a moment, where one
    /// is given.
    package func summary(
        of month: Month,
        in municipality: MunicipalityID?,
        from ledger: Ledger,
        asOf moment: Date? = nil
    ) throws -> SummaryWords {
        let schools = municipality.map { roster.schools(in: $0) } ?? roster.schools
        let reports = try ledger.reports(in: month).map { stored in moment.map(stored.asOf) ?? stored }
        let pairs = reports.map { ($0.report.school, (now: $0.report, submitted: $0.submitted)) }
        let deadlines = planner.reportMonths.filter { $0.month == month }.map(\.occurrence.deadline)
        let summary = MonthSummary(
            of: month,
            schools: schools,
            reports: Dictionary(pairs, uniquingKeysWith: { first, _ in first }),
            roadmap: roadmap,
            isLate: { moment in deadlines.first.map { time.date(of: moment) > $0 } ?? false }
        )
        return SummaryWords(summary, of: municipality.flatMap(roster.municipality), world: self)
    }

    /// What a coordinator sums up: nil inside for the whole region; nil outside for those who coordinate nothing.
    func scope(of person: Person) -> MunicipalityID?? {
        if Rights.reach(of: .reports, for: person, in: .personal) == .region { return .some(nil) }
        let own = roster.municipalities.first { $0.coordinator == person.id && !roster.schools(in: $0.id).isEmpty }
        return own.map { .some($0.id) }
    }

    /// The summary of a month that is over, with the buttons to have it as a file.
    func summaryMessage(of month: Month, in scope: MunicipalityID?, from ledger: Ledger) throws -> OutgoingMessage {
        let forms: [(Label, SummaryPress.Form)] = [(.asWorkbook, .workbook), (.asPage, .page)]
        return OutgoingMessage(
            text: try summary(of: month, in: scope, from: ledger).text(),
            buttons: [forms.map { Button(phrasebook.label($0), press: SummaryPress(month, $1).text) }]
        )
    }
}

extension Dialogue {
    /// Returns: what flashes over the chat.
    func sumUp(_ press: SummaryPress, in turn: Turn) throws -> Label? {
        guard turn.isPersonal, let person = turn.person.flatMap(world.roster.person),
            let scope = world.scope(of: person)
        else { return .outdated }
        guard press.form != .message else {
            try turn.reply(try world.summaryMessage(of: press.month, in: scope, from: turn.ledger))
            return nil
        }
        let words = try world.summary(of: press.month, in: scope, from: turn.ledger)
        let file =
            try press.form == .workbook
            ? Attachment(
                fileName: words.fileName + ".xlsx",
                mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                bytes: words.workbook()
            )
            : Attachment(
                fileName: words.fileName + ".html",
                mediaType: "text/html; charset=utf-8",
                bytes: Array(words.page().utf8)
            )
        // It can be made again whenever it is wanted, so nothing of it is kept.
        try turn.reply(OutgoingMessage(text: "", attachment: file), isFleeting: true)
        return nil
    }
}
