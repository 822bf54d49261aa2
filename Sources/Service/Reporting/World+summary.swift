internal import Chat
package import Core
package import Foundation
package import Persistence
internal import Wording

/// What was reported of a month: one reckoning behind `/reports`, the summary, the workbook and the page.
extension World {
    /// By the schools of one municipality or of all; as it stood at a moment, where one is given.
    package func summary(
        of month: Month,
        in municipality: MunicipalityID?,
        from ledger: Ledger,
        asOf moment: Date? = nil
    ) throws -> SummaryWords {
        let schools = municipality.map { roster.schools(in: $0) } ?? roster.schools
        let reports = try ledger.reports(in: month).map { stored in moment.map(stored.asOf) ?? stored }
        let summary = try summary(of: month, by: schools, reports, from: ledger)
        return SummaryWords(summary, of: municipality.flatMap(roster.municipality), world: self)
    }

    /// What one school's report said, in the HTML of the messenger; nil where there was none.
    package func reportText(
        of school: SchoolID,
        in month: Month,
        from ledger: Ledger,
        asOf moment: Date? = nil
    ) throws -> String? {
        guard let stored = try ledger.report(of: school, in: month),
            let desk = try ReportDesk(moment.map(stored.asOf) ?? stored, in: ledger, world: self)
        else { return nil }
        return try ReviewCard(desk: desk, view: ReportView(report: stored.id)).text()
    }

    func summary(
        of month: Month,
        by schools: [School],
        _ reports: [StoredReport],
        from ledger: Ledger
    ) throws -> MonthSummary {
        let planner = try planner(of: month.year, in: ledger) ?? planner
        let pairs = reports.map { ($0.report.school, (now: $0.report, submitted: $0.submitted)) }
        return MonthSummary(
            of: month,
            schools: schools,
            reports: Dictionary(pairs, uniquingKeysWith: { first, _ in first }),
            roadmap: planner.roadmap,
            isLate: isLate(in: month, by: planner)
        )
    }

    /// How many schools submitted, how their reports stand, and whose are missing.
    func counts(of summary: MonthSummary) -> WordingValues {
        let (tally, silent) = (summary.tally, summary.silent)
        var values: WordingValues = [
            "total": .number(tally.total),
            "submitted": .number(tally.submitted),
            "late": .number(tally.late),
            "hasLate": .flag(tally.late > 0),
            "accepted": .number(tally.accepted),
            "toReview": .number(tally.toReview),
            "returned": .number(tally.returned),
            "silentCount": .number(silent.count),
            "silent": .texts(silent.prefix(MessageLimit.names).map { shortName(of: .school($0.id)) }),
            "hasSilent": .flag(!silent.isEmpty),
        ]
        if silent.count > MessageLimit.names { values["moreSilent"] = .number(silent.count - MessageLimit.names) }
        return values
    }

    /// What a coordinator sums up: nil inside for the whole region; nil outside for those who coordinate nothing.
    func scope(of person: Person) -> MunicipalityID?? {
        if Rights.reach(of: .reports, for: person, in: .personal) == .region { return .some(nil) }
        let own = roster.municipalities.first { $0.coordinator == person.id && !roster.schools(in: $0.id).isEmpty }
        return own.map { .some($0.id) }
    }

    /// The same for whoever presses: what a coordinator gets, his deputy of the day may ask for too.
    func scope(of person: Person, on day: CivilDate) -> MunicipalityID?? {
        let holders = roster.deputies.filter { $0.deputy == person.id && $0.isActive(on: day) }.map(\.person)
        return ([person] + holders.compactMap(roster.person)).lazy.compactMap { scope(of: $0) }.first
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
