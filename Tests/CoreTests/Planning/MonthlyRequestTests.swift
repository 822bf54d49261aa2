import Core
import Foundation
import TestSupport
import Testing

/// The month's request: when it opens, by when it is due, what it asks and until when it is chased.
@Suite struct MonthlyRequestTests {
    private func plan(of month: String, in region: Region = Region()) -> [Step: String] {
        region.plan().filter { $0.obligation.demand == .report && $0.obligation.occurrence.id == month }
            .days(to: "head-1", about: .school("s-1"))
    }

    private func months(_ region: Region, of subject: Subject) -> [String] {
        Set(
            region.plan().filter { $0.obligation.demand == .report && $0.obligation.subject == subject }
                .map(\.obligation.occurrence.id)
        ).sorted()
    }

    @Test func `a month's request opens, is reminded of, and is chased until the next one opens`() {
        // The 20th of February is a Sunday, the 23rd a holiday; in March come the 7th and 8th, and Sunday the 20th.
        #expect(
            plan(of: "2022-02") == [
                .opens: "2022-02-21", .before(1): "2022-02-24", .before(0): "2022-02-25",
                .after(1): "2022-02-28", .after(3): "2022-03-02", .weekly(1): "2022-03-09", .weekly(2): "2022-03-14",
            ]
        )
        #expect(plan(of: "2022-03")[.opens] == "2022-03-21")
    }

    @Test func `silence about a month climbs while the month is chased`() {
        let report = Region().plan().filter {
            $0.obligation.occurrence.id == "2022-02" && $0.obligation.subject == .school("s-1") && $0.isEscalation
        }
        #expect(
            report.map { "\($0.recipient) \($0.day)" } == [
                "curator-1 2022-03-02", "coordinator-north 2022-03-05", "region 2022-03-14",
            ]
        )
        let slow = Region { $0.policy = .usual(escalation: Policy.Escalation(curator: 3, municipality: 6, region: 30)) }
        #expect(!slow.plan().contains { $0.step == .escalation(.region) && $0.obligation.occurrence.id == "2022-02" })
    }

    @Test(arguments: [
        "2022-06": ("2022-06-20", "2022-06-24", "2022-06-25"), "2022-09": ("2022-09-20", "2022-09-23", "2022-09-25"),
        "2022-11": ("2022-11-21", "2022-11-25", "2022-11-25"), "2022-12": ("2022-12-20", "2022-12-23", "2022-12-25"),
    ])
    func `a request opens on the next working day and is due on the previous one`(
        month: String,
        days: (opens: String, anchor: String, deadline: String)
    ) {
        let notices = Region().plan().filter { $0.obligation.demand == .report && $0.obligation.occurrence.id == month }
        #expect(Set(notices.filter { $0.step == .opens }.map(\.day)) == [date(days.opens)])
        #expect(Set(notices.map(\.obligation.occurrence.anchor)) == [date(days.anchor)])
        #expect(Set(notices.map(\.obligation.occurrence.deadline)) == [date(days.deadline)])
    }

    @Test func `in a month without reports nothing is asked, and the one before is chased through it`() {
        #expect(
            months(Region(), of: .school("s-1"))
                == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12].map { "2022-\($0 < 10 ? "0" : "")\($0)" }
        )
        let june = plan(of: "2022-06")
        #expect(june[.weekly(1)] == "2022-07-04")
        // August's request opens on Monday the 22nd.
        #expect(june[.weekly(7)] == "2022-08-15")
        #expect(june[.weekly(8)] == nil)
        #expect(plan(of: "2022-08")[.opens] == "2022-08-22")
        #expect(plan(of: "2022-12")[.weekly(8)] == "2023-02-27")
    }

    @Test func `without any months nothing is asked at all`() {
        let region = Region { $0.policy = .usual(monthly: .usual(without: Set(1...12))) }
        #expect(!region.plan().contains { $0.obligation.demand == .report })
        #expect(!region.plan().isEmpty)
    }

    @Test func `a request that opens on or after its last day is asked for on that day only once`() {
        var region = Region { $0.policy = .usual(monthly: .usual(opensDay: 30, dueDay: 31)) }
        // Saturday 30 April, then holidays until 4 May: the day it opens is the last.
        #expect(plan(of: "2022-04", in: region).filter { !$0.key.isOverdue } == [.opens: "2022-05-04"])
        #expect(plan(of: "2022-12", in: region).filter { !$0.key.isOverdue } == [.opens: "2022-12-30"])
        region.policy = .usual(monthly: .usual(opensDay: 25, dueDay: 26))
        #expect(
            plan(of: "2022-05", in: region).filter { !$0.key.isOverdue } == [
                .opens: "2022-05-25", .before(0): "2022-05-26",
            ]
        )
    }

    @Test func `each is asked the rows that are his, in the order of the roadmap`() throws {
        let planner = Region {
            $0.activities.append(.row(9, .continuing, .every(.continuous), by: ["institute"], for: ["schools"]))
        }.planner
        let march = try #require(Month(year: 2022, number: 3))
        func rows(_ subject: Subject) -> [Int] { planner.rowsOfRequest(to: subject, in: march).map(\.number) }
        #expect(rows(.school("s-1")) == [6, 9])
        #expect(rows(.municipality("north")) == [6])
        #expect(rows(.body("institute")) == [6, 9])
        #expect(rows(.body("ministry")) == [8])
        #expect(rows(.curator("curator-2")) == [7])
        #expect(rows(.body("fioko")) == [])
    }

    @Test func `a row for some months is asked about in those, and its people are let be in the others`() throws {
        let region = Region {
            $0.activities[7] = .row(8, .continuing, .days("2022-03-15", "2022-05-10"), by: ["ministry"])
        }
        #expect(months(region, of: .body("ministry")) == ["2022-03", "2022-04", "2022-05"])
        for (number, rows) in [2: [], 3: [8], 5: [8], 6: []] {
            let month = try #require(Month(year: 2022, number: number))
            #expect(region.planner.rowsOfRequest(to: .body("ministry"), in: month).map(\.number) == rows)
        }
    }

    @Test func `once the report itself is cancelled nobody is asked monthly`() {
        let region = Region {
            $0.activities[5] = .row(6, .monthlyReport, .every(.monthly), by: ["institute"], cancelled: "приказ")
        }
        #expect(!region.plan().contains { $0.obligation.demand == .report })
    }

    @Test func `a curator who has no school any more is asked for nothing`() {
        let region = Region { $0.schools[2] = .numbered(3, in: "south", curator: "curator-1") }
        #expect(!region.plan().contains { $0.recipient == "curator-2" })
        #expect(!region.plan().contains { $0.obligation.subject == .curator("curator-2") })
    }

    @Test func `without a row of reports the request is filed under the first continuing row`() {
        let region = Region { $0.activities.removeAll { $0.kind == .monthlyReport } }
        let requests = region.plan().filter { $0.obligation.demand == .report }
        #expect(Set(requests.map(\.obligation.activity)) == [7])
        #expect(requests.subjects == [.curator("curator-1"), .curator("curator-2"), .body("ministry")])
        let none = Region { $0.activities.removeAll { $0.kind == .monthlyReport || $0.kind == .continuing } }
        #expect(!none.plan().contains { $0.obligation.demand == .report })
    }

    @Test(arguments: [
        Activity.row(6, .continuing, .every(.continuous), by: ["institute"], for: ["schools"]),
        .row(6, .continuing, .every(.continuous), by: ["institute"], levels: [.regional, .institutional]),
        .row(6, .monthlyReport, .every(.monthly), by: ["institute"]),
    ])
    func `schools are asked where a row concerns them, by its audience, its level or as the report`(row: Activity) {
        let region = Region { $0.activities = [row] }
        #expect(region.plan().subjects.contains(.school("s-2")))
        #expect(!region.plan().subjects.contains(.municipality("north")))
    }
}
