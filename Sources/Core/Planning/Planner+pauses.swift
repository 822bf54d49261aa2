internal import struct Foundation.Date

/// What the end of a pause brings.
extension Planner {
    /// The notices that exist only because of pauses, whenever they are due: on the first working day after each, all
    /// that it withheld and is still to be answered; and from then on, in working days, the tiers that silence had not
    /// yet climbed to.
    ///
    /// A pause still in force is taken to end on its last day.
    package func notices(after pauses: Pauses) -> [Notice] {
        guard !pauses.isEmpty else { return [] }
        let ladder = Ladder(calendar: calendar, policy: policy)
        let schools = pauses.schools.filter { roster.school($0) != nil }
        return duties.indices.filter { duties[$0].group == .everySchool }.flatMap { index in
            let rungs = Dictionary(grouping: ladder.occasions(of: duties[index], at: index), by: \.occurrence)
            return duties[index].terms.flatMap { term in
                schools.flatMap { school in
                    notices(
                        of: duties[index],
                        term,
                        school,
                        rungs: rungs[term.occurrence] ?? [],
                        pauses: pauses.of(school)
                    )
                }
            }
        }
    }

    private func notices(
        of duty: Duty,
        _ term: Term,
        _ school: SchoolID,
        rungs: [Occasion],
        pauses: [Pause]
    ) -> [Notice] {
        guard isAsked(duty, of: .school(school), in: term.occurrence) else { return [] }
        let obligation = duty.obligation(of: .school(school), in: term.occurrence)
        var notices: [Notice] = []
        func add(_ step: Step, spreadAs like: Step, on day: CivilDate) {
            for (person, ground) in directory.recipients(of: obligation, group: duty.group, step: like, on: day) {
                notices.append(notice(of: obligation, duty.activity, step, at: moment(on: day), to: person, ground))
            }
        }
        var reminders = rungs.filter { $0.step.tier == nil }.map(\.day)
        for pause in pauses where reminders.contains(where: pause.covers) {
            let day = calendar.next(onOrAfter: pause.lastDay.adding(days: 1))
            guard term.isOpen(on: day) else { continue }
            // Whoever would be reminded that day: the curator helps until the deadline only.
            add(.resumed(pause.lastDay), spreadAs: day <= term.occurrence.anchor ? .before(0) : .after(1), on: day)
            reminders.append(day)
        }
        for rung in rungs {
            guard let tier = rung.step.tier else { continue }
            var day = rung.day
            for pause in pauses where pause.postpones(dueOn: day, anchor: term.occurrence.anchor) {
                day = calendar.workingDay(
                    policy.escalation.wait(for: tier),
                    after: calendar.previous(onOrBefore: pause.lastDay)
                )
                guard term.isOpen(on: day) else { break }
                add(.escalationAnew(tier, since: pause.lastDay), spreadAs: .escalation(tier), on: day)
            }
        }
        return notices
    }
}
