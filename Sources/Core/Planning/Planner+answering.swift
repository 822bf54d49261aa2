extension Planner {
    /// Whoever may say on a day how an obligation stands: those who answer for it and a school's curator by the roster
    /// as it is now, first of all, then those who stand in for them.
    ///
    /// A message stays in its chat when its reader has handed the post over; his word counts no more then.
    package func answerers(
        of obligation: Obligation,
        on day: CivilDate
    ) -> (holders: [PersonID], standIns: [PersonID]) {
        let roster = directory.roster
        let holders: [PersonID] =
            switch obligation.subject {
            case .body(let id):
                bodies(behind: obligation, first: id).flatMap { roster.people(of: $0) }.filter(directory.isAsked)
                    .map(\.id)
            case .municipality(let id): [roster.municipality(id)?.coordinator].compactMap(\.self)
            case .curator(let id): roster.person(id)?.roles.contains(.curator) == true ? [id] : []
            case .school(let id):
                roster.school(id).map { [$0.head, $0.curator].compactMap(\.self) } ?? []
            }
        let standIns = roster.deputies.filter { holders.contains($0.person) && $0.isActive(on: day) }.map(\.deputy)
        return (holders, standIns)
    }

    /// A date that several organisations set jointly may be set by any of them.
    private func bodies(behind obligation: Obligation, first: BodyID) -> [BodyID] {
        for duty in duties where duty.activity.number == obligation.activity && duty.demand == obligation.demand {
            if case .jointly(let bodies) = duty.group, bodies.first == first { return bodies }
        }
        return [first]
    }
}
