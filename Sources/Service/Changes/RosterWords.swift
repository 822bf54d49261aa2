internal import Core
internal import Wording

/// What tells one roster from another, put into words.
struct RosterWords {
    let before: World
    let after: World
    let changes: RosterDifference

    /// More of a kind than this nobody reads in a message; the rest is counted.
    private static let most = 15

    init(from before: World, to after: World) {
        self.before = before
        self.after = after
        changes = RosterDifference(from: before.roster, to: after.roster)
    }

    /// For whoever has to approve it.
    var difference: WordingValues {
        shown.merging(rest) { $1 }
    }

    private var shown: WordingValues {
        [
            "joined": .list(
                changes.schoolsJoined.prefix(Self.most).map { school in
                    optional(
                        ["school": .text(after.spoken(school)), "head": .text(after.spoken(school.head))],
                        ["curator": school.curator.map(after.spoken)]
                    )
                }
            ),
            "left": .list(
                changes.schoolsLeft.prefix(Self.most).map { school in
                    ["school": .text(before.spoken(school)), "head": .text(before.spoken(school.head))]
                }
            ),
            "curators": .list(changes.curators.prefix(Self.most).map { succession(of: $0, at: school($0.place)) }),
            "heads": .list(changes.heads.prefix(Self.most).map { succession(of: $0, at: school($0.place)) }),
            "coordinators": .list(
                changes.coordinators.prefix(Self.most).map { change in
                    optional(
                        ["municipality": .text(after.roster.municipality(change.place)?.name ?? change.place.rawValue)],
                        ["old": change.old.map(before.spoken), "new": change.new.map(after.spoken)]
                    )
                }
            ),
            "added": names(changes.peopleAdded, in: after),
            "hasAdded": .flag(!changes.peopleAdded.isEmpty),
            "removed": names(changes.peopleRemoved, in: before),
            "hasRemoved": .flag(!changes.peopleRemoved.isEmpty),
            "edited": .texts(changes.peopleEdited.prefix(Self.most).map(edited)),
            "hasEdited": .flag(!changes.peopleEdited.isEmpty),
            "schools": .texts(changes.schoolsEdited.prefix(Self.most).map(after.spoken)),
            "hasSchools": .flag(!changes.schoolsEdited.isEmpty),
            "deputies": .list(
                changes.deputiesAdded.prefix(Self.most).map { deputy in
                    let who: WordingValues = [
                        "person": .text(after.spoken(deputy.person)), "deputy": .text(after.spoken(deputy.deputy)),
                    ]
                    return who.merging(deputy.days) { $1 }
                }
            ),
            "noDeputies": .list(
                changes.deputiesRemoved.prefix(Self.most).map { deputy in
                    ["person": .text(before.spoken(deputy.person)), "deputy": .text(before.spoken(deputy.deputy))]
                }
            ),
            "isOther": .flag(changes.isOtherwiseDifferent),
        ]
    }

    /// How many more there are of each kind than are shown.
    private var rest: WordingValues {
        let counts = [
            "moreJoined": changes.schoolsJoined.count, "moreLeft": changes.schoolsLeft.count,
            "moreCurators": changes.curators.count, "moreHeads": changes.heads.count,
            "moreCoordinators": changes.coordinators.count, "moreAdded": changes.peopleAdded.count,
            "moreRemoved": changes.peopleRemoved.count, "moreEdited": changes.peopleEdited.count,
            "moreSchools": changes.schoolsEdited.count, "moreDeputies": changes.deputiesAdded.count,
            "moreNoDeputies": changes.deputiesRemoved.count,
        ]
        return counts.compactMapValues { $0 > Self.most ? .number($0 - Self.most) : nil }
    }

