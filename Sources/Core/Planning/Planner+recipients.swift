extension Planner {
    /// True where the plan as it is now would still tell the notice's recipient of its obligation.
    ///
    /// A notice that waited may have been overtaken: the row moved or was cancelled, the school left, somebody else is
    /// its curator now.
    package func stillCalls(for notice: Notice) -> Bool {
        let obligation = notice.obligation
        let day = time.date(of: notice.at)
        return duties.contains { duty in
            duty.activity.number == obligation.activity && duty.demand == obligation.demand
                && duty.group.holds(obligation.subject)
                && duty.terms.contains { $0.occurrence.id == obligation.occurrence.id }
                && directory.knows(obligation.subject)
                && isAsked(duty, of: obligation.subject, in: obligation.occurrence)
                && notice.step.plainly.contains { step in
                    directory.recipients(of: obligation, group: duty.group, step: step, on: day)
                        .contains { $0.person == notice.recipient }
                }
        }
    }
}

extension Step {
    /// The rungs of the ladder whose recipients a step may have: a step that a pause or a person's wish made has those
    /// of whatever it stands for.
    fileprivate var plainly: [Step] {
        switch self {
        case .opens, .before, .after, .weekly, .escalation: [self]
        case .escalationAnew(let tier, _): [.escalation(tier)]
        case .resumed, .snoozed: [.before(0), .after(1)] + Tier.allCases.map(Step.escalation)
        case .nudged: [.after(1)]
        }
    }
}

extension Duty.Group {
    /// True for subjects of the kind that such duties fall on.
    func holds(_ subject: Subject) -> Bool {
        switch (self, subject) {
        case (.jointly(let bodies), .body(let id)): bodies.first == id
        case (.body(let body), .body(let id)): body == id
        case (.everyMunicipality, .municipality), (.everySchool, .school), (.everyCurator, .curator): true
        default: false
        }
    }
}

extension RecipientDirectory {
    /// Found by look-up, however many schools there are.
    func knows(_ subject: Subject) -> Bool {
        switch subject {
        case .body(let id): roster.body(id) != nil
        case .municipality(let id): roster.municipality(id) != nil
        case .school(let id): roster.school(id) != nil
        case .curator(let id): roster.person(id)?.roles.contains(.curator) == true
        }
    }
}
