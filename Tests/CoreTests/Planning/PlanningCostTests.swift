import Foundation
import TestSupport
import Testing

@testable import Core

/// The cost of planning: what is looked at grows with what is due, not with the region.
@Suite struct PlanningCostTests {
    private let small = Region.generated(schools: 10)
    private let large = Region.generated(schools: 10_000)

    @Test func `a year has as many occasions for ten thousand schools as for ten`() {
        let occasions = large.planner.occasions(in: .always)
        #expect(occasions.count == small.planner.occasions(in: .always).count)
        #expect((100...1_000).contains(occasions.count))
    }

    @Test func `an idle window holds no occasion`() {
        let planner = large.planner
        #expect(planner.occasions(in: .moscow("2022-02-26", hour: 0)..<(.moscow("2022-02-28", hour: 9))).isEmpty)
        #expect(planner.occasions(in: .moscow("2022-02-28", hour: 10)..<(.moscow("2022-03-01", hour: 9))).isEmpty)
    }

    @Test func `an occasion is spread over every school once`() {
        let morning: Range<Date> = .moscow("2022-02-28")..<(.moscow("2022-02-28", hour: 10))
        let due = large.planner.notices(in: morning, standings: [:]).filter { $0.obligation.activity == 1 }
        #expect(due.count { $0.ground.relation == .responsible } == 10_000)
        #expect(due.count { $0.ground.relation == .curates } == 10_000)
        #expect(due.count == 20_000)
        #expect(due.subjects.count == 10_000)
    }
}
