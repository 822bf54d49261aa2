package import struct Foundation.Date

/// What one row has to do with one person.
extension Planner {
    /// What a person answers for or helps with of a row, whenever it falls due; deputies left aside.
    package func ties(of person: PersonID, toRow row: Int) -> [AgendaItem] {
        duties.filter { $0.activity.number == row }.flatMap { duty in
            directory.ties(of: person, to: duty).flatMap { subject, relation in
                duty.terms.map { term in
                    AgendaItem(
                        obligation: duty.obligation(of: subject, in: term.occurrence),
                        ground: Ground(relation)
                    )
                }
            }
        }
    }

    /// The next reminder of a row that is planned for a person after a moment, unless what it asks for is settled.
    package func nextReminder(
        ofRow row: Int,
        for person: PersonID,
        after instant: Date,
        unless isSettled: (ObligationID) -> Bool
    ) -> Notice? {
        let ladder = Ladder(calendar: calendar, policy: policy)
        var next: Notice?
        for (index, duty) in duties.enumerated() where duty.activity.number == row {
            let ties = directory.ties(of: person, to: duty)
            guard !ties.isEmpty else { continue }
            for occasion in ladder.occasions(of: duty, at: index) where moment(on: occasion.day) > instant {
                let at = moment(on: occasion.day)
                guard next.map({ at < $0.at }) ?? true else { continue }
                for (subject, _) in ties {
                    let obligation = duty.obligation(of: subject, in: occasion.occurrence)
                    let recipient = directory.recipients(
                        of: obligation,
                        group: duty.group,
                        step: occasion.step,
                        on: occasion.day
                    )
                    .first { $0.person == person }
                    guard let recipient, !isSettled(obligation.id) else { continue }
                    next = notice(of: obligation, duty.activity, occasion.step, at: at, to: person, recipient.ground)
                    break
                }
            }
        }
        return next
    }

    /// True where silence about a row would be told to a person one day.
    package func hearsOfSilence(_ person: PersonID, aboutRow row: Int) -> Bool {
        let groups = duties.filter { $0.activity.number == row }.map(\.group)
        guard let somebody = roster.person(person) else { return false }
        return groups.contains { group in
            switch group {
            case .jointly, .body: false
            case .everyMunicipality, .everyCurator: somebody.roles.contains(.regionalCoordinator)
            case .everySchool:
                somebody.roles.contains(.regionalCoordinator) || !roster.schools(curatedBy: person).isEmpty
                    || roster.municipalities.contains { $0.coordinator == person }
            }
        }
    }
}
