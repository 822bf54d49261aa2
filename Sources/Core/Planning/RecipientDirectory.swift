/// Finds subjects and people behind a duty, with deputies put in place.
struct RecipientDirectory: Sendable {
    typealias Recipient = (person: PersonID, ground: Ground)

    let roster: Roster
    private let municipalities: [Subject]
    private let schools: [Subject]
    private let curators: [Subject]
    private let regionalCoordinators: [PersonID]
    private let deputies: [PersonID: [Deputy]]

    init(roster: Roster) {
        self.roster = roster
        municipalities = roster.municipalities.map { .municipality($0.id) }
        schools = roster.schools.map { .school($0.id) }
        // A curator without schools has nothing to report on and nobody to guide.
        curators = roster.people(in: .curator).filter { roster.guides($0.id) }.map { .curator($0.id) }
        regionalCoordinators = roster.people(in: .regionalCoordinator).map(\.id)
        // A deputy without dates only steps in for somebody who cannot be reached; that is the courier's matter.
        deputies = Dictionary(grouping: roster.deputies.filter { !$0.isForAbsence }, by: \.person)
    }

    func subjects(of group: Duty.Group) -> [Subject] {
        switch group {
        case .jointly(let bodies): bodies.prefix(1).map { .body($0) }
        case .body(let body): [.body(body)]
        case .everyMunicipality: municipalities
        case .everySchool: schools
        case .everyCurator: curators
        }
    }

    /// Names nobody twice; where several relations meet in one person, the strongest is given.
    func recipients(of obligation: Obligation, group: Duty.Group, step: Step, on day: CivilDate) -> [Recipient] {
        let direct: [Recipient] =
            if case .escalation(let tier) = step {
                escalated(obligation.subject, to: tier).map { ($0, Ground(.escalated(tier))) }
            } else {
                responsible(for: obligation, group: group, step: step)
            }
        var recipients: [Recipient] = []
        for recipient in direct.lazy.map({ standIn(for: $0, on: day) }) {
            if let known = recipients.firstIndex(where: { $0.person == recipient.person }) {
                recipients[known].ground = recipients[known].ground.stronger(recipient.ground)
            } else {
                recipients.append(recipient)
            }
        }
        return recipients
    }

    /// Whom a step tells before deputies are put in place.
    func responsible(for obligation: Obligation, group: Duty.Group, step: Step) -> [Recipient] {
        switch obligation.subject {
        case .body(let id):
            let bodies = if case .jointly(let bodies) = group { bodies } else { [id] }
            return bodies.flatMap { roster.people(of: $0) }.filter(isAsked).map { ($0.id, Ground(.responsible)) }
        case .municipality(let id):
            return roster.municipality(id)?.coordinator.map { [($0, Ground(.responsible))] } ?? []
        case .curator(let id):
            return [(id, Ground(.responsible))]
        case .school(let id):
            guard let school = roster.school(id) else { return [] }
            // A curator helps before the deadline; after it he hears of silence by escalation only.
            let helps = obligation.demand == .carryOut && !step.isOverdue
            let curator = helps ? school.curator : nil
            return [(school.head, Ground(.responsible))] + (curator.map { [($0, Ground(.curates))] } ?? [])
        }
    }

    private func escalated(_ subject: Subject, to tier: Step.Tier) -> [PersonID] {
        switch (tier, subject) {
        case (.region, _): regionalCoordinators
        case (.curator, .school(let id)): (roster.school(id)?.curator).map { [$0] } ?? []
        case (.municipality, .school(let id)):
            (roster.school(id).flatMap { roster.municipality($0.municipality) }?.coordinator).map { [$0] } ?? []
        case (.curator, _), (.municipality, _): []
        }
    }

    /// Observers read and are never asked.
    func isAsked(_ person: Person) -> Bool {
        person.roles != [.observer]
    }
}

/// Deputies for a time.
extension RecipientDirectory {
    /// The people whose notices of that day go to this one.
    func deputised(by person: PersonID, on day: CivilDate) -> [PersonID] {
        deputies.keys.filter { deputy(of: $0, on: day) == person }.sorted()
    }

    private func standIn(for recipient: Recipient, on day: CivilDate) -> Recipient {
        guard let deputy = deputy(of: recipient.person, on: day) else { return recipient }
        return (deputy, Ground(recipient.ground.relation, inPlaceOf: recipient.person))
    }

    /// Who gets a person's notices of that day; nil where he gets them himself.
    private func deputy(of person: PersonID, on day: CivilDate) -> PersonID? {
        deputies[person]?.first { $0.isActive(on: day) }?.deputy
    }
}
