import Core
import Foundation
import TestSupport
import Testing

/// Keys as they are written down.
@Suite struct NoticeKeyTests {
    @Test func `a key names roadmap, row, period, step, recipient with subject, and revision`() {
        let id = ObligationID(activity: 7, occurrence: "2022-01-01..2022-02-28", subject: .school("s-07"))
        let key = NoticeKey(roadmap: "500plus-2022", obligation: id, step: .before(3), recipient: "p-1", revision: 2)
        #expect(key.description == "500plus-2022/7/2022-01-01..2022-02-28/before-3/p-1@school:s-07/2")
    }

    @Test func `every key of a year reads back as itself`() {
        let plan = Region().plan()
        #expect(plan.allSatisfy { NoticeKey($0.key.description) == $0.key })
        #expect(plan.allSatisfy { $0.key.obligation == $0.obligation.id })
        #expect(plan.allSatisfy { $0.key.recipient == $0.recipient && $0.key.step == $0.step })
        // All kinds of steps and subjects are among them.
        #expect(Set(plan.map { $0.key.description.split(separator: "/")[3].prefix(3) }).count == 6)
        #expect(Set(plan.map(\.obligation.subject.kind)) == ["body", "municipality", "school", "curator"])
    }

    @Test(arguments: [
        "", "/////", "r/7/2022/due/p-1@body:b", "r/7/2022/due/p-1@body:b/1/", "r/7/2022/due/p-1/1",
        "r/+7/2022/due/p-1@body:b/1", "r/07/2022/due/p-1@body:b/1", "r/7/2022/due/p-1@body:b/+1",
        "R/7/2022/due/p-1@body:b/1", "r/7/2022/later/p-1@body:b/1", "r/7/2022/due/p-1@robot:b/1",
        "r/7/2022/due/p-1@school:/1", "r/7/2022/due/@body:b/1", "r/7/2022/due/p-1@p-2@body:b/1",
    ])
    func `what is no key is not read`(text: String) {
        #expect(NoticeKey(text) == nil)
    }

    @Test(arguments: [
        (Step.opens, "opens"), (.before(10), "before-10"), (.before(0), "due"), (.after(1), "after-1"),
        (.weekly(12), "weekly-12"), (.escalation(.curator), "escalation-curator"),
        (.escalation(.municipality), "escalation-municipality"), (.escalation(.region), "escalation-region"),
        (.nudged(date("2022-03-16")), "nudged-2022-03-16"),
    ])
    func `a step reads back as itself`(step: Step, text: String) {
        #expect(step.description == text)
        #expect(Step(text) == step)
    }

    @Test(arguments: [
        "", "-", "open", "Opens", "opens-1", "-opens", "due-0", "before", "before-", "before-0",
        "before-+3", "before-03", "after-x", "weekly", "escalation", "escalation-world", "escalation-curator-1",
    ])
    func `what is no step is not read`(text: String) {
        #expect(Step(text) == nil)
    }

    @Test(arguments: ["", ":", "school", "school:", "school:S", "pupil:a", "school:a:b", " school:a"])
    func `what is no subject is not read`(text: String) {
        #expect(Subject(text) == nil)
    }
}

/// One key, one notice: however often, late or in whatever order it is planned.
@Suite struct RepeatedPlanningTests {
    @Test func `no key comes twice in a year`() {
        for region in [Region(), .generated(schools: 200)] {
            let plan = region.plan()
            #expect(plan.keys.count == plan.count)
            #expect(plan.count > 1_000)
        }
    }

    @Test func `planning again gives the same`() {
        #expect(Region().plan() == Region().plan())
    }

    @Test func `the plan of a window is the plan of its parts, however it is cut`() {
        var random = SeededGenerator()
        let planner = Region().planner
        let whole: Range<Date> = .moscow("2021-11-15", hour: 0)..<(.moscow("2023-03-31", hour: 0))
        let plan = planner.notices(in: whole, standings: [:])
        #expect(plan.count == planner.notices(in: .always, standings: [:]).count)
        for _ in 1...20 {
            // Half of the cuts fall on a moment itself.
            let moments = (0..<10).compactMap { _ in plan.randomElement(using: &random)?.at }
            let others = (0..<10).map { _ in
                whole.lowerBound.addingTimeInterval(.random(in: 0...40_000_000, using: &random))
            }
            let cuts = ([whole.lowerBound, whole.upperBound] + moments + others).sorted()
            let pieces = zip(cuts, cuts.dropFirst()).flatMap { planner.notices(in: $0..<$1, standings: [:]) }
            #expect(pieces == plan, "VEKHA_SEED=\(random.seed)")
        }
    }

    @Test func `the order of the roster and of the rows is of no consequence`() {
        var random = SeededGenerator()
        let plan = Set(Region().plan())
        for _ in 1...10 {
            let shuffled = Region {
                $0.activities.shuffle(using: &random)
                $0.bodies.shuffle(using: &random)
                $0.municipalities.shuffle(using: &random)
                $0.schools.shuffle(using: &random)
                $0.people.shuffle(using: &random)
            }
            #expect(Set(shuffled.plan()) == plan, "VEKHA_SEED=\(random.seed)")
        }
    }

    @Test func `a revision renews the keys of its row and of no other`() {
        let amended = Region { region in
            region.activities[0] = .row(
                1,
                .deadline,
                region.activities[0].schedule,
                by: ["schools"],
                levels: [.institutional],
                revision: 2
            )
        }
        let (old, new) = (Region().plan(), amended.plan())
        #expect(old.map(\.at) == new.map(\.at))
        let changed = zip(old, new).filter { $0.key != $1.key }
        #expect(changed.allSatisfy { $0.obligation.activity == 1 && $1.key.revision == 2 })
        #expect(changed.count == Region().plan(ofRow: 1).count)
        #expect(new.keys.intersection(changed.map(\.0).keys).isEmpty)
    }
}
