internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Changes of who does what, and of which schools there are.
extension Dialogue {
    func replaceCurator(
        _ argument: String?,
        by person: Person,
        choosing choice: PersonChoice? = nil,
        in turn: Turn
    ) throws {
        guard let argument else { return try explain(.replace, in: turn) }
        guard let typed = ChangeWords.people(argument, today: turn.writer.today), typed.from == nil, typed.to == nil
        else {
            return try explain(.replace, note: world.phrasebook.label(.separatorNote), in: turn)
        }
        let authority = turn.authority(of: person, for: .replace)
        let choice = choice ?? PersonChoice(event: turn.event.id)
        // A code names one school; a person, every school of his that the writer answers for.
        let named = PersonSearch(world.roster).school(typed.first)
        if let named, !authority.covers(named.municipality) { return try refuse("notYours", in: turn) }
        if let named, named.curator == nil {
            guard let new = try one(typed.second, at: .second, choice, by: authority, in: turn) else { return }
            return try appoint(new, insteadOf: new, at: [named], authority, by: person, in: turn)
        }
        // Of a school's code the curator is meant, not the head.
        let isCurator = { (person: Person) in
            named.map { $0.curator == person.id } ?? !world.roster.schools(curatedBy: person.id).isEmpty
        }
        guard let old = try one(typed.first, at: .first, choice, by: authority, in: turn, preferring: isCurator),
            let new = try one(typed.second, at: .second, choice.with(old.id, at: .first), by: authority, in: turn)
        else { return }
        guard old.id != new.id else { return try refuse("samePerson", in: turn) }
        let all = world.roster.schools(curatedBy: old.id)
        guard !all.isEmpty else { return try refuse("notCurator", in: turn) }
        let schools = all.filter { authority.covers($0.municipality) && (named == nil || named?.id == $0.id) }
        try appoint(new, insteadOf: old, at: schools, authority, by: person, in: turn)
    }

    private func appoint(
        _ new: Person,
        insteadOf old: Person,
        at schools: [School],
        _ authority: Authority,
        by person: Person,
        in turn: Turn
    ) throws {
        guard authority.covers(schools.map(\.municipality)) else { return try refuse("notYours", in: turn) }
        guard authority.mayEmploy(new) else { return try refuse("aboveYou", in: turn) }
        try propose(.replaceCurator(old.id, by: new.id, schools: schools.map(\.id)), by: person, in: turn)
    }

    func appointDeputy(
        _ argument: String?,
        by person: Person,
        choosing choice: PersonChoice? = nil,
        in turn: Turn
    ) throws {
        guard let argument else { return try explain(.deputy, in: turn) }
        guard let typed = ChangeWords.people(argument, today: turn.writer.today) else {
            return try explain(.deputy, argument, note: world.phrasebook.label(.separatorNote), in: turn)
        }
        let choice = choice ?? PersonChoice(event: turn.event.id)
        let authority = turn.authority(of: person, for: .deputy)
        let named = PersonSearch(world.roster).school(typed.first)
        if let named, named.head != person.id, !authority.covers(named.municipality) {
            return try refuse("notYours", in: turn)
        }
        guard let absent = try one(typed.first, at: .first, choice, by: authority, in: turn) else { return }
        guard absent.id == person.id || authority.covers(absent) else { return try refuse("notYours", in: turn) }
        if ChangeWords.meansNobody(typed.second) {
            return try propose(.endDeputies(of: absent.id), by: person, in: turn)
        }
        let next = choice.with(absent.id, at: .first)
        guard let deputy = try one(typed.second, at: .second, next, by: authority, in: turn) else { return }
        guard absent.id != deputy.id else { return try refuse("samePerson", in: turn) }
        if let from = typed.from, let to = typed.to, to < from { return try refuse("reversed", in: turn) }
        if let to = typed.to, to < turn.writer.today { return try refuse("pastDay", in: turn) }
        let change = ConfigurationChange.deputise(absent.id, by: deputy.id, from: typed.from, to: typed.to)
        try propose(change, by: person, in: turn)
    }

