internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Spreadsheet
internal import Wording

/// One time of a seminar as its coordinator sees it: who comes, who keeps silent, who was there.
struct SeminarDesk {
    let event: SeminarEvent
    let occurrence: SeminarOccurrence?
    let world: World
    let now: Date
    /// Those invited who are the reader's business, in the order of the roster.
    let people: [Person]
    let participation: [PersonID: Participation]
    let mayManage: Bool
    /// False where its invitations are still to come.
    let isPublished: Bool
    /// The municipalities that are the reader's business; nil for all: a curator may have schools in others, too.
    private let places: [MunicipalityID]?

    /// Nil for whoever coordinates none of those invited and does not lead it.
    init?(_ event: SeminarEvent, of person: Person, in ledger: Ledger, world: World, now: Date) throws {
        let occurrence = world.seminarPlanner.occurrence(event.id)
        let today = world.time.date(of: now)
        let authority = world.authority(of: person, for: .seminar, on: today)
        let mayManage =
            occurrence.map { world.mayManage($0.seminar, person, on: today) } ?? (authority.reach == .region)
        let invited = occurrence.map { world.roster.invited(to: $0.seminar.invited) } ?? []
        // Whoever leads a seminar of others' schools sees them all.
        let isOwn = occurrence?.seminar.invited.places(in: world.roster).map(authority.covers) ?? false
        let places = authority.reach == .municipality && (isOwn || !mayManage) ? authority.places : nil
        let own = occurrence.flatMap { time in places.map { world.isHeld(time.seminar, for: $0) } } ?? false
        let visible = invited.filter { mayManage || own && world.municipality(of: $0, among: places) != nil }
        guard mayManage || !visible.isEmpty else { return nil }
        self.event = event
        self.occurrence = occurrence
        self.world = world
        self.now = now
        self.people = visible
        self.mayManage = mayManage
        self.places = places
        isPublished = try ledger.seminar(event.id) != nil
        participation = try ledger.participation(in: event.id)
    }

    enum Word: String, CaseIterable {
        case yes, deputy, no, silent
    }

    func word(of person: PersonID) -> Word {
        switch event.answer(of: participation[person]) {
        case .yes: .yes
        case .no: .no
        case .deputy: .deputy
        case nil: .silent
        }
    }

    func came(_ person: PersonID) -> Bool { participation[person]?.cameAt != nil }

    var silent: [Person] { people.filter { word(of: $0.id) == .silent } }
    var begin: Date { world.seminarPlanner.instant(event.details.start) }
    var hasBegun: Bool { now >= world.codeWindow(of: event).lowerBound }
    var isHeld: Bool { event.details.cancelled == nil }
    /// A single month of a series is left out, the others stay.
    var isOfSeries: Bool { occurrence?.seminar.series != nil }
    var callOffLabel: Label { isOfSeries ? .skipSeminar : .callOffSeminar }

    /// How many of some people say or do what.
    func counts(of some: [Person]) -> WordingValues {
        var values: WordingValues = ["total": .number(some.count)]
        for word in Word.allCases { values[word.rawValue] = .number(some.count { self.word(of: $0.id) == word }) }
        values["came"] = .number(some.count { came($0.id) })
        values["absent"] = .number(
            some.count { [.yes, .deputy].contains(word(of: $0.id)) && !came($0.id) }
        )
        return values
    }

    /// By municipality, in the order of the roster; those of none at the end, under the empty name.
    var groups: [(name: String, people: [Person])] {
        let places = Dictionary(grouping: people) { world.municipality(of: $0, among: self.places) }
        let named = world.roster.municipalities.compactMap { place in places[place.id].map { (place.name, $0) } }
        return named + (places[nil].map { [("", $0)] } ?? [])
    }

    /// The sheet: everybody invited, what he said, whether he was there, what he thought of it.
    var table: SheetTable {
        func column(_ name: String, _ width: Int) -> SheetTable.Column {
            SheetTable.Column(world.phrasebook.label(.seminarColumn(name)), width: width)
        }
        func label(_ name: String) -> SheetCell { .text(world.phrasebook.label(.seminarCell(name))) }
        let columns = [
            column("municipality", 22), column("person", 34), column("schools", 26), column("answer", 18),
            column("deputy", 30), column("came", 12), column("useful", 12),
        ]
        let rows = groups.flatMap { group in
            group.people.map { person -> [SheetCell] in
                let known = participation[person.id]
                let schools = world.roster.schools(of: person.id).filter { places?.contains($0.municipality) ?? true }
                return [
                    .text(group.name), .text(world.name(of: person.id)),
                    .text(schools.map(\.code).joined(separator: ", ")),
                    label(word(of: person.id).rawValue), .text(world.deputyName(in: event.answer(of: known))),
                    hasBegun ? label(came(person.id) ? "came" : "absent") : .empty,
                    known?.isUseful.map { label($0 ? "useful" : "useless") } ?? .empty,
                ]
            }
        }
        return SheetTable(name: world.phrasebook.label(.seminarColumn("sheet")), columns: columns, rows: rows)
    }
}

extension World {
    /// Where somebody belongs, of some places or (nil) of all: the municipality of his school, or the one he coordinates.
    fileprivate func municipality(of person: Person, among places: [MunicipalityID]?) -> MunicipalityID? {
        let all =
            roster.schools(of: person.id).map(\.municipality)
            + roster.municipalities.filter { $0.coordinator == person.id }.map(\.id)
        return all.first { places?.contains($0) ?? true }
    }
}
