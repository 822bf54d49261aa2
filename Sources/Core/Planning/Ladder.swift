/// Counts the steps before and after a deadline in working days.
struct Ladder {
    let calendar: WorkCalendar
    let policy: Policy

    /// Every rung of a duty's ladder, for each time it falls due.
    func occasions(of duty: Duty, at index: Int) -> [Occasion] {
        duty.terms.flatMap { term in
            rungs(of: duty, term).map { rung in
                Occasion(day: rung.day, duty: index, occurrence: term.occurrence, step: rung.step)
            }
        }
    }

    private typealias Rung = (day: CivilDate, step: Step)

    private func rungs(of duty: Duty, _ term: Term) -> [Rung] {
        let opening: [Rung] = term.opens.map { [($0, .opens)] } ?? []
        // Nobody is reminded of a request before it has come, nor beside it.
        let early = before(term.occurrence, policy.before(duty.demand)).filter { rung in
            term.opens.map { $0 < rung.day } ?? true
        }
        let late = overdue(term.occurrence, of: duty).filter { rung in term.closes.map { rung.day <= $0 } ?? true }
        return opening + early + late
    }

    private func before(_ occurrence: Occurrence, _ steps: [Int]) -> [Rung] {
        steps.map { (calendar.workingDay($0, before: occurrence.anchor), .before($0)) }
    }

    private func overdue(_ occurrence: Occurrence, of duty: Duty) -> [Rung] {
        func day(_ workingDays: Int) -> CivilDate { calendar.workingDay(workingDays, after: occurrence.anchor) }
        var rungs: [Rung] = policy.after.map { (day($0), .after($0)) }
        let last = rungs.last?.day ?? occurrence.anchor
        rungs += weeks(after: last).enumerated().map { ($1, .weekly($0 + 1)) }
        for tier in Step.Tier.allCases where duty.group.escalates(to: tier) {
            rungs.append((day(policy.escalation.wait(for: tier)), .escalation(tier)))
        }
        return rungs
    }

    /// The days of the weekly reminders: the first working day of each week, whatever the deadline, so that all that
    /// is overdue travels in one message a week. The first comes no sooner than three days after the last reminder.
    private func weeks(after last: CivilDate) -> [CivilDate] {
        let monday = last.adding(days: 8 - last.weekday.rawValue)
        let first = last.days(until: monday) >= 3 ? monday : monday.adding(days: 7)
        let days = (0...).lazy.compactMap { week -> CivilDate? in
            let monday = first.adding(days: week * 7)
            let day = calendar.next(onOrAfter: monday)
            // A week of holidays, as after New Year, has no reminder: the next week's comes on the same day.
            return monday.days(until: day) < 7 ? day : nil
        }
        return Array(days.prefix(policy.weeks))
    }
}

extension Duty.Group {
    /// The tiers that silence can climb to from here. An organisation of the region has none above it in the bot.
    func escalates(to tier: Step.Tier) -> Bool {
        switch self {
        case .jointly, .body: false
        case .everyMunicipality, .everyCurator: tier == .region
        case .everySchool: true
        }
    }
}
