internal import Chat
internal import Core
internal import Wording

/// `/silent`: who has not sent a month's report.
extension AskScreen {
    private static let placesOnPage = 16
    private static let schoolsOnPage = 16

    func silent(in month: Month, page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let places = desk.places(within: scope).filter { $0.id != nil }
        if places.count == 1, let place = places.first {
            return try missing(in: place, month, page: page, within: scope)
        }
        let reports = try reports(in: month, within: scope)
        let tallies = reports?.tallies ?? [:]
        let shown = places.filter { place in place.id.map { tallies[$0] != nil } ?? false }
        let paged = Paged(shown, page: page, per: Self.placesOnPage)
        let lines = paged.items.map { place -> WordingValues in
            let tally = place.id.flatMap { tallies[$0] } ?? ReportTally()
            return [
                "name": .text(place.name), "submitted": .number(tally.submitted), "total": .number(tally.total),
                "isComplete": .flag(tally.silent + tally.returned == 0),
            ]
        }
        var values = words(of: reports, month)
        values["places"] = .list(lines)
        return try message(
            .askSilent,
            values,
            at: paged.place,
            openers: paged.items.filter { $0.id.flatMap { tallies[$0] }.map { $0.silent + $0.returned > 0 } ?? false }
                .map {
                    deeper($0.name, .missing(month, $0.token, page: 0))
                },
            beside: try otherMonths(month) { .silent($0, page: 0) },
            actions: try nudging(reports),
            hasFiles: reports != nil
        )
    }

    func missing(
        in place: AskPlace,
        _ month: Month,
        page: Int,
        within scope: ProgressScope
    ) throws -> OutgoingMessage {
        let reports = try reports(in: month, within: place.id.map { .municipalities([$0]) } ?? scope)
        let paged = Paged(reports?.unfinished ?? [], page: page, per: Self.schoolsOnPage)
        var values = words(of: reports, month)
        values["place"] = .text(place.name)
        values["schools"] = .list(
            paged.items.map { school, isReturned in
                ["name": .text(desk.name(of: school)), "isReturned": .flag(isReturned)]
            }
        )
        let isAlone = desk.places(within: scope).count { $0.id != nil } == 1
        return try message(
            .askMissing,
            values,
            at: paged.place,
            openers: openers(of: paged.items.map { .school($0.school.id) }),
            inLine: 4,
            beside: try otherMonths(month) {
                isAlone ? .silent($0, page: 0) : .missing($0, place.token, page: 0)
            },
            actions: try isAlone ? nudging(reports) : [],
            hasFiles: reports != nil
        )
    }

    /// Nil where nothing is reported for the month, or not yet.
    private func reports(in month: Month, within scope: ProgressScope) throws -> MonthReports? {
        let planner = try world.planner(of: month.year, in: desk.ledger)
        guard let opens = planner?.reportMonths.first(where: { $0.month == month })?.opens, opens <= desk.today else {
            return nil
        }
        return try world.reports(in: month, within: scope, on: desk.today, from: desk.ledger)
    }

    private func words(of reports: MonthReports?, _ month: Month) -> WordingValues {
        let tally = reports?.tally ?? ReportTally()
        var values: WordingValues = [
            "month": .month(month), "submitted": .number(tally.submitted), "total": .number(tally.total),
            "isComplete": .flag(tally.silent + tally.returned == 0),
            "isNone": .flag(reports == nil), "isOver": false,
        ]
        if tally.silent > 0 { values["silent"] = .number(tally.silent) }
        if tally.late > 0 { values["late"] = .number(tally.late) }
        if tally.returned > 0 { values["returned"] = .number(tally.returned) }
        if let asked = world.planner.reportMonths.first(where: { $0.month == month }) {
            if reports == nil { values["opens"] = .date(asked.opens) }
            let deadline = asked.occurrence.deadline
            if reports != nil { values["deadline"] = .date(deadline) }
            values["isOver"] = .flag(asked.occurrence.isOverdue(on: desk.today))
        }
        return values
    }

    /// The months before and after this one that there is anything to see of.
    private func otherMonths(_ month: Month, _ view: (Month) -> AskView) throws -> [[Button]] {
        let months = world.reportedMonths(by: desk.today)
        let near = [months.last { $0 < month }, months.first { month < $0 }].compactMap(\.self)
        return [try near.map { beside(try desk.name(of: $0), view($0)) }]
    }

    /// Of a month that another has followed nobody is reminded any more; in words they can be written to.
    private func nudging(_ reports: MonthReports?) throws -> [[Button]] {
        guard let reports, reports.tally.silent + reports.tally.returned > 0 else { return [] }
        let isLast = try world.reportMonth(on: desk.today, in: desk.ledger) == reports.month
        let nudge = Button(desk.label(.nudge), press: NudgePress(month: reports.month).text)
        return (isLast ? [[nudge]] : []) + acts.silent(in: reports.month)
    }
}
