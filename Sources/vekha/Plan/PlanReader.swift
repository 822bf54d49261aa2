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
    mutating func day(_ bundles: [PlannedBundle]) throws -> String {
        messages += bundles.count
        overdue += bundles.count { $0.bundle.notices.allSatisfy(\.step.isOverdue) }
        people.formUnion(bundles.map(\.bundle.recipient))
        var text = ""
        var start = bundles.startIndex
        while start < bundles.endIndex {
            let at = bundles[start].bundle.at
            let end = bundles[start...].firstIndex { $0.bundle.at != at } ?? bundles.endIndex
            text += try words(.planDay, ["at": .moment(at, in: world.settings.time)]) + "\n"
            for group in alike(bundles[start..<end]) { text += try message(group) + "\n" }
            start = end
        }
        return text
    }

    /// One day's digests, which go out at one moment.
    mutating func digests(_ digests: [PlannedDigest]) throws -> String {
        messages += digests.count
        people.formUnion(digests.map(\.recipient))
        guard let at = digests.first?.at else { return "" }
        let names = digests.prefix(Self.names).map { name(of: $0.recipient) }
        var values: WordingValues = ["people": .number(digests.count), "names": .texts(names)]
        if digests.count > Self.names { values["moreNames"] = .number(digests.count - Self.names) }
        return try words(.planDay, ["at": .moment(at, in: world.settings.time)]) + "\n" + words(.planDigest, values)
            + "\n"
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

    private func message(_ group: [NoticeBundle]) throws -> String {
        var values: WordingValues = [
            "people": .number(group.count),
            "names": .texts(group.prefix(Self.names).map { name(of: $0.recipient) }),
            "items": .list(PlannedWords.items(of: group[0], world: world)),
        ]
        if group.count > Self.names { values["moreNames"] = .number(group.count - Self.names) }
        return try words(.planMessage, values)
    }

    /// For a terminal, not for a messenger: nothing is escaped.
    private func words(_ template: Template, _ values: WordingValues) throws -> String {
        TextLimit.plain(try world.phrasebook.text(template, values))
    }

    /// Bundles that differ only in whom they reach and for which school, in order of first appearance.
    private func alike(_ bundles: ArraySlice<PlannedBundle>) -> [[NoticeBundle]] {
        struct Shape: Hashable {
            let parts: [Part]
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
        var groups: [[NoticeBundle]] = []
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
            let shape = Shape(parts: parts)
            if let position = positions[shape] {
                groups[position].append(planned.bundle)
            } else {
                positions[shape] = groups.count
                groups.append([planned.bundle])
            }
        }
        return groups
    }
}
