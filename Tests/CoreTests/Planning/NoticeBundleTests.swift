import Core
import Foundation
import TestSupport
import Testing

/// One morning, one person: one message.
@Suite struct NoticeBundleTests {
    private let plan = Region().plan()

    @Test func `every notice travels in one bundle, of its moment and person`() {
        let bundles = NoticeBundle.group(plan)
        #expect(bundles.flatMap(\.notices).count == plan.count)
        #expect(Set(bundles.flatMap(\.notices)) == Set(plan))
        #expect(
            bundles.allSatisfy { bundle in
                !bundle.notices.isEmpty
                    && bundle.notices.allSatisfy { $0.at == bundle.at && $0.recipient == bundle.recipient }
            }
        )
        #expect(Set(bundles.map { "\($0.at) \($0.recipient)" }).count == bundles.count)
    }

    @Test func `bundles come by moment, then by recipient`() {
        let places = NoticeBundle.group(plan).map { ($0.at, $0.recipient) }
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `grouping does not depend on the order of the notices`() {
        var random = SeededGenerator()
        let bundles = NoticeBundle.group(plan)
        for _ in 1...5 {
            #expect(NoticeBundle.group(plan.shuffled(using: &random)) == bundles, "VEKHA_SEED=\(random.seed)")
        }
        #expect(NoticeBundle.group([]).isEmpty)
    }

    @Test func `the earliest deadline comes first, then the lower row`() throws {
        let region = Region {
            $0.policy = .usual(before: [5, 1, 0])
            $0.activities = [
                .row(12, .deadline, .until("2022-02-28"), by: ["schools"]),
                .row(4, .deadline, .until("2022-02-28"), by: ["schools"]),
                .row(2, .deadline, .until("2022-03-04"), by: ["schools"]),
                .row(30, .deadline, .until("2022-02-25"), by: ["schools"]),
            ]
        }
        let morning = try #require(
            NoticeBundle.group(region.plan()).first { $0.recipient == "head-1" && $0.at == .moscow("2022-02-25") }
        )
        // Row 2 is five working days away, rows 4 and 12 one, row 30 is due.
        #expect(morning.notices.map(\.obligation.activity) == [30, 4, 12, 2])
        #expect(morning.activities == [2, 4, 12, 30])
    }

    @Test func `a curator hears of all his schools at once, each row named once`() throws {
        let morning = try #require(
            NoticeBundle.group(plan).first { $0.recipient == "curator-1" && $0.at == .moscow("2022-02-11") }
        )
        #expect(morning.notices.map(\.obligation.subject) == [.school("s-1"), .school("s-2")])
        #expect(morning.activities == [1])
    }
}
