import Core
import Foundation
import TestSupport
import Testing

/// The days of a deadline's reminders, worked out by hand with the calendar of 2022 on the table.
@Suite struct LadderTests {
    private func region(_ last: String, policy: Policy = .usual(), off: String...) -> Region {
        Region {
            $0.activities = [.row(1, .deadline, .until(last), by: ["schools"])]
            $0.policy = policy
            $0.extraDaysOff = off.map { SpecialDay(date: date($0), name: "decree") }
        }
    }

    private func days(_ region: Region) -> [Step: String] {
        region.plan().days(to: "head-1", about: .school("s-1"))
    }

    /// 23 February, 7 and 8 March are days off, Saturday 5 March works.
    private static let february: [Step: String] = [
        .before(10): "2022-02-11", .before(3): "2022-02-22", .before(1): "2022-02-25", .before(0): "2022-02-28",
        .after(1): "2022-03-01", .after(3): "2022-03-03",
        .weekly(1): "2022-03-09", .weekly(2): "2022-03-14", .weekly(3): "2022-03-21", .weekly(4): "2022-03-28",
        .weekly(5): "2022-04-04", .weekly(6): "2022-04-11", .weekly(7): "2022-04-18", .weekly(8): "2022-04-25",
    ]

    @Test func `the ladder of a February deadline`() {
        #expect(days(region("2022-02-28")) == Self.february)
    }

    @Test func `a deadline on a Sunday counts from the Friday before`() {
        let plan = days(region("2022-07-31"))
        #expect(plan[.before(0)] == "2022-07-29")
        #expect(plan[.before(1)] == "2022-07-28")
        #expect(plan[.after(1)] == "2022-08-01")
        #expect(plan[.after(3)] == "2022-08-03")
        #expect(plan[.weekly(1)] == "2022-08-08")
        let occurrence = region("2022-07-31").plan().first?.obligation.occurrence
        #expect(occurrence?.deadline == date("2022-07-31"))
        #expect(occurrence?.anchor == date("2022-07-29"))
    }

    @Test func `the old year ends on 30 December where the 31st is a day off`() {
        let plan = days(region("2021-12-31"))
        #expect(plan[.before(10)] == "2021-12-16")
        #expect(plan[.before(3)] == "2021-12-27")
        #expect(plan[.before(1)] == "2021-12-29")
        #expect(plan[.before(0)] == "2021-12-30")
        #expect(plan[.after(1)] == "2022-01-10")
        #expect(plan[.after(3)] == "2022-01-12")
        #expect(plan[.weekly(1)] == "2022-01-17")
        let next = days(region("2022-12-31"))
        #expect(next[.before(0)] == "2022-12-30")
        #expect(next[.after(1)] == "2023-01-09")
    }

    @Test func `a working Saturday is a day like others`() {
        let plan = days(region("2022-03-05"))
        #expect(plan[.before(0)] == "2022-03-05")
        #expect(plan[.before(1)] == "2022-03-04")
        #expect(plan[.after(1)] == "2022-03-09")
    }

    @Test func `a decreed day off moves what it lies between, and no key`() {
        let (old, new) = (region("2022-02-28").plan(), region("2022-02-28", off: "2022-02-18", "2022-03-03").plan())
        #expect(old.keys == new.keys)
        #expect(
            new.days(to: "head-1", about: .school("s-1"))
                == Self.february.merging(
                    [.before(10): "2022-02-10", .after(3): "2022-03-04"]
                ) { $1 }
        )
        let curator = new.days(to: "curator-1", about: .school("s-1"))
        #expect(curator[.before(10)] == "2022-02-10")
        #expect(curator[.escalation(.curator)] == "2022-03-04")
        #expect(new.days(to: "region", about: .school("s-1")) == [.escalation(.region): "2022-03-16"])
    }

    @Test func `a decree that takes the last day moves the whole ladder before it`() {
        let plan = days(region("2022-02-28", off: "2022-02-28"))
        #expect(plan[.before(0)] == "2022-02-25")
        #expect(plan[.before(10)] == "2022-02-10")
        // The first working day after it stays the same.
        #expect(plan[.after(1)] == "2022-03-01")
    }

    @Test func `a week without working days has no weekly reminder`() {
        // Monday to Friday, 3 to 7 January, are days off.
        let plan = days(region("2021-12-20"))
        #expect(plan[.weekly(1)] == "2021-12-27")
        #expect(plan[.weekly(2)] == "2022-01-10")
        #expect(plan[.weekly(3)] == "2022-01-17")
        #expect(plan[.weekly(8)] == "2022-02-21")
        #expect(Set(plan.values).count == plan.count)
    }

    @Test(arguments: [
        // The last daily reminder is on a Wednesday, a Thursday, a Friday, a Monday.
        "2022-06-10": "2022-06-20", "2022-06-14": "2022-06-20", "2022-06-15": "2022-06-20", "2022-06-16": "2022-06-27",
    ])
    func `the first weekly reminder leaves three days after the last daily one`(deadline: String, first: String) {
        #expect(days(region(deadline, policy: .usual(after: [2])))[.weekly(1)] == first)
    }

    @Test func `lists may be empty and weeks nought`() {
        let silent = Policy.usual(before: [], after: [], weeks: 0, monthly: .usual(before: []), dateBefore: [])
        let region = region("2022-02-28", policy: silent)
        #expect(days(region).isEmpty)
        #expect(Set(region.plan().map(\.step)) == Set(Step.Tier.allCases.map(Step.escalation)))

        let year = Region { $0.policy = silent }.plan()
        let steps: Set<Step> = [.opens, .escalation(.curator), .escalation(.municipality), .escalation(.region)]
        #expect(Set(year.map(\.step)) == steps)
        #expect(year.keys.count == year.count)
    }

    @Test func `without daily reminders the weekly ones count from the deadline`() {
        let plan = days(region("2022-02-28", policy: .usual(before: [], after: [], weeks: 2)))
        #expect(plan == [.weekly(1): "2022-03-09", .weekly(2): "2022-03-14"])
    }
}
