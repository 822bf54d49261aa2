import Core
import Foundation
import TestSupport
import Testing

/// Rows whose period is a rhythm: each of its months or quarters is a term of its own.
@Suite struct RhythmTests {
    private func plan(_ kind: ActivityKind, _ schedule: Period) -> [Notice] {
        Region { $0.activities = [.row(1, kind, schedule, by: ["institute"])] }.plan()
    }

    /// `id deadline` of each occurrence.
    private func terms(_ kind: ActivityKind, _ schedule: Period) -> [String] {
        Set(plan(kind, schedule).map(\.obligation.occurrence)).map { "\($0.id) \($0.deadline)" }.sorted()
    }

    @Test(arguments: [Recurrence.monthly, .weekly])
    func `a deadline every month is the month's last day, within the period`(recurrence: Recurrence) {
        #expect(
            terms(.deadline, .every(recurrence, from: "2022-03-10", to: "2022-06-15")) == [
                "2022-03 2022-03-31", "2022-04 2022-04-30", "2022-05 2022-05-31", "2022-06 2022-06-15",
            ]
        )
        #expect(terms(.deadline, .every(recurrence)).count == 12)
        let february = plan(.deadline, .every(recurrence)).first { $0.obligation.occurrence.id == "2022-02" }
        #expect(february?.obligation.occurrence.anchor == date("2022-02-28"))
    }

    @Test func `a deadline every quarter is the quarter's last day, within the period`() {
        #expect(
            terms(.deadline, .every(.quarterly)) == [
                "2022-01 2022-03-31", "2022-04 2022-06-30", "2022-07 2022-09-30", "2022-10 2022-12-31",
            ]
        )
        #expect(
            terms(.deadline, .every(.quarterly, from: "2022-01-01", to: "2022-11-30")).last == "2022-10 2022-11-30"
        )
    }

    @Test func `a rhythm over the new year goes on through it`() {
        let months = terms(.deadline, .every(.monthly, from: "2022-09-01", to: "2023-05-31"))
        #expect(months.count == 9)
        #expect(months.last == "2023-05 2023-05-31")
    }

    @Test func `a monthly conference has its day asked for every month, before the month and through it`() {
        let plan = plan(.videoconference, .every(.monthly))
        let ids = Set(plan.map(\.obligation.occurrence.id)).sorted()
        #expect(ids.count == 12 && ids.first == "2022-01" && ids.last == "2022-12")
        let january = plan.filter { $0.obligation.occurrence.id == "2022-01" }
        #expect(january.days(to: "method", about: .body("institute"))[.before(1)] == "2021-12-29")
        for notice in plan {
            let isWithin = notice.day.description.hasPrefix(notice.obligation.occurrence.id)
            #expect(notice.step.isOverdue == isWithin, "\(notice.key)")
        }
    }

    @Test func `a quarterly conference has its day asked for before each quarter of its period begins`() {
        #expect(
            terms(.videoconference, .every(.quarterly, from: "2022-02-15", to: "2022-10-31")) == [
                "2022-02 2022-02-14", "2022-05 2022-04-30", "2022-08 2022-07-31",
            ]
        )
    }
}
