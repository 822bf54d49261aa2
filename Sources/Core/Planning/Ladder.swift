/// Counts the steps before and after a deadline in working days.
struct Ladder {
    let calendar: WorkCalendar
    let policy: Policy

    /// Every rung of a duty's ladder, for each time it falls due.
    func occasions(of duty: Duty, at index: Int) -> [Occasion] {
        duty.occurrences.indices.flatMap { position in
            let next = position + 1 < duty.occurrences.count ? duty.occurrences[position + 1] : nil
            return rungs(of: duty, duty.occurrences[position], next: next).map { rung in
                Occasion(day: rung.day, duty: index, occurrence: duty.occurrences[position], step: rung.step)
            }
        }
    }

    private typealias Rung = (day: CivilDate, step: Step)

    private func rungs(of duty: Duty, _ occurrence: Occurrence, next: Occurrence?) -> [Rung] {
        var rungs: [Rung] = []
        switch duty.demand {
        case .carryOut:
            rungs = before(occurrence, policy.before)
        case .setDate:
            rungs = before(occurrence, policy.dateBefore)
        case .report:
            guard let opens = opening(of: occurrence) else { return [] }
            rungs = [(opens, .opens)] + before(occurrence, policy.monthly.before).filter { $0.day > opens }
        }
        // What the next occurrence asks again is not chased under the old one.
        let limit = next.flatMap { opening(of: $0) ?? before($0, policy.dateBefore).first?.day }
        return rungs + overdue(occurrence, of: duty).filter { rung in limit.map { rung.day < $0 } ?? true }
    }

    private func opening(of occurrence: Occurrence) -> CivilDate? {
        guard occurrence.id.count == 7, let day = CivilDate(iso: occurrence.id + "-01") else { return nil }
        return min(occurrence.anchor, calendar.next(onOrAfter: Month(of: day).day(policy.monthly.opensDay)))
    }

    private func before(_ occurrence: Occurrence, _ steps: [Int]) -> [Rung] {
        steps.map { (calendar.workingDay($0, before: occurrence.anchor), .before($0)) }
    }

    private func overdue(_ occurrence: Occurrence, of duty: Duty) -> [Rung] {
        func day(_ workingDays: Int) -> CivilDate { calendar.workingDay(workingDays, after: occurrence.anchor) }
        var rungs: [Rung] = policy.after.map { (day($0), .after($0)) }
        if let last = rungs.last?.day, policy.weeks > 0 {
            rungs += (1...policy.weeks).map { (calendar.next(onOrAfter: last.adding(days: $0 * 7)), .weekly($0)) }
        }
        for tier in Step.Tier.allCases where duty.group.escalates(to: tier) {
            rungs.append((day(policy.escalation.wait(for: tier)), .escalation(tier)))
        }
        return rungs
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

extension Policy.Escalation {
    /// Working days after the deadline.
    package func wait(for tier: Step.Tier) -> Int {
        switch tier {
        case .curator: curator
        case .municipality: municipality
        case .region: region
        }
    }
}