    /// For everybody whom it concerns, by person.
    var news: [PersonID: WordingValues] {
        var news: [PersonID: [String: [WordingValues]]] = [:]
        func add(_ name: String, _ person: PersonID?, _ values: WordingValues) {
            if let person { news[person, default: [:]][name, default: []].append(values) }
        }
        for (change, schools) in grouped(changes.curators) {
            let (old, new) = (change.old.map(before.spoken), change.new.map(after.spoken))
            add("gained", change.new, optional(["schools": .texts(schools)], ["old": old]))
            add("lost", change.old, optional(["schools": .texts(schools)], ["new": new]))
        }
        for change in changes.curators {
            let (place, head) = (school(change.place), after.roster.school(change.place)?.head)
            let (old, new) = (change.old.map(before.spoken), change.new.map(after.spoken))
            add("curator", head, optional(["school": .text(place)], ["old": old, "new": new]))
        }
        for change in changes.heads {
            add("headed", change.new, ["school": .text(school(change.place))])
            add("noLongerHeaded", change.old, ["school": .text(school(change.place))])
        }
        for change in changes.coordinators {
            let place = after.roster.municipality(change.place)?.name ?? change.place.rawValue
            let (old, new) = (change.old.map(before.spoken), change.new.map(after.spoken))
            add("coordinates", change.new, optional(["municipality": .text(place)], ["old": old]))
            add("coordinatesNoMore", change.old, optional(["municipality": .text(place)], ["new": new]))
        }
        for school in changes.schoolsJoined {
            add("joined", school.head, ["school": .text(after.spoken(school))])
            add("gained", school.curator, ["schools": .texts([after.spoken(school)])])
        }
        for school in changes.schoolsLeft {
            for person in Set([school.head, school.curator].compactMap(\.self)) {
                add("left", person, ["school": .text(before.spoken(school))])
            }
        }
        for deputy in changes.deputiesAdded {
            add("standsIn", deputy.deputy, deputy.days.merging(["person": .text(after.spoken(deputy.person))]) { $1 })
            add("isReplaced", deputy.person, deputy.days.merging(["deputy": .text(after.spoken(deputy.deputy))]) { $1 })
        }
        // Other days in place of the old ones, or somebody else in his, are told as what they are.
        for deputy in changes.deputiesRemoved {
            let added = changes.deputiesAdded.filter { $0.person == deputy.person }
            if added.isEmpty { add("isReplacedNoMore", deputy.person, ["deputy": .text(before.spoken(deputy.deputy))]) }
            guard !added.contains(where: { $0.deputy == deputy.deputy }) else { continue }
            add("standsInNoMore", deputy.deputy, ["person": .text(before.spoken(deputy.person))])
        }
        let lists = [
            "gained", "lost", "curator", "joined", "left", "headed", "noLongerHeaded", "standsIn", "isReplaced",
            "coordinates", "coordinatesNoMore", "standsInNoMore", "isReplacedNoMore",
        ]
        return news.mapValues { known in
            Dictionary(uniqueKeysWithValues: lists.map { ($0, WordingValue.list(known[$0] ?? [])) })
        }
    }

    /// The schools that go from one curator to another, in one line however many they are.
    private func grouped(
        _ changes: [RosterDifference.Succession<SchoolID>]
    ) -> [(change: RosterDifference.Succession<SchoolID>, schools: [String])] {
        var groups: [(change: RosterDifference.Succession<SchoolID>, schools: [String])] = []
        for change in changes {
            if let index = groups.firstIndex(where: { $0.change.old == change.old && $0.change.new == change.new }) {
                groups[index].schools.append(school(change.place))
            } else {
                groups.append((change, [school(change.place)]))
            }
        }
        return groups
    }

    private func succession<Place>(
        of change: RosterDifference.Succession<Place>,
        at place: String
    ) -> WordingValues {
        optional(["school": .text(place)], ["old": change.old.map(before.spoken), "new": change.new.map(after.spoken)])
    }

    private func school(_ id: SchoolID) -> String {
        (after.roster.school(id) ?? before.roster.school(id)).map(after.spoken) ?? id.rawValue
    }

    /// Both names where another now stands under the same id: it may be somebody else, whose chat this is not.
    private func edited(_ person: Person) -> String {
        let (old, new) = (before.spoken(person.id), after.spoken(person.id))
        return old == new ? new : "\(old) → \(new)"
    }

    private func names(_ people: [Person], in world: World) -> WordingValue {
        .texts(people.prefix(Self.most).map { world.spoken($0.id) })
    }

    private func optional(_ values: WordingValues, _ more: [String: String?]) -> WordingValues {
        values.merging(more.compactMapValues { $0.map(WordingValue.text) }) { $1 }
    }
}

extension Deputy {
    fileprivate var days: WordingValues {
        var values: WordingValues = ["isAlways": .flag(isForAbsence)]
        values["from"] = from.map(WordingValue.date)
        values["to"] = to.map(WordingValue.date)
        return values
    }
}

extension World {
    /// A person in a change.
    func spoken(_ person: PersonID) -> String { name(of: person) }

    /// The code goes with the name, since buttons have room for the code only.
    func spoken(_ school: School) -> String {
        mayName ? "\(school.shortName) (\(school.code))" : school.code
    }
}
