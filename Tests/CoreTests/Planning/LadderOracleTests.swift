import Core
import Foundation
import TestSupport
import Testing

/// The ladder of random deadlines in random calendars against walking from day to day.
@Suite struct LadderOracleTests {
    /// What the policy asks for, found by walking.
    private struct Oracle {
        let calendar: CalendarWalker
        let policy: Policy
        let deadline: CivilDate

        var anchor: CivilDate { calendar.walk(0, from: deadline, step: -1) }

        /// The instant of each step that goes to the head of a school, or whom his silence climbs to.
        var moments: [Step: Date] {
            var days: [Step: CivilDate] = [:]
            for count in policy.before { days[.before(count)] = calendar.walk(count, from: anchor, step: -1) }
            for count in policy.after { days[.after(count)] = calendar.walk(count, from: anchor, step: 1) }
            let waits = policy.escalation
            days[.escalation(.curator)] = calendar.walk(waits.curator, from: anchor, step: 1)
            days[.escalation(.municipality)] = calendar.walk(waits.municipality, from: anchor, step: 1)
            days[.escalation(.region)] = calendar.walk(waits.region, from: anchor, step: 1)
            for (index, day) in weeks.enumerated() { days[.weekly(index + 1)] = day }
            return days.mapValues { .moscow($0) }
        }

        /// The first working day of each week that has one, from the first Monday three days or more away.
        private var weeks: [CivilDate] {
            var monday = (policy.after.last.map { calendar.walk($0, from: anchor, step: 1) } ?? anchor).adding(days: 3)
            while monday.weekday != .monday { monday = monday.adding(days: 1) }
            var found: [CivilDate] = []
            while found.count < policy.weeks {
                if let day = (0..<7).map({ monday.adding(days: $0) }).first(where: calendar.works) { found.append(day) }
                monday = monday.adding(days: 7)
            }
            return found
        }
    }

    /// A year and its neighbours with days off and working weekends strewn over them, and whole weeks off.
    private func calendar(using random: inout SeededGenerator) -> CalendarYear {
        let year = date("2021-09-01").ordinal...date("2023-06-30").ordinal
        func special(_ day: Int) -> SpecialDay { SpecialDay(date: CivilDate(ordinal: day), name: "random") }
        var off = (0..<Int.random(in: 0...80, using: &random)).map { _ in Int.random(in: year, using: &random) }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let first = Int.random(in: year, using: &random)
            off += first..<first + Int.random(in: 3...12, using: &random)
        }
        let working = (0..<Int.random(in: 0...20, using: &random)).map { _ in Int.random(in: year, using: &random) }
            .filter { CivilDate(ordinal: $0).weekday.isWeekend }
        return CalendarYear(
            year: 2022,
            daysOff: Set(off).map(special),
            workingDays: Set(working).map(special),
            regionalDaysOff: []
        )
    }

    private func policy(using random: inout SeededGenerator) -> Policy {
        func steps(_ range: ClosedRange<Int>, using random: inout SeededGenerator) -> [Int] {
            Array(Set((0..<Int.random(in: 0...4, using: &random)).map { _ in Int.random(in: range, using: &random) }))
        }
        let curator = Int.random(in: 1...10, using: &random)
        let municipality = curator + Int.random(in: 1...5, using: &random)
        return .usual(
            before: steps(0...20, using: &random).sorted(by: >),
            after: steps(1...15, using: &random).sorted(),
            weeks: .random(in: 0...10, using: &random),
            escalation: Policy.Escalation(curator: curator, municipality: municipality, region: municipality + 3)
        )
    }

    private func region(_ deadline: CivilDate, _ year: CalendarYear, _ policy: Policy) -> Region {
        Region {
            $0.activities = [.row(1, .deadline, .until(deadline.description), by: ["schools"])]
            $0.years = [year]
            $0.policy = policy
        }
    }

    /// One school's own notices and those its silence causes.
    private func moments(_ plan: [Notice]) -> [Step: [Date]] {
        let own = plan.filter { $0.obligation.subject == .school("s-1") && $0.ground != Ground(.curates) }
        return Dictionary(grouping: own, by: \.step).mapValues { $0.map(\.at) }
    }

    @Test func `every step falls on the day found by walking`() {
        var random = SeededGenerator()
        for _ in 1...150 {
            let deadline = date("2022-01-01").adding(days: .random(in: 0..<365, using: &random))
            let (year, policy) = (calendar(using: &random), policy(using: &random))
            let oracle = Oracle(calendar: CalendarWalker(years: [year]), policy: policy, deadline: deadline)
            let found = moments(region(deadline, year, policy).plan())
            let trace = Comment(rawValue: "\(deadline), \(policy), VEKHA_SEED=\(random.seed)")
            #expect(found == oracle.moments.mapValues { [$0] }, trace)
        }
    }

    @Test func `a decree moves the steps between which and the deadline it falls, and changes no key`() {
        var random = SeededGenerator()
        for _ in 1...150 {
            let deadline = date("2022-01-01").adding(days: .random(in: 0..<365, using: &random))
            let (year, policy) = (calendar(using: &random), policy(using: &random))
            let walker = CalendarWalker(years: [year])
            let decree = walker.walk(.random(in: 0...40, using: &random), from: deadline.adding(days: -30), step: 1)
            var region = region(deadline, year, policy)
            let before = region.plan()
            region.extraDaysOff = [SpecialDay(date: decree, name: "decree")]
            let after = Dictionary(region.plan().map { ($0.key, $0) }) { first, _ in first }
            let trace = Comment(rawValue: "\(deadline), off \(decree), \(policy), VEKHA_SEED=\(random.seed)")
            #expect(Set(after.keys) == Set(before.map(\.key)), trace)

            let anchor = walker.walk(0, from: deadline, step: -1)
            for notice in before {
                guard let moved = after[notice.key] else { continue }
                switch notice.step {
                case .before: #expect((moved.at < notice.at) == (notice.day...anchor).contains(decree), trace)
                // Not by this law: a week keeps its reminder unless the day itself is taken.
                case .weekly: break
                default: #expect((moved.at > notice.at) == (anchor < decree && decree <= notice.day), trace)
                }
            }
        }
    }
}
