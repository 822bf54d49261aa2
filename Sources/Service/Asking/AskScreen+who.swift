internal import Chat
internal import Core
internal import Wording

/// `/who N`: who answers for a row, as far as whoever asks may know.
extension AskScreen {
    private static let linesOnPage = 14
    /// People of one organisation named in one line.
    private static let peopleOfOne = 8

    /// A line of the list: an organisation, a group with the number of those in scope, one of the group.
    private enum Answerer {
        case organisation(Body, [Person])
        case group(Body, Int?)
        case municipality(Municipality)
        case school(School)
        case curator(Person)
    }

    func who(for row: Activity, page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let bodies = row.responsibleBodies.compactMap(world.roster.body)
        let paged = Paged(bodies.flatMap { answerers($0, within: scope) }, page: page, per: Self.linesOnPage)
        return try message(
            .askWho,
            [
                "number": .number(row.number),
                "title": .text(MessageLimit.cut(row.title, to: MessageLimit.briefTitle)),
                "responsible": .text(MessageLimit.cut(row.responsible, to: MessageLimit.title)),
                "lines": .list(paged.items.map(words)), "isNone": .flag(paged.items.isEmpty),
            ],
            at: paged.place,
            beside: [[deeper(desk.label(.rowOfOrder), .activity(row.number, page: 0))]]
        )
    }

    private func answerers(_ body: Body, within scope: ProgressScope) -> [Answerer] {
        let roster = world.roster
        switch body.reach {
        case .external: return [.organisation(body, [])]
        case .organisation:
            // Who works above the municipalities is the region's to know.
            let people = scope == .region ? roster.people(of: body.id).filter { $0.roles != [.observer] } : []
            return [.organisation(body, people)]
        case .everyMunicipality:
            let places = roster.municipalities.filter { scope.holds(.municipality($0.id), in: $0.id) }
            return [.group(body, roster.municipalities.count)] + places.map(Answerer.municipality)
        case .everySchool:
            let schools = desk.schools(within: scope)
            return [.group(body, scope.isCounted ? schools.count : nil)] + schools.map(Answerer.school)
        case .everyCurator:
            let curators = roster.people(in: .curator).filter { person in
                scope.holds(.curator(person.id), in: roster.home(of: .curator(person.id)))
            }
            return [.group(body, scope.isCounted ? curators.count : nil)] + curators.map(Answerer.curator)
        }
    }

    private func words(of answerer: Answerer) -> WordingValues {
        var values: WordingValues = [
            "isPart": .flag(true), "people": .texts([]), "hasPeople": .flag(false),
        ]
        func tell(_ name: String, _ people: [PersonID] = []) {
            values["name"] = .text(cut(name))
            values["people"] = .texts(people.map { cut(world.name(of: $0)) })
            values["hasPeople"] = .flag(!people.isEmpty)
        }
        switch answerer {
        case .organisation(let body, let people):
            values["isPart"] = .flag(false)
            tell(body.name, people.prefix(Self.peopleOfOne).map(\.id))
            if people.count > Self.peopleOfOne { values["more"] = .number(people.count - Self.peopleOfOne) }
        case .group(let body, let count):
            values["isPart"] = .flag(false)
            tell(body.name)
            if let count { values["count"] = .number(count) }
        case .municipality(let place): tell(place.name, [place.coordinator].compactMap(\.self))
        case .school(let school): tell(world.shortName(of: .school(school.id)), [school.head])
        case .curator(let person): tell(world.name(of: person.id))
        }
        return values
    }

    private func cut(_ text: String) -> String { MessageLimit.cut(text, to: MessageLimit.briefTitle) }
}
