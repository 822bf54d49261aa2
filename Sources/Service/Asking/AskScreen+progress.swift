internal import Chat
internal import Core
internal import Wording

/// `/progress`: by row, by municipality, by month.
extension AskScreen {
    private static let rowsOnPage = 10
    private static let placesOnPage = 16

    private enum Tab { case rows, places, months }

    private func tabs(_ shown: Tab) -> [[Button]] {
        let rows = shown == .rows ? [] : [beside(desk.label(.byRow), .rows(nil, page: 0))]
        let places = shown == .places ? [] : [beside(desk.label(.byPlace), .places(page: 0))]
        let months = shown == .months ? [] : [beside(desk.label(.byMonth), .months(page: 0))]
        return [rows + places + months]
    }

    /// How far each row is, of everything or in one place.
    func rows(in place: AskPlace?, page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let progress = try desk.progress(within: scope)
        let month = world.reportedMonths(by: desk.today).last
        let reports = try month.flatMap { try world.reports(in: $0, within: scope, on: desk.today, from: desk.ledger) }
        let hasSchools = place.map { $0.id != nil } ?? true
        let said = hasSchools ? reports?.rows(in: place?.id) ?? [:] : [:]
        let all = desk.rows(of: progress, in: place)
        let paged = Paged(all, page: page, per: Self.rowsOnPage)
        let lines = paged.items.map { line -> WordingValues in
            let (row, count, stage) = (line.activity, line.count, line.stage)
            var values: WordingValues = [
                "mark": .text(desk.label(.stage(stage))), "number": .number(row.number),
                "title": .text(MessageLimit.cut(row.title, to: MessageLimit.reportTitle)),
                "isCancelled": .flag(stage == .cancelled),
                "reports": .list(month.flatMap { month in said[row.number].map { [words(of: $0, month)] } } ?? []),
            ]
            values.merge(count.values) { $1 }
            return values
        }
        let whole = all.reduce(.zero) { $0 + $1.count }
        var values: WordingValues = ["day": .date(desk.today), "rows": .list(lines)]
        values.merge(whole.values) { $1 }
        if let place { values["place"] = .text(place.name) }
        let openers = paged.items.map { line in
            let number = line.activity.number
            let view = place.map { AskView.doing(number, $0.token, page: 0) }
            return deeper("\(number)", view ?? .activity(number, page: 0))
        }
        return try message(
            .askRows,
            values,
            at: paged.place,
            openers: openers,
            inLine: 5,
            beside: place == nil ? tabs(.rows) : []
        )
    }

    /// How much is done in each place.
    func places(page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let progress = try desk.progress(within: scope)
        let counts = progress.counts()
        let month = world.reportedMonths(by: desk.today).last
        let reports = try month.flatMap { try world.reports(in: $0, within: scope, on: desk.today, from: desk.ledger) }
        let tallies = reports?.tallies ?? [:]
        let shown = desk.places(within: scope).filter { counts[$0.id] != nil }
        let paged = Paged(shown, page: page, per: Self.placesOnPage)
        let lines = paged.items.map { place -> WordingValues in
            var values: WordingValues = ["name": .text(place.name)]
            values.merge((counts[place.id] ?? .zero).values) { $1 }
            if let tally = place.id.flatMap({ tallies[$0] }) {
                values["submitted"] = .number(tally.submitted)
                values["schools"] = .number(tally.total)
            }
            return values
        }
        var values: WordingValues = ["day": .date(desk.today), "places": .list(lines)]
        values.merge(progress.count().values) { $1 }
        if let month { values["month"] = .month(month) }
        let openers = paged.items.map { deeper($0.name, .rows($0.token, page: 0)) }
        return try message(.askPlaces, values, at: paged.place, openers: openers, beside: tabs(.places))
    }

    /// What each month comes to: the reports, and what falls due in it besides.
    func months(page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let progress = try desk.progress(within: scope)
        let begun = Set(world.reportedMonths(by: desk.today))
        let paged = Paged(progress.months, page: page, per: 12)
        var lines: [WordingValues] = []
        var openers: [Button] = []
        for month in paged.items {
            var values: WordingValues = ["month": .month(month)]
            values.merge(progress.count(in: month).values) { $1 }
            if begun.contains(month),
                let reports = try world.reports(in: month, within: scope, on: desk.today, from: desk.ledger)
            {
                let tally = reports.tally
                values["submitted"] = .number(tally.submitted)
                values["schools"] = .number(tally.total)
                if tally.late > 0 { values["afterDeadline"] = .number(tally.late) }
            }
            lines.append(values)
            let isReported = begun.contains(month) && desk.scope(of: .silent) != nil
            openers.append(
                deeper(try desk.name(of: month), isReported ? .silent(month, page: 0) : .plan(month, page: 0))
            )
        }
        var values: WordingValues = ["day": .date(desk.today), "months": .list(lines)]
        values.merge(progress.count().values) { $1 }
        return try message(.askMonths, values, at: paged.place, openers: openers, inLine: 3, beside: tabs(.months))
    }

    /// What the month's reports said of a row.
    func words(of tally: RowTally, _ month: Month) -> WordingValues {
        var values: WordingValues = [
            "month": .month(month), "done": .number(tally[.done]), "inProgress": .number(tally[.inProgress]),
            "notDone": .number(tally[.notDone]), "notApplicable": .number(tally[.notApplicable]),
        ]
        if tally[.known] > 0 { values["known"] = .number(tally[.known]) }
        return values
    }
}

extension ProgressCount {
    /// Of what has begun, how much is settled and how much late. What lies ahead would make every number look small.
    var values: WordingValues {
        let begun = total - self[.ahead]
        var values: WordingValues = ["settled": .number(settled)]
        if begun > 0 { values["begun"] = .number(begun) }
        if self[.overdue] > 0 { values["late"] = .number(self[.overdue]) }
        return values
    }
}

extension RoadmapProgress {
    /// Of one place, or of everything.
    func count(ofRow number: Int, in place: AskPlace?) -> ProgressCount {
        guard let place else { return count(ofRow: number) }
        return counts { $0.activity == number }[place.id] ?? .zero
    }
}
