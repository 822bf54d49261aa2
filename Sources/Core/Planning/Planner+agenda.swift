extension Planner {
    /// Everything the year asks of one person, by the day it is due: what he answers for himself and the schools he
    /// curates, his own and those he deputises for on the given day. What has closed by then is left out.
    package func agenda(of person: PersonID, on day: CivilDate) -> [AgendaItem] {
        let own = duties.flatMap { items(of: $0, for: person, on: day) }
        let deputised = directory.deputised(by: person, on: day).flatMap { holder in
            duties.flatMap { items(of: $0, for: holder, on: day, inPlaceOf: holder) }
        }
        var grounds: [Obligation: Ground] = [:]
        for item in own + deputised {
            grounds[item.obligation] = grounds[item.obligation]?.stronger(item.ground) ?? item.ground
        }
        return grounds.map(AgendaItem.init).sorted { $0.place < $1.place }
    }

    private func items(of duty: Duty, for person: PersonID, on day: CivilDate, inPlaceOf holder: PersonID? = nil)
        -> [AgendaItem]
    {
        directory.ties(of: person, to: duty).flatMap { subject, relation in
            duty.terms.filter { $0.isOpen(on: day) && isAsked(duty, of: subject, in: $0.occurrence) }.map { term in
                AgendaItem(
                    obligation: duty.obligation(of: subject, in: term.occurrence),
                    ground: Ground(relation, inPlaceOf: holder)
                )
            }
        }
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

    fileprivate var place: (CivilDate, Int, String) {
        (obligation.occurrence.anchor, obligation.activity, obligation.subject.description)
    }
}
