import Core
import TestSupport
import Testing

/// How everything stands on a day, and the sums of it.
@Suite struct ProgressTests {
    private static let day = date("2022-03-24")

    /// Answers drawn at random for every obligation of a region.
    private struct Answered {
        let planner: Planner
        let standings: [ObligationID: Standing.State]

        init(_ region: Region, using random: inout SeededGenerator) {
            planner = region.planner
            var standings: [ObligationID: Standing.State] = [:]
            for undertaking in planner.undertakings {
                for subject in undertaking.subjects.subjects where Bool.random(using: &random) {
                    standings[undertaking.obligation(of: subject).id] = Standing.State.allCases.randomElement(
                        using: &random
                    )
                }
            }
            self.standings = standings
        }

        func progress(_ scope: ProgressScope = .region, row: Int? = nil, paused: Set<SchoolID> = []) -> RoadmapProgress
        {
            RoadmapProgress(
                on: ProgressTests.day,
                of: planner,
                within: scope,
                rows: row.map { [$0] },
                paused: paused,
                marks: { place in
                    let undertaking = planner.undertakings[place]
                    return undertaking.subjects.subjects.map { standings[undertaking.obligation(of: $0).id] }
                }
            )
        }
    }

    private static let every = Set(ProgressState.allCases)

    @Test func `every obligation that anybody is reminded of has its cell, and no other`() {
        let planner = Region().planner
        let answered = RoadmapProgress(on: Self.day, of: planner, within: .region, paused: [], marks: { _ in nil })
        let cells = Set(answered.cells(in: Self.every).map(\.obligation))
        #expect(cells == Set(Region().plan().map(\.obligation)))
    }

    @Test func `sums by row, by municipality and by month are sums of the same cells`() {
        var random = SeededGenerator()
        for _ in 1...20 {
            let progress = Answered(Region(), using: &random).progress()
            let total = progress.count()
            #expect(total.total == progress.cells(in: Self.every).count, "seed \(random.seed)")
            let rows = progress.roadmap.activities.map { progress.count(ofRow: $0.number) }
            #expect(rows.reduce(.zero) { $0 + $1 } == total)
            #expect(progress.months.map { progress.count(in: $0) }.reduce(.zero) { $0 + $1 } == total)
            #expect(progress.counts().values.reduce(.zero) { $0 + $1 } == total)
            for row in progress.roadmap.activities {
                let places = progress.counts { $0.activity == row.number }.values.reduce(.zero) { $0 + $1 }
                #expect(places == progress.count(ofRow: row.number))
            }
            for state in ProgressState.allCases {
                #expect(progress.cells(in: [state]).count == total[state])
            }
        }
    }

    @Test func `a municipality sees its own part of what the region sees, and one row is a part of all`() {
        var random = SeededGenerator()
        let answered = Answered(Region(), using: &random)
        let (region, north) = (answered.progress(), answered.progress(.municipalities(["north"])))
        #expect(north.count() == region.counts()["north"])
        #expect(north.cells(in: Self.every).allSatisfy { $0.home == "north" })
        #expect(answered.progress(row: 1).count() == region.count(ofRow: 1))
        let school = answered.progress(.subjects([.school("s-1")]))
        #expect(school.cells(in: Self.every).map(\.subject).allSatisfy { $0 == .school("s-1") })
        #expect(school.count().total == 12, "row 1 and eleven reports")
    }

    @Test func `the day and the answer tell the state`() {
        let planner = Region().planner
        func states(_ day: String, _ mark: Standing.State? = nil, paused: Set<SchoolID> = []) -> Set<ProgressState> {
            let progress = RoadmapProgress(
                on: date(day),
                of: planner,
                within: .subjects([.school("s-1")]),
                rows: [1],
                paused: paused,
                marks: { place in
                    [Standing.State?](repeating: mark, count: planner.undertakings[place].subjects.subjects.count)
                }
            )
            return Set(progress.cells(in: Self.every).map(\.state))
        }
        // Row 1 is the schools' from 1 January to 28 February.
        #expect(states("2021-12-31") == [.ahead])
        #expect(states("2022-01-01") == [.due])
        #expect(states("2022-02-28") == [.due])
        #expect(states("2022-03-01") == [.overdue])
        #expect(states("2022-02-28", .inProgress) == [.inProgress])
        #expect(states("2022-03-01", .inProgress) == [.overdue])
        #expect(states("2022-03-01", .done) == [.done])
        #expect(states("2022-03-01", .notApplicable) == [.notApplicable])
        #expect(states("2022-03-01", paused: ["s-1"]) == [.paused])
        #expect(states("2022-03-01", .inProgress, paused: ["s-1"]) == [.paused])
        #expect(states("2022-03-01", .done, paused: ["s-1"]) == [.done])
        #expect(states("2022-03-01", paused: ["s-2"]) == [.overdue])
    }

    @Test func `a row is as far as its subjects are, and a cancelled one asks nobody`() {
        let region = Region { region in
            region.activities[1] = .row(
                2,
                .deadline,
                .days("2022-03-01", "2022-03-31"),
                by: ["ministry"],
                cancelled: "приказ"
            )
        }
        let planner = region.planner
        func stage(_ row: Int, _ day: String, _ mark: Standing.State? = nil) -> RowStage? {
            let progress = RoadmapProgress(on: date(day), of: planner, within: .region, paused: []) { place in
                [Standing.State?](repeating: mark, count: planner.undertakings[place].subjects.subjects.count)
            }
            return planner.roadmap.activity(row).map { progress.stage(of: $0) }
        }
        #expect(stage(1, "2021-12-30") == .ahead)
        #expect(stage(1, "2022-02-01") == .running)
        #expect(stage(1, "2022-03-01") == .overdue)
        #expect(stage(1, "2022-03-01", .done) == .done)
        #expect(stage(2, "2022-03-10") == .cancelled)
        #expect(stage(7, "2021-12-30") == .ahead)
        #expect(stage(7, "2022-12-30") == .running)
        #expect(stage(7, "2023-01-10") == .done)
    }

    @Test func `each subject is counted in one municipality`() {
        let roster = Region().roster
        #expect(roster.home(of: .school("s-3")) == "south")
        #expect(roster.home(of: .curator("curator-1")) == "north")
        #expect(roster.home(of: .municipality("south")) == "south")
        #expect(roster.home(of: .body("ministry")) == nil)
    }

    @Test func `a person answers for his schools, his municipality, his organisation`() {
        let planner = Region().planner
        let day = date("2022-03-01")
        #expect(planner.subjects(of: "head-1", on: day) == [.school("s-1")])
        #expect(
            planner.subjects(of: "curator-1", on: day) == [.curator("curator-1"), .school("s-1"), .school("s-2")]
        )
        #expect(planner.subjects(of: "official", on: day) == [.body("ministry")])
        #expect(planner.subjects(of: "observer", on: day).isEmpty)
    }
}
