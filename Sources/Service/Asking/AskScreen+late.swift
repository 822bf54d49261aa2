internal import Chat
internal import Core
internal import Wording

/// `/overdue`: who is late with what, by place, then by school.
extension AskScreen {
    private static let placesOnPage = 20
    private static let subjectsOnPage = 8
    private static let mattersOfOne = 6

    func overdue(page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let progress = try desk.progress(within: scope)
        let counts = progress.counts().mapValues { $0[.overdue] }
        let places = desk.places(within: scope).filter { (counts[$0.id] ?? 0) > 0 }
        let count = progress.count()[.overdue]
        // Somebody with one place is spared a list of one.
        if places.count == 1, let place = places.first { return try late(in: place, page: page, within: scope) }
        let paged = Paged(places, page: page, per: Self.placesOnPage)
        let lines = paged.items.map { place -> WordingValues in
            ["name": .text(place.name), "count": .number(counts[place.id] ?? 0)]
        }
        return try message(
            .askOverdue,
            [
                "day": .date(desk.today), "count": .number(count), "isNone": .flag(count == 0),
                "places": .list(lines),
            ],
            at: paged.place,
            openers: paged.items.map { deeper($0.name, .late($0.token, page: 0)) },
            hasFiles: count > 0
        )
    }

    func late(in place: AskPlace, page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let cells = try desk.progress(within: scope).cells(in: [.overdue], at: place.id)
        var order: [Subject] = []
        var matters: [Subject: [ProgressCell]] = [:]
        for cell in cells {
            if matters[cell.subject] == nil { order.append(cell.subject) }
            matters[cell.subject, default: []].append(cell)
        }
        let paged = Paged(order, page: page, per: Self.subjectsOnPage)
        let lines = paged.items.map { subject -> WordingValues in
            let own = (matters[subject] ?? []).sorted { $0.rank < $1.rank }
            var values: WordingValues = [
                "name": .text(desk.name(of: subject)),
                "matters": .list(own.prefix(Self.mattersOfOne).map { words(of: $0.undertaking) }),
            ]
            if own.count > Self.mattersOfOne { values["more"] = .number(own.count - Self.mattersOfOne) }
            return values
        }
        return try message(
            .askLate,
            [
                "place": .text(place.name), "count": .number(cells.count), "isNone": .flag(cells.isEmpty),
                "subjects": .list(lines),
            ],
            at: paged.place,
            openers: openers(of: paged.items),
            inLine: 4,
            actions: cells.isEmpty ? [] : acts.overdue(in: place.id),
            hasFiles: !cells.isEmpty
        )
    }

    /// What it is that falls due, in few words.
    func words(of undertaking: Undertaking) -> WordingValues {
        var values: WordingValues = [
            "number": .number(undertaking.activity), "deadline": .date(undertaking.occurrence.deadline),
            "isReport": .flag(undertaking.demand == .report), "isSetDate": .flag(undertaking.demand == .setDate),
        ]
        if undertaking.demand == .report { values["month"] = .month(undertaking.month) }
        return values
    }

    /// Buttons to the cards of the schools among these.
    func openers(of subjects: [Subject]) -> [Button] {
        guard desk.scope(of: .school) != nil else { return [] }
        return subjects.compactMap { subject in
            guard case .school(let id) = subject, world.roster.school(id) != nil else { return nil }
            return deeper(world.code(of: subject), .school(SchoolToken(id)))
        }
    }
}
