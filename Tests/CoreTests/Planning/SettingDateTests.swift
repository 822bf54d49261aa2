import Core
import Foundation
import TestSupport
import Testing

/// When a body is asked to set the day of a seminar.
@Suite struct SettingDateTests {
    private func region(_ schedule: Period) -> Region {
        Region { $0.activities = [.row(3, .seminar, schedule, by: ["institute"])] }
    }

    private func days(_ region: Region, in occurrence: String) -> [Step: String] {
        region.plan().filter { $0.obligation.occurrence.id == occurrence }.days(to: "method", about: .body("institute"))
    }

    @Test func `the day is to be set before the period begins, and is chased until it ends`() {
        let region = region(.days("2022-04-01", "2022-04-30"))
        #expect(
            days(region, in: "2022-04-01..2022-04-30") == [
                .before(10): "2022-03-17", .before(3): "2022-03-28", .before(1): "2022-03-30",
                .after(1): "2022-04-01", .after(3): "2022-04-05",
                .weekly(1): "2022-04-11", .weekly(2): "2022-04-18", .weekly(3): "2022-04-25",
            ]
        )
        let occurrence = region.plan().first?.obligation.occurrence
        #expect(occurrence?.deadline == date("2022-03-31"))
        #expect(occurrence?.anchor == date("2022-03-31"))
    }

    @Test func `where the period begins after days off, the last working day before them counts`() {
        let occurrence = region(.days("2022-05-01", "2022-05-31")).plan().first?.obligation.occurrence
        #expect(occurrence?.deadline == date("2022-04-30"))
        #expect(occurrence?.anchor == date("2022-04-29"))
    }

    @Test func `a short period ends the chase early`() {
        let plan = days(region(.days("2022-04-04", "2022-04-05")), in: "2022-04-04..2022-04-05")
        #expect(plan.filter(\.key.isOverdue) == [.after(1): "2022-04-04"])
    }

    @Test func `a period with only a last day begins early enough for every reminder`() {
        let plan = days(region(.until("2022-03-15")), in: "2022-03-15")
        #expect(plan[.before(1)] == "2022-02-24")
        #expect(plan.filter(\.key.isOverdue).values.max() == "2022-03-14")
    }

    @Test(arguments: [Recurrence.asNeeded, .bySchedule, .continuous])
    func `without days it is asked at the start of the year, and until its end`(recurrence: Recurrence) {
        var region = region(.every(recurrence))
        let plan = days(region, in: "2022")
        #expect(plan[.before(10)] == "2021-12-17")
        #expect(plan[.before(1)] == "2021-12-30")
        #expect(plan[.after(1)] == "2022-01-11")
        #expect(plan[.weekly(8)] == "2022-03-09")
        region.policy = .usual(weeks: 52)
        #expect(days(region, in: "2022").values.max() == "2022-12-26")
    }
}
