internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Changes of who does what, and of which schools there are.
extension Dialogue {
    func replaceCurator(_ argument: String?, by person: Person, in turn: Turn) throws {
        guard let typed = argument.flatMap(ChangeWords.people), typed.from == nil, typed.to == nil else {
            return try explain(.replace, in: turn)
        }
        // Of a school's code the curator is meant, not the head.
        let isCurator = { (person: Person) in !world.roster.schools(curatedBy: person.id).isEmpty }
        guard let old = try one(typed.first, in: turn, preferring: isCurator),
            let new = try one(typed.second, in: turn)
        else { return }
        guard old.id != new.id else { return try refuse("samePerson", in: turn) }
        let all = world.roster.schools(curatedBy: old.id)
        guard !all.isEmpty else { return try refuse("notCurator", in: turn) }
        // A code names one school; a person, every school of his that the writer answers for.
        let named = PersonSearch(world.roster).school(typed.first)
        let schools = all.filter { school in
            mayChange(school.municipality, person, .replace, turn) && (named == nil || named?.id == school.id)
        }
        guard !schools.isEmpty else { return try refuse("notYours", in: turn) }
        try propose(.replaceCurator(old.id, by: new.id, schools: schools.map(\.id)), by: person, in: turn)
    }

    func appointDeputy(_ argument: String?, by person: Person, in turn: Turn) throws {
        guard let typed = argument.flatMap(ChangeWords.people) else { return try explain(.deputy, argument, in: turn) }
        guard let absent = try one(typed.first, in: turn) else { return }
        guard mayChange(absent, person, turn) else { return try refuse("notYours", in: turn) }
        if ChangeWords.meansNobody(typed.second) {
            return try propose(.endDeputies(of: absent.id), by: person, in: turn)
        }
        guard let deputy = try one(typed.second, in: turn) else { return }
        guard absent.id != deputy.id else { return try refuse("samePerson", in: turn) }
        if let from = typed.from, let to = typed.to, to < from { return try refuse("reversed", in: turn) }
        if let to = typed.to, to < turn.writer.today { return try refuse("pastDay", in: turn) }
        let change = ConfigurationChange.deputise(absent.id, by: deputy.id, from: typed.from, to: typed.to)
        try propose(change, by: person, in: turn)
    }

    func changeSchool(_ argument: String?, by person: Person, in turn: Turn) throws {
        let search = PersonSearch(world.roster)
        switch argument.flatMap(ChangeWords.school) {
        case nil:
            try explain(.school, in: turn)
        case .leaves(let code)?:
            guard let school = search.school(code) else { return try refuse("noSchool", in: turn) }
            guard mayChange(school.municipality, person, .school, turn) else { return try refuse("notYours", in: turn) }
            try propose(.schoolLeaves(school.id), by: person, in: turn)
        case .joins(let code, let name, let municipality, let head, let curator)?:
            guard search.school(code) == nil else { return try refuse("codeTaken", in: turn) }
            guard let municipality = search.municipality(municipality) else {
                return try refuse("noMunicipality", in: turn)
            }
            guard mayChange(municipality.id, person, .school, turn) else { return try refuse("notYours", in: turn) }
            var guide: Person?
            if let curator {
                guard let known = try one(curator, in: turn) else { return }
                guide = known
            }
            guard let head = try self.head(head, in: turn) else { return }
            guard let id = free("s", isTaken: { world.roster.school($0) != nil }) else { return }
            let school = NewSchool(
                id: id,
                code: code,
                name: name,
                municipality: municipality.id,
                head: head,
                curator: guide?.id
            )
            try propose(.schoolJoins(school), by: person, in: turn)
        }
    }

    /// A full name that nobody of the roster has is somebody new.
    private func head(_ typed: String, in turn: Turn) throws -> NewSchool.Head? {
        let known = PersonSearch(world.roster).people(typed)
        guard known.isEmpty, typed.split(separator: " ").count >= 3 else {
            return try one(typed, in: turn).map { .known($0.id) }
        }
        let id: PersonID? = free("p") { world.roster.person($0) != nil }
        return id.map { .new($0, name: typed, post: world.phrasebook.label(.headOfSchool)) }
    }

    /// `s-new-1`, or the next that nothing has.
    private func free<Tag>(_ letter: String, isTaken: (Identifier<Tag>) -> Bool) -> Identifier<Tag>? {
        (1...9_999).lazy.compactMap { Identifier<Tag>("\(letter)-new-\($0)") }.first { !isTaken($0) }
    }

    /// The one person meant. Nil where that is not clear; then the question has been asked.
    private func one(
        _ typed: String,
        in turn: Turn,
        preferring isLikely: (Person) -> Bool = { _ in false }
    ) throws -> Person? {
        let all = PersonSearch(world.roster).people(typed)
        let likely = all.filter(isLikely)
        let found = likely.count == 1 ? likely : all
        if found.count == 1 { return found[0] }
        try turn.reply(
            .whichPerson,
            [
                "typed": .text(typed), "isNobody": .flag(found.isEmpty),
                "people": .list(
                    found.prefix(20).map { person in
                        [
                            "id": .text(person.id.rawValue), "name": .text(world.spoken(person.id)),
                            "post": .text(world.post(of: person)),
                        ]
                    }
                ),
            ]
        )
        return nil
    }

    private func mayChange(_ place: MunicipalityID, _ person: Person, _ command: BotCommand, _ turn: Turn) -> Bool {
        switch Rights.reach(of: command, for: person, in: turn.event.chatKind) {
        case .region: true
        case .municipality: world.roster.municipality(place)?.coordinator == person.id
        case .own, .none: false
        }
    }

    /// A municipal coordinator answers for the heads and curators of the municipality, and for nobody above.
    private func mayChange(_ absent: Person, _ person: Person, _ turn: Turn) -> Bool {
        if absent.id == person.id { return true }
        if Rights.reach(of: .deputy, for: person, in: turn.event.chatKind) == .region { return true }
        guard absent.roles.isSubset(of: [.schoolHead, .curator]) else { return false }
        let schools = world.roster.schools(headedBy: absent.id) + world.roster.schools(curatedBy: absent.id)
        return !schools.isEmpty && schools.allSatisfy { mayChange($0.municipality, person, .deputy, turn) }
    }
}
