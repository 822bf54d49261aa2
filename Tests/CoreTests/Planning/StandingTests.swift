import Core
import Foundation
import TestSupport
import Testing

/// What answers do to the plan.
@Suite struct StandingTests {
    private let region = Region {
        $0.activities = [
            .row(1, .deadline, .days("2022-01-01", "2022-02-28"), by: ["schools"]),
            .row(3, .seminar, .days("2022-04-01", "2022-04-30"), by: ["ministry", "institute"]),
        ]
    }
    private let school = ObligationID(activity: 1, occurrence: "2022-01-01..2022-02-28", subject: .school("s-1"))
    private let seminar = ObligationID(activity: 3, occurrence: "2022-04-01..2022-04-30", subject: .body("ministry"))

    private func standing(_ state: Standing.State, since: Date = .distantPast) -> Standing {
        Standing(state: state, since: since, by: "head-1")
    }

    @Test(arguments: [Standing.State.done, .notApplicable])
    func `what is settled is not reminded of, to nobody and on no step`(state: Standing.State) {
        let expected = region.plan().filter { $0.obligation.id != school }
        #expect(region.plan([school: standing(state)]) == expected)
        #expect(expected.count < region.plan().count)
    }

    @Test func `what is in progress is reminded of as before`() {
        #expect(region.plan([school: standing(.inProgress)]) == region.plan())
        let settled = region.planner.settledNotices(in: .always, standings: [school: standing(.inProgress)])
        #expect(settled.isEmpty)
    }

    @Test func `one answer settles what several are asked together`() {
        let asked = region.plan().filter { $0.obligation.id == seminar }
        #expect(asked.recipients == ["official", "region", "method"])
        #expect(!region.plan([seminar: standing(.done)]).contains { $0.obligation.id == seminar })
    }

    @Test func `an answer settles what comes after it, to the moment, and nothing before`() {
        // Reminders go out on 11, 22, 25 and 28 February.
        let moment = Date.moscow("2022-02-22")
        func open(_ since: Date) -> [CivilDate] {
            let plan = region.plan([school: standing(.done, since: since)]).filter { $0.obligation.id == school }
            return Set(plan.map(\.day)).sorted()
        }
        #expect(open(moment) == [date("2022-02-11")])
        #expect(open(moment.addingTimeInterval(0.001)) == [date("2022-02-11"), date("2022-02-22")])
        #expect(open(.distantFuture).count == Set(region.plan(ofRow: 1).map(\.day)).count)
    }

    @Test func `after a late answer silence climbs no further`() {
        let plan = region.plan([school: standing(.done, since: .moscow("2022-03-04", hour: 12))])
        let overdue = plan.filter { $0.obligation.id == school && $0.step.isOverdue }
        #expect(Set(overdue.map(\.step)) == [.after(1), .after(3), .escalation(.curator)])
    }

    @Test func `the settled notices are those left out, but for the overdue ones`() {
        var random = SeededGenerator()
        let planner = Region().planner
        let all = planner.notices(in: .always, standings: [:])
        for _ in 1...10 {
            var standings: Standings = [:]
            for id in Set(all.map(\.obligation.id)) where Bool.random(using: &random) {
                let state = Standing.State.allCases.randomElement(using: &random) ?? .done
                standings[id] = standing(state, since: all.randomElement(using: &random)?.at ?? .distantPast)
            }
            let due = planner.notices(in: .always, standings: standings)
            let settled = planner.settledNotices(in: .always, standings: standings)
            let leftOut = Set(all).subtracting(due)
            #expect(Set(settled) == leftOut.filter { !$0.step.isOverdue }, "VEKHA_SEED=\(random.seed)")
            #expect(settled == all.filter(Set(settled).contains), "VEKHA_SEED=\(random.seed)")
            #expect(due == all.filter(Set(due).contains), "VEKHA_SEED=\(random.seed)")
        }
    }

    @Test func `an answer about something unknown is of no consequence`() {
        let other = ObligationID(activity: 1, occurrence: "2021-01-01..2021-02-28", subject: .school("s-1"))
        #expect(region.plan([other: standing(.done)]) == region.plan())
    }
}