    func changeSchool(
        _ argument: String?,
        by person: Person,
        choosing choice: PersonChoice? = nil,
        in turn: Turn
    ) throws {
        let authority = turn.authority(of: person, for: .school)
        switch argument.flatMap(ChangeWords.school) {
        case nil:
            try explain(.school, note: world.phrasebook.label(.joiningNote), in: turn)
        case .leaves(let typed)?:
            guard let school = world.roster.schools(meantBy: typed).sure else {
                return try refuse("noSchool", in: turn)
            }
            guard authority.covers(school.municipality) else { return try refuse("notYours", in: turn) }
            try propose(.schoolLeaves(school.id), by: person, in: turn)
        case .joins(let code, let name, let municipality, let head, let curator)?:
            guard world.roster.school(named: code) == nil else { return try refuse("codeTaken", in: turn) }
            guard let municipality = try self.municipality(municipality, by: authority, in: turn) else { return }
            guard authority.covers(municipality.id) else { return try refuse("notYours", in: turn) }
            var choice = choice ?? PersonChoice(event: turn.event.id)
            var guide: Person?
            if let curator {
                guard let known = try one(curator, at: .second, choice, by: authority, in: turn) else { return }
                choice = choice.with(known.id, at: .second)
                guide = known
            }
            guard let head = try self.head(head, choice, by: authority, in: turn) else { return }
            let people = [guide, world.roster.person(head.id)].compactMap(\.self)
            guard people.allSatisfy(authority.mayEmploy) else { return try refuse("aboveYou", in: turn) }
            let taken = world.roster.schools.map(\.id.rawValue)
            guard let id = try fresh(SchoolID.self, "s", .lastNewSchool, beside: taken, in: turn) else { return }
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

    /// Nil where there is none of that name; then those that may be meant have been named.
    private func municipality(_ typed: String, by authority: Authority, in turn: Turn) throws -> Municipality? {
        if let known = PersonSearch(world.roster).municipality(typed) { return known }
        try askWhichMunicipality(typed, by: authority, in: turn)
        return nil
    }

    /// Names those of his that may be meant.
    func askWhichMunicipality(_ typed: String, by authority: Authority, in turn: Turn) throws {
        let wanted = typed.lowercased()
        let near = world.roster.municipalities.filter { authority.covers($0.id) }.map(\.name).filter { name in
            let name = name.lowercased()
            return name.contains(wanted) || wanted.split(separator: " ").contains { $0.count > 3 && name.contains($0) }
        }
        try turn.reply(
            .whichMunicipality,
            [
                "typed": .text(world.typed(typed)), "near": .texts(Array(near.prefix(5))),
                "hasNear": .flag(!near.isEmpty),
            ]
        )
    }

    /// A full name that nobody of the roster has is somebody new.
    private func head(
        _ typed: String,
        _ choice: PersonChoice,
        by authority: Authority,
        in turn: Turn
    ) throws -> NewSchool.Head? {
        let known = PersonSearch(world.roster).people(typed)
        guard known.isEmpty, typed.split(separator: " ").count >= 3 else {
            return try one(typed, at: .first, choice, by: authority, in: turn).map { .known($0.id) }
        }
        let taken = world.roster.people.map(\.id.rawValue)
        let id = try fresh(PersonID.self, "p", .lastNewPerson, beside: taken, in: turn)
        return id.map { .new($0, name: typed, post: world.phrasebook.label(.headOfSchool)) }
    }

    /// `s-new-1`, or the next that nothing has or ever had.
    private func fresh<Tag>(
        _ type: Identifier<Tag>.Type,
        _ letter: String,
        _ mark: Mark,
        beside taken: [String],
        in turn: Turn
    ) throws -> Identifier<Tag>? {
        let prefix = "\(letter)-new-"
        let numbers = taken.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }
        return Identifier("\(prefix)\(try turn.ledger.nextNumber(after: numbers.max() ?? 0, mark))")
    }
}

/// Who is meant by what was typed.
extension Dialogue {
    /// How many people can be told apart in one message.
    static let mostChoices = 8

    /// The one person meant. Nil where that is not clear; then the question has been asked, with a button for each.
    private func one(
        _ typed: String,
        at place: PersonChoice.Place,
        _ choice: PersonChoice,
        by authority: Authority,
        in turn: Turn,
        preferring isLikely: (Person) -> Bool = { _ in false }
    ) throws -> Person? {
        let all = PersonSearch(world.roster).people(typed, by: authority)
        if let chosen = choice.person(at: place, among: all) { return chosen }
        let likely = all.filter(isLikely)
        let found = likely.isEmpty ? all : likely
        if found.count == 1 { return found[0] }
        let shown = found.prefix(Self.mostChoices)
        let text = try world.phrasebook.text(
            .whichPerson,
            [
                "typed": .text(world.typed(typed)), "isNobody": .flag(found.isEmpty),
                "hasMore": .flag(found.count > shown.count),
            ]
        )
        let buttons = shown.map { person in
            [Button(label(of: person), press: PlainPress.choose(choice.with(person.id, at: place)).text)]
        }
        try turn.reply(OutgoingMessage(text: text, buttons: buttons))
        return nil
    }

    /// A person on a button.
    func label(of person: Person) -> String {
        guard world.mayName else { return world.name(of: person.id) }
        let code = world.roster.schools(headedBy: person.id).first?.code
        let place = code ?? (person.isNamed ? MessageLimit.cut(person.post, to: MessageLimit.briefTitle) : "")
        return [person.name, place].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// A command that a button began and these words finished.
    private func finished(by words: String, in turn: Turn) throws -> Command? {
        guard let record = try turn.ledger.finishedCommand(by: words, in: turn.event.chat),
            case .command(let name, let beginning)? = record.act
        else { return nil }
        return Command("/\(name) \(beginning) \(words)")
    }

    /// A button under the question: the command is carried out as it was typed, with the person chosen.
    ///
    /// Returns: false where the command is forgotten, or is not his to give any more.
    func choose(_ choice: PersonChoice, in turn: Turn) throws -> Bool {
        guard let person = turn.person.flatMap(world.roster.person),
            case .text(let text, _, _)? = try turn.ledger.content(ofEvent: choice.event, in: turn.event.chat),
            let typed = try Command(text) ?? finished(by: text, in: turn),
            let command = BotCommand(rawValue: typed.name),
            [.replace, .deputy, .school].contains(command)
        else { return false }
        guard turn.reach(of: command, for: person) > .none else { return false }
        try carryOut(command, typed.argument, by: person, choosing: choice, in: turn)
        return true
    }
}

extension PersonSearch {
    /// Those whom a coordinator may be told of. Of another municipality's people that is only whoever is meant by his
    /// name and alone: neither who heads a school there nor who else bears the name is his business.
    fileprivate func people(_ typed: String, by authority: Authority) -> [Person] {
        let all = people(typed)
        let known = all.filter { !authority.isOfOthers($0) }
        let isNamed = PersonID(typed.lowercased()) != all.first?.id && school(typed) == nil
        return known.isEmpty && all.count == 1 && isNamed ? all : known
    }
}
