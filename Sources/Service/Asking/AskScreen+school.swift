internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// `/school NAME`: a school's card, and the schools to choose from.
extension AskScreen {
    private static let schoolsOnPage = 18
    private static let rowsInText = 10

    func school(_ school: School) throws -> OutgoingMessage {
        let subject = Subject.school(school.id)
        let progress = try desk.progress(within: .subjects([subject]))
        let count = progress.count()
        func open(_ state: ProgressState) -> WordingValue {
            let cells = progress.cells(in: [state]).sorted { $0.rank < $1.rank }
            return .list(cells.prefix(Self.rowsInText).map { words(of: $0.undertaking) })
        }
        var values: WordingValues = [
            "school": .text(desk.name(of: subject)), "name": .text(world.mayName ? cut(school.name) : ""),
            "place": .text(cut(world.roster.municipality(school.municipality)?.name ?? "")),
            "head": .text(cut(world.name(of: school.head))),
            "curator": .text(school.curator.map { cut(world.name(of: $0)) } ?? ""),
            "overdue": open(.overdue), "due": open(.due), "inProgress": open(.inProgress), "paused": open(.paused),
            "hasOverdue": .flag(count[.overdue] > 0), "hasDue": .flag(count[.due] > 0),
            "hasInProgress": .flag(count[.inProgress] > 0), "hasPaused": .flag(count[.paused] > 0),
            "reports": .list(try reports(of: school)),
        ]
        values.merge(count.values) { $1 }
        if let pause = try desk.ledger.pause(of: subject, on: desk.today) {
            values["pausedUntil"] = .date(pause.pause.lastDay)
        }
        let numbers = progress.cells(in: [.overdue, .due, .inProgress, .paused]).map(\.undertaking.activity)
        return try message(
            .askSchool,
            values,
            openers: Set(numbers).sorted().prefix(MessageLimit.openers).map { number in
                deeper("\(desk.label(.row)) \(number)", .activity(number, page: 0))
            },
            inLine: 3
        )
    }

    /// Each month's report, oldest first.
    private func reports(of school: School) throws -> [WordingValues] {
        let months = world.reportedMonths(by: desk.today)
        let marks = try world.reportMarks(of: school.id, in: months, from: desk.ledger)
        return zip(months, marks).map { month, mark in
            let state =
                mark.isSilent ? "silent" : mark.stage == .returned ? "returned" : mark.isLate ? "late" : "onTime"
            return ["month": .month(month), "state": .text(desk.label(.report(state)))]
        }
    }

    /// The schools of a place; without one, the places, where there are several.
    func schools(in place: AskPlace?, page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let schools = desk.schools(within: scope)
        let places = desk.places(within: scope).filter { place in
            place.id.map { !world.roster.schools(in: $0).isEmpty } ?? false
        }
        if place == nil, places.count > 1 {
            let paged = Paged(places, page: page, per: Self.schoolsOnPage)
            return try message(
                .askSchools,
                ["count": .number(schools.count), "isNone": .flag(false)],
                at: paged.place,
                openers: paged.items.map { deeper($0.name, .schools($0.token, page: 0)) }
            )
        }
        let shown = place.flatMap(\.id).map { id in schools.filter { $0.municipality == id } } ?? schools
        let paged = Paged(shown, page: page, per: Self.schoolsOnPage)
        var values: WordingValues = ["count": .number(shown.count), "isNone": .flag(shown.isEmpty)]
        if let place { values["place"] = .text(place.name) }
        return try message(
            .askSchools,
            values,
            at: paged.place,
            openers: paged.items.map { deeper(world.shortName(of: .school($0.id)), .school(SchoolToken($0.id))) }
        )
    }

    /// Those that may be meant by what was typed; none where there is no such school among his.
    func choice(of schools: [School], typed: String) throws -> OutgoingMessage {
        try message(
            .askSchools,
            [
                "count": .number(schools.count), "isNone": .flag(schools.isEmpty),
                "typed": .text(world.typed(MessageLimit.cut(typed, to: MessageLimit.buttonTitle))),
            ],
            at: PagePlace(page: 0, pages: 1),
            openers: schools.map { deeper(world.shortName(of: .school($0.id)), .school(SchoolToken($0.id))) },
            inLine: 1,
            beside: [[beside(desk.label(.allSchools), .schools(nil, page: 0))]]
        )
    }

    private func cut(_ text: String) -> String { MessageLimit.cut(text, to: MessageLimit.briefTitle) }
}
