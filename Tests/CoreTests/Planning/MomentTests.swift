import Core
import Foundation
import TestSupport
import Testing

/// Windows and moments: what falls between which instants.
@Suite struct MomentTests {
    private let region = Region {
        $0.activities = [.row(1, .deadline, .days("2022-02-01", "2022-02-28"), by: ["institute"])]
        $0.policy = .usual(before: [1, 0], after: [1], weeks: 0)
    }
    private let moments: [Date] = [.moscow("2022-02-25"), .moscow("2022-02-28"), .moscow("2022-03-01")]

    @Test func `everything goes out at nine in Moscow, which is six in Greenwich`() {
        #expect(Set(region.plan().map(\.at)) == Set(moments))
        #expect(moments[0] == Date(timeIntervalSince1970: 1_645_768_800))
    }

    @Test func `a window holds its first instant and not its last`() {
        let planner = region.planner
        func count(_ window: Range<Date>) -> Int { planner.notices(in: window, standings: [:]).count }
        let whole = region.plan().count
        #expect(whole == 6)
        #expect(count(moments[0]..<moments[2]) == 4)
        #expect(count(moments[0].addingTimeInterval(0.001)..<moments[2].addingTimeInterval(0.001)) == 4)
        #expect(count(moments[1]..<moments[1].addingTimeInterval(0.001)) == 2)
    }

    @Test func `an empty window holds nothing, wherever it lies`() {
        let planner = region.planner
        for instant in moments + [.distantPast, .distantFuture, .moscow("2022-02-26")] {
            #expect(planner.notices(in: instant..<instant, standings: [:]).isEmpty)
            #expect(planner.settledNotices(in: instant..<instant, standings: [:]).isEmpty)
        }
    }

    @Test func `the next moment is the first one later than the instant, to the last bit`() {
        let planner = region.planner
        #expect(planner.nextMoment(after: .distantPast) == moments[0])
        for (moment, next) in zip(moments, moments.dropFirst().map(Optional.some) + [nil]) {
            let before = Date(timeIntervalSinceReferenceDate: moment.timeIntervalSinceReferenceDate.nextDown)
            #expect(planner.nextMoment(after: before) == moment)
            #expect(planner.nextMoment(after: moment) == next)
        }
        #expect(planner.nextMoment(after: .distantFuture) == nil)
    }

    @Test func `a roadmap without rows has no moments`() {
        let planner = Region { $0.activities = [] }.planner
        #expect(planner.nextMoment(after: .distantPast) == nil)
        #expect(planner.notices(in: .always, standings: [:]).isEmpty)
    }

    @Test func `stepping from moment to moment meets every notice once`() {
        let planner = Region().planner
        var instant = Date.distantPast
        var met: [Notice] = []
        while let next = planner.nextMoment(after: instant) {
            met += planner.notices(in: next..<next.addingTimeInterval(0.001), standings: [:])
            instant = next
        }
        #expect(met == planner.notices(in: .always, standings: [:]))
        #expect(!met.isEmpty)
    }
}
