import Core
import TestSupport
import Testing

/// A date that a row leaves open is asked for until a seminar of that row stands in the file.
@Suite struct SetDatesTests {
    private func seminar(_ row: Int?, _ day: String, _ change: (inout Seminar) -> Void = { _ in }) -> Seminar {
        var seminar = Seminar(
            id: "vks",
            title: "Семинар",
            activity: row,
            start: LocalMoment(date: date(day), time: .at("10:00")),
            minutes: 60,
            link: "https://example.ru",
            invited: SeminarAudience(roles: [.schoolHead]),
            answerDays: 1
        )
        change(&seminar)
        return seminar
    }

    /// Whom the rows 3 (the institute, in April) and 4 (each municipality, in April) are still asked of.
    private func asked(_ seminars: Seminar...) -> [String] {
        let april = Period.days("2022-04-01", "2022-04-30")
        let region = Region { region in
            region.activities = [
                .row(3, .seminar, april, by: ["institute"]),
                .row(4, .seminar, april, by: ["municipalities"], levels: [.municipal]),
            ]
            region.seminars = seminars
        }
        return Set(region.plan().map { "\($0.obligation.activity) \($0.obligation.subject)" }).sorted()
    }

    private static let all = ["3 body:institute", "4 municipality:north", "4 municipality:south"]

    @Test func `a seminar of the row ends it for its organisers, and one called off does not`() {
        #expect(asked() == Self.all)
        #expect(asked(seminar(3, "2022-04-14")) == Array(Self.all.dropFirst()))
        #expect(asked(seminar(3, "2022-04-14") { $0.cancelled = "сбой" }) == Self.all)
        #expect(asked(seminar(nil, "2022-04-14"), seminar(7, "2022-04-14")) == Self.all)
    }

    @Test func `a municipality's date is set by what it is invited to`() {
        let north = seminar(4, "2022-04-14") { $0.invited.municipalities = ["north"] }
        #expect(asked(north) == ["3 body:institute", "4 municipality:south"])
        #expect(asked(seminar(4, "2022-04-14")) == ["3 body:institute"])
    }

    @Test func `what a municipality holds for its own is not what the region owes`() {
        func own(_ host: PersonID) -> Seminar {
            seminar(3, "2022-04-14") { seminar in
                seminar.invited.municipalities = ["north"]
                seminar.host = host
            }
        }
        #expect(asked(own("coordinator-north")) == Self.all)
        #expect(asked(own("region")) == Array(Self.all.dropFirst()))
    }

    @Test(
        arguments: [
            // An earlier or later day than the order's is a day all the same.
            ("2022-02-10", true), ("2022-06-10", true),
            // Another year's row with this number is another row.
            ("2021-04-14", false), ("2023-04-14", false),
        ] as [(String, Bool)]
    )
    func `any day of the row's year is its day`(day: String, isSet: Bool) {
        #expect(asked(seminar(3, day)) == (isSet ? Array(Self.all.dropFirst()) : Self.all))
    }

    @Test func `a period that began before the year has its day before it, too`() {
        func isAsked(_ day: String) -> Bool {
            let region = Region { region in
                region.activities = [.row(3, .seminar, .days("2021-12-01", "2022-01-31"), by: ["institute"])]
                region.seminars = [seminar(3, day)]
            }
            return !region.plan().isEmpty
        }
        #expect(!isAsked("2021-12-15") && !isAsked("2022-01-20") && isAsked("2020-12-15"))
    }

    @Test func `of a monthly row each month has its own date, and one that is skipped has none to set`() {
        func months(_ seminar: Seminar) -> [String] {
            let region = Region { region in
                region.activities = [.row(3, .videoconference, .every(.monthly), by: ["institute"])]
                region.seminars = [seminar]
            }
            return Set(region.plan().map(\.obligation.occurrence.id)).sorted()
        }
        let series = seminar(3, "2022-01-27") { seminar in
            seminar.series = SeminarSeries(startingOn: date("2022-01-27"), through: Month(of: date("2022-06-01")))
            seminar.series?.changes = [
                .init(month: Month(of: date("2022-02-01")), cancelled: "праздник"),
                .init(month: Month(of: date("2022-03-01")), start: .init(date: date("2022-04-05"), time: .at("10:00"))),
            ]
        }
        let later = (7...12).map { $0 < 10 ? "2022-0\($0)" : "2022-\($0)" }
        // March's was moved to April and stays March's.
        #expect(months(series) == later)
        var over = series
        over.cancelled = "решение"
        #expect(months(over).count == 12)
    }

    @Test func `it leaves the list of those it was asked of, and comes back`() {
        func list(_ seminars: [Seminar]) -> [Int] {
            let region = Region { region in
                region.activities = [.row(3, .seminar, .days("2022-04-01", "2022-04-30"), by: ["institute"])]
                region.seminars = seminars
            }
            return region.planner.agenda(of: "method", on: date("2022-03-01")).map(\.obligation.activity)
        }
        #expect(list([]) == [3])
        #expect(list([seminar(3, "2022-04-14")]).isEmpty)
        #expect(list([seminar(3, "2022-04-14") { $0.cancelled = "сбой" }]) == [3])
    }
}
