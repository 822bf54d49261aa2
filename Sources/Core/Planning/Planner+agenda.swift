extension Planner {
    /// Everything the year asks of one person, by the day it is due: what he answers for himself and the schools he
    /// curates, his own and those he deputises for on the given day.
    package func agenda(of person: PersonID, on day: CivilDate) -> [AgendaItem] {
        let roles =
            [(person, nil)]
            + roster.deputies
            .filter { $0.deputy == person && $0.isActive(on: day) && ($0.from != nil || $0.to != nil) }
            .map { ($0.person, PersonID?.some($0.person)) }
        var seen: Set<ObligationID> = []
        var items: [AgendaItem] = []
        for (holder, inPlaceOf) in roles {
            for duty in duties {
                for (subject, relation) in relations(of: holder, in: duty) {
                    for occurrence in duty.terms.map(\.occurrence) {
                        let obligation = Obligation(
                            activity: duty.activity.number,
                            occurrence: occurrence,
                            subject: subject,
                            demand: duty.demand
                        )
                        guard seen.insert(obligation.id).inserted else { continue }
                        items.append(AgendaItem(obligation: obligation, ground: Ground(relation, inPlaceOf: inPlaceOf)))
                    }
                }
            }
        }
        return items.sorted {
            ($0.obligation.occurrence.anchor, $0.obligation.activity) < (
                $1.obligation.occurrence.anchor, $1.obligation.activity
            )
        }
    }

    /// Through which subjects a duty reaches a person who is not deputising.
    private func relations(of person: PersonID, in duty: Duty) -> [(Subject, Ground.Relation)] {
        switch duty.group {
        case .jointly(let bodies):
            guard let first = bodies.first, let own = roster.person(person)?.body, bodies.contains(own) else {
                return []
            }
            return isAsked(person) ? [(.body(first), .responsible)] : []
        case .body(let body):
            return roster.person(person)?.body == body && isAsked(person) ? [(.body(body), .responsible)] : []
        case .everyMunicipality:
            return roster.municipalities.filter { $0.coordinator == person }.map {
                (.municipality($0.id), .responsible)
            }
        case .everySchool:
            let headed = roster.schools(headedBy: person).map { (Subject.school($0.id), Ground.Relation.responsible) }
            guard duty.demand == .carryOut else { return headed }
            return headed + roster.schools(curatedBy: person).map { (.school($0.id), .curates) }
        case .everyCurator:
            return roster.person(person)?.roles.contains(.curator) == true ? [(.curator(person), .responsible)] : []
        }
    }

    private func isAsked(_ person: PersonID) -> Bool {
        roster.person(person)?.roles != [.observer]
    }
}

/// One obligation on a person's list, and what he has to do with it.
package struct AgendaItem: Hashable, Sendable {
    package let obligation: Obligation
    package let ground: Ground

    package init(obligation: Obligation, ground: Ground) {
        self.obligation = obligation
        self.ground = ground
    }
}
