extension RecipientDirectory {
    typealias Tie = (subject: Subject, relation: Ground.Relation)

    /// The subjects through which a duty reaches a person before its deadline: `recipients` read the other way round,
    /// deputies left aside.
    func ties(of person: PersonID, to duty: Duty) -> [Tie] {
        switch duty.group {
        case .jointly(let bodies):
            return bodies.first.map { isAsked(person, by: bodies) ? [(.body($0), .responsible)] : [] } ?? []
        case .body(let body):
            return isAsked(person, by: [body]) ? [(.body(body), .responsible)] : []
        case .everyMunicipality:
            return roster.municipalities.filter { $0.coordinator == person }.map {
                (.municipality($0.id), .responsible)
            }
        case .everySchool:
            let headed: [Tie] = roster.schools(headedBy: person).map { (.school($0.id), .responsible) }
            guard duty.demand == .carryOut else { return headed }
            return headed + roster.schools(curatedBy: person).map { (.school($0.id), .curates) }
        case .everyCurator:
            return roster.guides(person) ? [(.curator(person), .responsible)] : []
        }
    }

    private func isAsked(_ id: PersonID, by bodies: [BodyID]) -> Bool {
        guard let person = roster.person(id), let own = person.body else { return false }
        return bodies.contains(own) && isAsked(person)
    }
}

extension Roster {
    /// True for a curator who has schools.
    func guides(_ id: PersonID) -> Bool {
        person(id)?.roles.contains(.curator) == true && !schools(curatedBy: id).isEmpty
    }
}
