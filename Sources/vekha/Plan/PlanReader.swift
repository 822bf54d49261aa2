import Core
import Foundation
import Service
import Wording

/// The plan for a coordinator: by moment, what goes out to whom, with those who get the same told together.
struct PlanReader {
    private let world: World
    private var messages = 0
    private var overdue = 0
    private var people: Set<PersonID> = []

    /// Names told in full; the rest are counted.
    private static let names = 4

    init(world: World) {
        self.world = world
    }

    /// One day's messages as a paragraph.
    mutating func day(_ planned: [PlannedMessage]) throws -> String {
        messages += planned.count
        overdue += planned.count(where: \.isOverdue)
        people.formUnion(planned.map(\.recipient))
        var text = ""
        var start = planned.startIndex
        while start < planned.endIndex {
            let at = planned[start].at
            let end = planned[start...].firstIndex { $0.at != at } ?? planned.endIndex
            text += try words(.planDay, ["at": .moment(at, in: world.settings.time)]) + "\n"
            let bundles = planned[start..<end].compactMap { if case .reminder(let bundle) = $0 { bundle } else { nil } }
            for group in alike(bundles) { text += try message(group) + "\n" }
            let seminars = planned[start..<end].compactMap { if case .seminar(let one) = $0 { one } else { nil } }
            for group in alike(seminars) { text += try message(group) + "\n" }
            let digests = planned[start..<end].compactMap { if case .digest(let one) = $0 { one } else { nil } }
            if !digests.isEmpty { text += try words(.planDigest, readers(digests.map(\.recipient))) + "\n" }
            start = end
        }
        return text
    }

    private func name(of id: PersonID) -> String {
        world.planner.roster.person(id).map { "\($0.name) (\($0.post))" } ?? id.rawValue
    }

    /// What all the days told so far come to.
    func total(from: CivilDate, to: CivilDate) throws -> String {
        try words(
            .planTotal,
            [
                "from": .date(from),
                "to": .date(to),
                "messages": .number(messages),
                "people": .number(people.count),
                "overdue": .number(overdue),
            ]
        )
    }

    private func message(_ group: [PlannedBundle]) throws -> String {
        let values: WordingValues = [
            "items": .list(PlannedWords.items(of: group[0].bundle, world: world)),
            "hasDigest": .flag(group[0].digest != nil),
        ]
        return try words(.planMessage, values.merging(readers(group.map(\.bundle.recipient))) { $1 })
    }

    private func message(_ group: [PlannedSeminar]) throws -> String {
        let values = group[0].particulars(in: world)
        return try words(.planSeminar, values.merging(readers(group.map(\.recipient))) { $1 })
    }

    private func readers(_ people: [PersonID]) -> WordingValues {
        let names = people.prefix(Self.names).map(name)
        var values: WordingValues = ["people": .number(people.count), "names": .texts(names)]
        if people.count > Self.names { values["moreNames"] = .number(people.count - Self.names) }
        return values
    }

    /// What is said of one seminar, in order of first appearance.
    private func alike(_ seminars: [PlannedSeminar]) -> [[PlannedSeminar]] {
        var groups: [[PlannedSeminar]] = []
        for planned in seminars {
            let place = groups.firstIndex { group in
                group[0].occurrence.id == planned.occurrence.id && group[0].step == planned.step
            }
            if let place { groups[place].append(planned) } else { groups.append([planned]) }
        }
        return groups
    }

    /// For a terminal, not for a messenger: nothing is escaped.
    private func words(_ template: Template, _ values: WordingValues) throws -> String {
        TextLimit.plain(try world.phrasebook.text(template, values))
    }

    /// Bundles that differ only in whom they reach and for which school, in order of first appearance.
    private func alike(_ bundles: [PlannedBundle]) -> [[PlannedBundle]] {
        struct Shape: Hashable {
            let parts: [Part]
            let hasDigest: Bool
        }
        struct Part: Hashable {
            let activity: Int
            let occurrence: String
            let demand: Obligation.Demand
            let step: Step
            let ground: Ground
            let kind: String
        }
        var positions: [Shape: Int] = [:]
        var groups: [[PlannedBundle]] = []
        for planned in bundles {
            let parts = planned.bundle.notices.map { notice in
                Part(
                    activity: notice.obligation.activity,
                    occurrence: notice.obligation.occurrence.id,
                    demand: notice.obligation.demand,
                    step: notice.step,
                    ground: notice.ground,
                    kind: notice.obligation.subject.kind
                )
            }
            let shape = Shape(parts: parts, hasDigest: planned.digest != nil)
            if let position = positions[shape] {
                groups[position].append(planned)
            } else {
                positions[shape] = groups.count
                groups.append([planned])
            }
        }
        return groups
    }
}
