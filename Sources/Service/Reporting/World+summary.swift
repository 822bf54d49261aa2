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
        let reports = try ledger.reports(in: month).map { stored in moment.map(stored.asOf) ?? stored }
        let schools = try schools(of: month, in: municipality, reports, from: ledger)
        let summary = try summary(of: month, by: schools, reports, from: ledger)
        return SummaryWords(summary, of: municipality.flatMap(roster.municipality), world: self)
    }

    /// What a coordinator, or whoever stands in for one, sums up; nil for everybody else.
    func scope(ofSummariesFor person: Person, on day: CivilDate) -> ProgressScope? {
        let scopes = scopes(of: person, on: day)
        if scopes.contains(nil) { return .region }
        return scopes.isEmpty ? nil : .municipalities(Set(scopes.compactMap(\.self)))
    }

    private func schools(
        of month: Month,
        in municipality: MunicipalityID?,
        _ reports: [StoredReport],
        from ledger: Ledger
    ) throws -> [School] {
        let planner = try planner(of: month.year, in: ledger) ?? planner
        let submitted = Set(reports.filter { !$0.report.submissions.isEmpty }.map(\.report.school))
        let scope = municipality.map { ProgressScope.municipalities([$0]) } ?? .region
        return schools(
            of: month,
            by: planner,
            here: roster.schools(within: scope),
            asked: try asked(in: month, by: planner, from: ledger),
            closed: try closed(in: month, by: planner, from: ledger),
            gone: try shelf.gone(from: roster, in: ledger).filter { scope.holds($0.school) },
            hasSubmitted: submitted.contains
        )
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

    /// The control code of one school's report as it was last sent, and whether the journal bears it out;
    /// nil where nothing was sent.
    package func reportCode(
        of school: SchoolID,
        in month: Month,
        from ledger: Ledger,
        asOf moment: Date? = nil
    ) throws -> (text: String, isRight: Bool)? {
        guard let stored = try ledger.report(of: school, in: month),
            let code = try ReportDesk(moment.map(stored.asOf) ?? stored, in: ledger, world: self)?.code
        else { return nil }
        let values: WordingValues = [
            "version": .number(code.version), "digest": .text(code.digest), "isRight": .flag(code.isRight),
        ]
        return (try phrasebook.text(.reportCode, values), code.isRight)
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
    func counts(of tally: ReportTally, silent: [School]) -> WordingValues {
        var values: WordingValues = [
            "total": .number(tally.total),
            "submitted": .number(tally.submitted),
            "late": .number(tally.late),
            "hasLate": .flag(tally.late > 0),
            "hasSubmitted": .flag(tally.submitted > 0),
            "accepted": .number(tally.accepted),
            "hasAccepted": .flag(tally.accepted > 0),
            "toReview": .number(tally.toReview),
            "hasToReview": .flag(tally.toReview > 0),
            "correcting": .number(tally.correcting),
            "hasCorrecting": .flag(tally.correcting > 0),
            "returned": .number(tally.returned),
            "hasReturned": .flag(tally.returned > 0),
            "silentCount": .number(silent.count),
            "silent": .texts(silent.prefix(MessageLimit.names).map(spoken)),
            "hasSilent": .flag(!silent.isEmpty),
        ]
        if silent.count > MessageLimit.names { values["moreSilent"] = .number(silent.count - MessageLimit.names) }
        return values
    }

    /// What a coordinator sums up by his own roles: nil for the whole region, or each of his municipalities; nothing for everybody else.
    func scopes(of person: Person) -> [MunicipalityID?] {
        if Rights.reach(of: .reports, for: person, in: .personal) == .region { return [nil] }
        return roster.municipalities.filter { $0.coordinator == person.id }.map { .some($0.id) }
    }

    /// The same for whoever asks: what a coordinator gets, his deputy of the day may ask for too.
    func scopes(of person: Person, on day: CivilDate) -> [MunicipalityID?] {
        let all = voices(of: person, on: day).flatMap { scopes(of: $0) }
        guard !all.contains(nil) else { return [nil] }
        return roster.municipalities.map(\.id).filter { all.contains($0) }
    }

    /// The summary of a month that is over, with the buttons to have it as a file; nil where nobody was asked anything.
    ///
    /// Months that were over before it and have not been told of yet have a button each.
    func summaryMessage(
        of month: Month,
        in scope: MunicipalityID?,
        from ledger: Ledger,
        missed: [Month] = []
    ) throws -> OutgoingMessage? {
        let words = try summary(of: month, in: scope, from: ledger)
        guard !words.isEmpty else { return nil }
        let forms: [(Label, SummaryPress.Form)] = [(.asWorkbook, .workbook), (.asPage, .page)]
        let files = forms.map { Button(phrasebook.label($0), press: SummaryPress(month, $1, in: scope).text) }
        let earlier = try missed.map { month in
            let text = try phrasebook.text(.summaryOf, ["month": .month(month)])
            return [Button(text, press: SummaryPress(month, .message, in: scope).text)]
        }
        return OutgoingMessage(text: try words.text(hasMissed: !missed.isEmpty), buttons: [files] + earlier)
    }
}
