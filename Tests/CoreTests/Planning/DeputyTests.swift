import Core
import Foundation
import TestSupport
import Testing

/// Who is written to when somebody stands in for somebody else.
@Suite struct DeputyTests {
    /// The head of school 1 is asked on 11, 22, 25 and 28 February, then from 1 March on.
    private func region(_ deputies: Deputy...) -> Region {
        Region {
            $0.activities = [.row(1, .deadline, .days("2022-01-01", "2022-02-28"), by: ["schools"])]
            $0.deputies = deputies
        }
    }

    private func early(_ region: Region) -> [Notice] {
        region.plan().filter { $0.obligation.subject == .school("s-1") && !$0.step.isOverdue }
    }

    @Test func `a deputy with dates gets the notices of those days, and the person the others`() {
        let plan = early(
            region(Deputy(person: "head-1", deputy: "head-2", from: date("2022-02-22"), to: date("2022-02-25")))
        )
        #expect(plan.days(to: "head-2", about: .school("s-1")) == [.before(3): "2022-02-22", .before(1): "2022-02-25"])
        #expect(
            plan.days(to: "head-1", about: .school("s-1")) == [.before(10): "2022-02-11", .before(0): "2022-02-28"]
        )
        let grounds = Set(plan.filter { $0.recipient == "head-2" }.map(\.ground))
        #expect(grounds == [Ground(.responsible, inPlaceOf: "head-1")])
    }

    @Test(arguments: [
        "..2022-02-22": ["2022-02-11", "2022-02-22"], "2022-02-23..": ["2022-02-25", "2022-02-28"],
    ])
    func `one date alone is open to the other side`(span: String, days: [String]) throws {
        let ends = span.components(separatedBy: "..").map { CivilDate(iso: $0) }
        let plan = early(region(Deputy(person: "head-1", deputy: "head-2", from: ends[0], to: ends[1])))
        #expect(plan.days(to: "head-2", about: .school("s-1")).values.sorted() == days)
    }

    @Test func `a deputy without dates changes nothing: the courier asks for him`() {
        #expect(region(Deputy(person: "head-1", deputy: "head-2")).plan() == region().plan())
    }

    @Test func `of two deputies at once the first named stands in, and only his agenda says so`() {
        let planner = region(
            Deputy(person: "head-1", deputy: "head-3", from: date("2022-02-01")),
            Deputy(person: "head-1", deputy: "head-2", from: date("2022-02-01"))
        ).planner
        let plan = planner.notices(in: .always, standings: [:]).filter { $0.obligation.subject == .school("s-1") }
        #expect(plan.recipients.contains("head-3"))
        #expect(!plan.recipients.contains("head-2"))
        let day = date("2022-02-10")
        #expect(planner.agenda(of: "head-3", on: day).map(\.obligation.subject) == [.school("s-1"), .school("s-3")])
        #expect(planner.agenda(of: "head-2", on: day).map(\.obligation.subject) == [.school("s-2")])
    }

    @Test func `a deputy's own deputy is not asked in turn`() {
        let plan = early(
            region(
                Deputy(person: "head-1", deputy: "head-2", from: date("2022-02-01")),
                Deputy(person: "head-2", deputy: "head-3", from: date("2022-02-01"))
            )
        )
        #expect(plan.recipients == ["head-2", "curator-1"])
    }

    @Test func `a curator who stands in for the head is told once, as the head's deputy`() {
        let region = region(Deputy(person: "head-1", deputy: "curator-1", from: date("2022-01-01")))
        let plan = early(region)
        #expect(plan.map(\.recipient) == Array(repeating: "curator-1", count: 4))
        #expect(Set(plan.map(\.ground)) == [Ground(.responsible, inPlaceOf: "head-1")])
        #expect(Set(region.plan().map(\.key)).count == region.plan().count)
        let item = region.planner.agenda(of: "curator-1", on: date("2022-02-01")).first
        #expect(item?.obligation.subject == .school("s-1"))
        #expect(item?.ground == Ground(.responsible, inPlaceOf: "head-1"))
    }

    @Test func `a head who curates his own school is told once, as its head`() {
        var region = region()
        region.schools[0] = .numbered(1, in: "north", curator: "head-1")
        #expect(early(region).map(\.recipient) == Array(repeating: "head-1", count: 4))
        #expect(Set(early(region).map(\.ground)) == [Ground(.responsible)])
    }

    @Test func `one's own duty comes before a colleague's`() {
        let region = Region {
            $0.activities = [.row(1, .deadline, .days("2022-02-01", "2022-02-28"), by: ["institute"])]
            $0.deputies = [Deputy(person: "region", deputy: "method", from: date("2022-01-01"))]
        }
        #expect(region.plan().recipients == ["method"])
        #expect(Set(region.plan().map(\.ground)) == [Ground(.responsible)])
        #expect(region.planner.agenda(of: "method", on: date("2022-02-01")).map(\.ground) == [Ground(.responsible)])
    }

    @Test func `silence is told to the deputy of whoever is away`() {
        let region = region(Deputy(person: "coordinator-north", deputy: "region", from: date("2022-03-01")))
        let told = region.plan().filter { $0.step == .escalation(.municipality) }
        #expect(told.filter { $0.obligation.subject == .school("s-1") }.map(\.recipient) == ["region"])
        #expect(told.first?.ground == Ground(.escalated(.municipality), inPlaceOf: "coordinator-north"))
    }
}
