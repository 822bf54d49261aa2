import Core
import TestSupport
import Testing

/// What a school is asked in a month.
@Suite struct ReportSheetTests {
    private static let january = Month(of: .on("2022-01-01"))
    private static let march = Month(of: .on("2022-03-01"))

    private static func sheet(
        in month: Month,
        answered: Set<Int> = [],
        earlier: [Report] = [],
        settled: [Int: Standing.State] = [:]
    ) throws -> ReportSheet {
        let configuration = try Configuration(files: CommittedConfig.files())
        let planner = Planner(
            roadmap: configuration.roadmap,
            roster: configuration.roster,
            calendar: WorkCalendar(years: configuration.calendar),
            policy: configuration.settings.policy,
            time: configuration.settings.time
        )
        let school = try #require(configuration.roster.schools.first)
        return planner.sheet(
            of: school,
            in: month,
            form: configuration.form,
            answered: answered,
            earlier: earlier,
            standing: { settled[$0.activity] }
        )
    }

    @Test(arguments: [
        // 7 and 8 are the schools' own; 15, 16, 24 and 33 go on all year and concern them.
        "2022-01-01": [7, 8, 15, 16, 24, 33],
        // From March to May the schools analyse the tests.
        "2022-04-01": [15, 16, 18, 24, 33],
        // In December the schools are among those who hold the round table.
        "2022-12-01": [15, 16, 24, 33, 34],
    ])
    func `the order's rows that concern the schools that month`(day: String, rows: [Int]) throws {
        #expect(try Self.sheet(in: Month(of: .on(day))).rows.map(\.number) == rows)
    }

    @Test func `what has been marked done is not asked again, unless this very report says so`() throws {
        let sheet = try Self.sheet(in: Self.january, settled: [7: .done, 8: .notApplicable])
        #expect(sheet.rows.map(\.number) == [15, 16, 24, 33])
        #expect(sheet.known.map(\.row.number) == [7, 8] && sheet.known.map(\.isDone) == [true, false])
        #expect(try Self.sheet(in: Self.january, answered: [7], settled: [7: .done]).known.isEmpty)
    }

    @Test func `what an earlier report settled is not asked again, what goes on is`() throws {
        let acts: [(Int, RowStatus)] = [(18, .done), (15, .done), (33, .notApplicable), (24, .notDone)]
        let entries = acts.enumerated().map { index, act in
            ReportEntry(
                id: Int64(index),
                at: .at("2022-03-21 10:00"),
                person: nil,
                act: .answered(row: act.0, status: act.1, reason: nil)
            )
        }
        let earlier = Report(school: .named("s-01"), month: Self.march, entries: entries)
        let sheet = try Self.sheet(in: Self.march.next, earlier: [earlier])
        #expect(sheet.rows.map(\.number) == [15, 16, 24])
        #expect(sheet.known.map(\.row.number) == [18, 33] && sheet.known.map(\.isDone) == [true, false])
        #expect(sheet.known.map(\.isFromReport) == [true, true])
    }

    @Test func `the form's questions come in their months`() throws {
        #expect(try Self.sheet(in: Self.january).questions.map(\.id.rawValue) == ["teachers", "help"])
        let june = try Self.sheet(in: Month(of: .on("2022-06-01")))
        #expect(june.questions.map(\.id.rawValue) == ["teachers", "help", "august-conference"])
    }

    @Test func `the month whose request went out last is the one to report on`() throws {
        let configuration = try Configuration(files: CommittedConfig.files())
        let planner = Planner(
            roadmap: configuration.roadmap,
            roster: configuration.roster,
            calendar: WorkCalendar(years: configuration.calendar),
            policy: configuration.settings.policy,
            time: configuration.settings.time
        )
        #expect(planner.reportMonth(on: .on("2022-01-19")) == nil)
        #expect(planner.reportMonth(on: .on("2022-01-20")) == Self.january)
        #expect(planner.reportMonth(on: .on("2022-08-10")) == Month(of: .on("2022-06-01")))
        let school = try #require(configuration.roster.schools.first?.id)
        let obligation = try #require(planner.reportObligation(of: school, in: Self.january))
        #expect(obligation.activity == 20 && obligation.occurrence.deadline == .on("2022-01-25"))
        #expect(planner.reportObligation(of: school, in: Month(of: .on("2022-07-01"))) == nil)
    }
}
