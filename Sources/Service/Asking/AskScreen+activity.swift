internal import Chat
internal import Core
internal import Wording

/// `/activity N`: one row of the order and how it stands.
extension AskScreen {
    private static let placesOnPage = 16
    private static let subjectsOnPage = 14

    /// Organisations and whoever else is told of one by one.
    private static let subjectsInText = 12
    private static let every = Set(ProgressState.allCases)

    func activity(_ row: Activity, page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let progress = try desk.progress(within: scope, row: row.number)
        let counts = progress.counts()
        let places = desk.places(within: scope).filter { $0.id != nil && counts[$0.id] != nil }
        let paged = Paged(places, page: page, per: Self.placesOnPage)
        // By municipality there is too much for one by one; whoever sees only his own sees each.
        let single = scope.isCounted ? progress.cells(in: Self.every, at: nil) : progress.cells(in: Self.every)
        var values: WordingValues = [
            "number": .number(row.number),
            "title": .text(MessageLimit.cut(row.title, to: MessageLimit.title)),
            "period": .text(MessageLimit.cut(row.periodInForce, to: MessageLimit.briefTitle)),
            "responsible": .text(MessageLimit.cut(row.responsible, to: MessageLimit.title)),
            "mark": .text(desk.label(.stage(progress.stage(of: row)))),
            "stage": .text(desk.label(.stageName(progress.stage(of: row)))),
            "isCancelled": .flag(row.cancelled != nil),
            "because": .text(world.typed(row.cancelled ?? "")),
            "subjects": .list(merged(single).prefix(Self.subjectsInText).map(words)),
            "places": .list(
                paged.items.map { place in
                    ["name": .text(place.name)].merging((counts[place.id] ?? .zero).values) { $1 }
                }
            ),
            "reports": .list(try said(of: row, within: scope)),
        ]
        values.merge(progress.count().values) { $1 }
        let who = desk.scope(of: .who) == nil ? [] : [deeper(desk.label(.whoAnswers), .who(row.number, page: 0))]
        return try message(
            .askActivity,
            values,
            at: paged.place,
            openers: paged.items.map { deeper($0.name, .doing(row.number, $0.token, page: 0)) },
            beside: [who]
        )
    }

    /// Whose part is missing in one place, nearest to its end first.
    func doing(_ row: Activity, in place: AskPlace, page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let progress = try desk.progress(within: scope, row: row.number)
        let open = Self.every.subtracting([.done, .notApplicable, .ahead])
        let cells = merged(progress.cells(in: open, at: place.id))
        let paged = Paged(cells, page: page, per: Self.subjectsOnPage)
        var values: WordingValues = [
            "number": .number(row.number), "place": .text(place.name),
            "title": .text(MessageLimit.cut(row.title, to: MessageLimit.briefTitle)),
            "isNone": .flag(cells.isEmpty), "subjects": .list(paged.items.map(words)),
            "reports": .list(try place.id.map { try said(of: row, within: .municipalities([$0])) } ?? []),
        ]
        values.merge((progress.counts()[place.id] ?? .zero).values) { $1 }
        return try message(
            .askDoing,
            values,
            at: paged.place,
            openers: openers(of: paged.items.map(\.subject)),
            inLine: 4,
            beside: [[deeper(desk.label(.rowOfOrder), .activity(row.number, page: 0))]]
        )
    }

    /// Of what recurs, the one time that matters: what is late, or what comes next.
    private func merged(_ cells: [ProgressCell]) -> [ProgressCell] {
        var order: [Subject] = []
        var chosen: [Subject: ProgressCell] = [:]
        for cell in cells {
            guard let known = chosen[cell.subject] else {
                order.append(cell.subject)
                chosen[cell.subject] = cell
                continue
            }
            if known.state.isSettled, cell.state != .ahead { chosen[cell.subject] = cell }
        }
        return order.compactMap { chosen[$0] }
    }

    private func words(of cell: ProgressCell) -> WordingValues {
        [
            "name": .text(desk.name(of: cell.subject)), "state": .text(desk.label(.progress(cell.state))),
            "deadline": .date(cell.undertaking.occurrence.deadline), "isSettled": .flag(cell.state.isSettled),
        ]
    }

    /// What the last month's reports say of the row; nothing where schools are not asked about it.
    private func said(of row: Activity, within scope: ProgressScope) throws -> [WordingValues] {
        guard scope.isCounted, let month = world.reportedMonths(by: desk.today).last,
            let reports = try world.reports(in: month, within: scope, from: desk.ledger)
        else { return [] }
        var tally = RowTally()
        for mark in reports.marks { if let said = mark.rows[row.number] { tally.add(said) } }
        return tally.total > 0 ? [words(of: tally, month)] : []
    }
}

extension ProgressScope {
    /// True where it is told by municipality; false where each subject is somebody's own.
    var isCounted: Bool {
        switch self {
        case .region, .municipalities: true
        case .subjects: false
        }
    }
}
