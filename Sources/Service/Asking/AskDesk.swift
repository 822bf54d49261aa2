internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Who asks, and what he may see: what every screen is made from.
struct AskDesk {
    let person: Person
    let world: World
    let ledger: Ledger
    let today: CivilDate
    private let chatKind: ChatKind
    /// True for whoever only reads.
    private let isReader: Bool

    init(turn: Turn, person: Person) {
        self.person = person
        world = turn.world
        ledger = turn.ledger
        today = turn.writer.today
        chatKind = turn.event.chatKind
        isReader = turn.world.voices(of: person, on: today).allSatisfy { $0.roles.isSubset(of: [.observer]) }
    }

    /// For what is sent into somebody's own chat.
    init(person: Person, world: World, ledger: Ledger, now: Date) {
        self.person = person
        self.world = world
        self.ledger = ledger
        today = world.time.date(of: now)
        chatKind = .personal
        isReader = world.voices(of: person, on: today).allSatisfy { $0.roles.isSubset(of: [.observer]) }
    }

    /// What a command of his reaches, asked anew for every screen; nil where it reaches nothing.
    func scope(of command: BotCommand) -> ProgressScope? {
        world.scope(of: command, for: person, in: chatKind, on: today)
    }

    func progress(within scope: ProgressScope, row: Int? = nil) throws -> RoadmapProgress {
        try world.progress(within: scope, row: row, on: today, in: ledger)
    }

    /// The places that a scope is counted by, in the order of the roster; the region's organisations come first.
    func places(within scope: ProgressScope) -> [AskPlace] {
        switch scope {
        case .region: [AskPlace(nil, in: world)] + world.roster.municipalities.map { AskPlace($0, in: world) }
        case .municipalities(let ids):
            world.roster.municipalities.filter { ids.contains($0.id) }.map { AskPlace($0, in: world) }
        case .subjects: []
        }
    }

    /// Nil where there is no such place, or where it is not his.
    func place(_ token: PlaceToken, within scope: ProgressScope) -> AskPlace? {
        places(within: scope).first { $0.token == token }
    }

    /// The schools in a scope, in the order of the roster.
    func schools(within scope: ProgressScope) -> [School] { world.roster.schools(within: scope) }

    /// Nil where there is no such school, or where it is not his.
    func school(_ token: SchoolToken, within scope: ProgressScope) -> School? {
        world.roster.schools.first { scope.holds($0) && SchoolToken($0.id) == token }
    }

    /// A subject as it is called in a list, cut where it is very long.
    func name(of subject: Subject) -> String {
        // Who only reads is told of schools and organisations, not of people.
        if case .curator = subject, isReader { return label(.role(.curator)) }
        return MessageLimit.cut(world.shortName(of: subject), to: MessageLimit.reportTitle)
    }

    /// The same of a school that may have left the project, and is in no list of schools any more.
    func name(of school: School) -> String {
        guard world.roster.school(school.id) == nil else { return name(of: .school(school.id)) }
        return MessageLimit.cut(world.mayName ? school.shortName : school.code, to: MessageLimit.reportTitle)
    }

    func label(_ label: Label) -> String { world.phrasebook.label(label) }

    func name(of month: Month) throws -> String {
        try world.phrasebook.text(.monthName, ["month": .month(month)])
    }
}

/// A municipality, or what belongs to none: the region's organisations.
struct AskPlace {
    /// Nil for the region's organisations.
    let id: MunicipalityID?
    let name: String

    var token: PlaceToken { PlaceToken(id) }

    init(_ municipality: Municipality?, in world: World) {
        id = municipality?.id
        let name = municipality?.name ?? world.phrasebook.label(.organisations)
        self.name = MessageLimit.cut(name, to: MessageLimit.buttonTitle)
    }
}

/// One page of a list that may be longer than a message.
struct Paged<Item> {
    let items: [Item]
    let place: PagePlace

    /// A page out of range is taken for the nearest there is.
    init(_ all: [Item], page: Int, per length: Int) {
        let pages = max(1, (all.count + length - 1) / length)
        place = PagePlace(page: min(max(page, 0), pages - 1), pages: pages)
        items = Array(all.dropFirst(place.page * length).prefix(length))
    }
}

/// Which page of how many, from 0.
struct PagePlace {
    let page: Int
    let pages: Int

    var isLast: Bool { page + 1 == pages }

    var values: WordingValues {
        ["page": .number(page + 1), "pages": .number(pages), "hasPages": .flag(pages > 1)]
    }
}

extension AskDesk {
    /// A row with what of it is in one place, or everywhere that somebody may see.
    struct RowCount {
        let activity: Activity
        let count: ProgressCount
        let stage: RowStage
    }

    /// In the order of the roadmap. Of a part of the region, what is over and was nobody's there is left out: nor was it
    /// done.
    func rows(of progress: RoadmapProgress, in place: AskPlace?) -> [RowCount] {
        let isWhole = place == nil && progress.scope == .region
        return world.roadmap.activities.compactMap { row in
            let count = progress.count(ofRow: row.number, in: place)
            let stage = progress.stage(of: row, by: count)
            guard isWhole || count.total > 0 || stage != .done else { return nil }
            return RowCount(activity: row, count: count, stage: stage)
        }
    }
}
