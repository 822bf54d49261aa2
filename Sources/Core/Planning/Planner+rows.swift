package import struct Foundation.Date

/// What one row asks, and of whom.
extension Planner {
    /// The times at which a row is asked for, in order; empty for rows that are cancelled or asked about in the month's
    /// request only.
    package func terms(ofRow row: Int) -> [RowTerm] {
        var terms: [String: RowTerm] = [:]
        for duty in duties where duty.activity.number == row {
            let early = policy.before(duty.demand).max() ?? 0
            for term in duty.terms {
                let begins = term.opens ?? calendar.workingDay(early, before: term.occurrence.anchor)
                let known = terms[term.occurrence.id]
                terms[term.occurrence.id] = RowTerm(
                    occurrence: known?.occurrence ?? term.occurrence,
                    begins: min(begins, known?.begins ?? begins)
                )
            }
        }
        return terms.values.sorted {
            ($0.occurrence.anchor, $0.occurrence.id) < ($1.occurrence.anchor, $1.occurrence.id)
        }
    }

    /// Everybody's obligation of a row at one of these times, in the order of the roster.
    package func obligations(ofRow row: Int, in occurrence: String) -> [Obligation] {
        duties.filter { $0.activity.number == row }.flatMap { duty in
            duty.terms.filter { $0.occurrence.id == occurrence }.flatMap { term in
                directory.subjects(of: duty.group).map { duty.obligation(of: $0, in: term.occurrence) }
            }
        }
    }

    /// An obligation as the plan has it now; nil where the row was moved or cancelled, or the subject has left.
    package func obligation(_ id: ObligationID) -> Obligation? {
        duty(of: id).map { duty, occurrence in duty.obligation(of: id.subject, in: occurrence) }
    }

    /// What a subject should have done before a day, whether it has or not; what is asked anew since is left out.
    package func obligations(of subject: Subject, overdueOn day: CivilDate) -> [Obligation] {
        duties.filter { $0.group.holds(subject) && directory.knows(subject) }.flatMap { duty in
            duty.terms.filter { $0.occurrence.isOverdue(on: day) && $0.isOpen(on: day) }
                .map { duty.obligation(of: subject, in: $0.occurrence) }
        }
    }

    /// The row under which a row is asked for: its own number, or that of the month's request; nil where nobody is.
    package func askedUnder(row: Int) -> Int? {
        if duties.contains(where: { $0.activity.number == row }) { return row }
        guard let activity = roadmap.activity(row), activity.kind == .continuing, activity.cancelled == nil else {
            return nil
        }
        return duties.first { $0.demand == .report }?.activity.number
    }

    private func duty(of id: ObligationID) -> (Duty, Occurrence)? {
        for duty in duties
        where duty.activity.number == id.activity && duty.group.holds(id.subject) && directory.knows(id.subject) {
            if let term = duty.terms.first(where: { $0.occurrence.id == id.occurrence }) {
                return (duty, term.occurrence)
            }
        }
        return nil
    }
}

extension Planner {
    /// The reminders of an obligation that somebody asks for beside the ladder: one for each who answers for it on that
    /// day, deputies in their places. Of one day there is one, whoever asks.
    package func nudges(about obligation: Obligation, at moment: Date) -> [Notice] {
        let day = time.date(of: moment)
        guard let group = group(of: obligation), let activity = roadmap.activity(obligation.activity) else { return [] }
        return directory.recipients(of: obligation, group: group, step: .after(1), on: day).map { person, ground in
            notice(of: obligation, activity, .nudged(day), at: moment, to: person, ground)
        }
    }

    /// Those who answer for an obligation themselves, deputies left aside.
    package func responsible(for obligation: Obligation) -> [PersonID] {
        guard let group = group(of: obligation) else { return [] }
        return directory.responsible(for: obligation, group: group, step: .after(1)).map(\.person)
    }

    private func group(of obligation: Obligation) -> Duty.Group? {
        duty(of: obligation.id)?.0.group
    }
}

/// One time at which a row falls due.
package struct RowTerm: Hashable, Sendable {
    package let occurrence: Occurrence
    /// The first day on which anybody is written to about it.
    package let begins: CivilDate

    package init(occurrence: Occurrence, begins: CivilDate) {
        self.occurrence = occurrence
        self.begins = begins
    }
}
