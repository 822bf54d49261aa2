import Core
import Foundation
import TestSupport
import Testing

/// The year of a roadmap like the order.
@Suite struct OrderLikeYearTests {
    private let region: Region
    private let plan: [Notice]

    init() throws {
        region = try OrderLikeRoadmap.region()
        plan = region.plan()
    }

    @Test func `every one of the rows is spoken of in the year`() {
        let planner = region.planner
        var spoken = Set(plan.map(\.obligation.activity))
        for notice in plan where notice.obligation.demand == .report {
            guard let first = CivilDate(iso: notice.obligation.occurrence.id + "-01") else { continue }
            let rows = planner.rowsOfRequest(to: notice.obligation.subject, in: Month(of: first))
            #expect(!rows.isEmpty, "\(notice.key)")
            spoken.formUnion(rows.map(\.number))
        }
        #expect(spoken == Set(1...34))
    }

    @Test(
        "A row falls on whom the order names",
        arguments: [
            1: "body:institute body:ministry municipality:north municipality:south",
            2: "body:institute municipality:north municipality:south",
            3: "body:ministry", 4: "body:ministry", 6: "body:institute",
            7: "school:s-1 school:s-2 school:s-3 school:s-4",
            8: "body:ministry municipality:north municipality:south school:s-1 school:s-2 school:s-3 school:s-4",
            12: "body:institute", 18: "body:institute body:ministry", 19: "body:ministry",
            25: "municipality:north municipality:south", 26: "body:ministry",
            28: "municipality:north municipality:south", 30: "body:ministry", 34: "body:institute",
        ]
    )
    func subjects(row: Int, subjects: String) {
        let found = plan.filter { $0.obligation.activity == row }.subjects.map(\.description).sorted()
        #expect(found.joined(separator: " ") == subjects)
    }

    @Test(
        "The last day of a row is the last of its months, its anchor the last working day in it",
        arguments: [
            1: ("2021-12-31", "2021-12-30"), 7: ("2022-02-28", "2022-02-28"), 10: ("2022-01-31", "2022-01-31"),
            14: ("2022-08-31", "2022-08-31"), 18: ("2022-05-31", "2022-05-31"), 23: ("2022-12-31", "2022-12-30"),
            28: ("2022-04-30", "2022-04-29"),
        ]
    )
    func anchors(row: Int, days: (deadline: String, anchor: String)) {
        let occurrences = Set(plan.filter { $0.obligation.activity == row }.map(\.obligation.occurrence))
        #expect(occurrences.map(\.deadline) == [date(days.deadline)])
        #expect(occurrences.map(\.anchor) == [date(days.anchor)])
    }

    @Test func `the month's request names to each what is his`() {
        let planner = region.planner
        func rows(_ subject: Subject) -> [Int] {
            Month(year: 2022, number: 3).map { planner.rowsOfRequest(to: subject, in: $0).map(\.number) } ?? []
        }
        #expect(rows(.school("s-1")) == [15, 16, 20, 24, 33])
        #expect(rows(.municipality("north")) == [20, 21, 24, 27, 33])
        #expect(rows(.body("institute")) == [16, 20, 21, 24, 27])
        #expect(rows(.body("ministry")) == [20, 21, 24, 27, 33])
        #expect(rows(.body("quality")) == [15])
        #expect(rows(.curator("curator-1")) == [])
    }

    @Test func `nobody gets two messages at one moment, nor any on a day off`() {
        let bundles = NoticeBundle.group(plan)
        #expect(Set(bundles.map { "\($0.recipient) \($0.at)" }).count == bundles.count)
        let calendar = CalendarWalker(years: region.years)
        #expect(plan.allSatisfy { calendar.works($0.day) })
    }
}
