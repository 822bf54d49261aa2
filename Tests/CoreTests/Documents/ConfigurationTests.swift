import Core
import Testing

@Suite struct ConfigurationTests {
    @Test func `all files together become a configuration`() throws {
        let configuration = try Configuration(files: files())
        #expect(configuration.roadmap.year == 2022)
        #expect(configuration.roster.schools.count == 2)
        #expect(configuration.calendar.map(\.year) == [2022])
        #expect(configuration.settings.language == "en")
    }

    @Test func `the form of the report may be left out, and is checked against the roster where it is there`() throws {
        #expect(try Configuration(files: files()).form == .plain)
        var files = files()
        files["report.json"] = Array(ReportDocumentTests.valid.utf8)
        #expect(
            places(files) == ["report.json $.questions[0].schools[0]", "report.json $.questions[0].municipalities[0]"]
        )
    }

    @Test func `missing files are told one by one`() {
        #expect(
            problems([:]) == [
                "roster.json: $: found no such file, expected the file",
                "roadmap.json: $: found no such file, expected the file",
                "settings.json: $: found no such file, expected the file",
                "calendar: $: found no calendar, expected calendar/YYYY.json for every year of the roadmap",
            ]
        )
    }

    @Test func `the mistakes of all files are told in one run`() {
        var files = files()
        files["roster.json"]?.removeLast()
        files["roadmap.json"]?.replace([UInt8]("\"year\": 2022".utf8), with: [UInt8]("\"year\": 1".utf8))
        files["settings.json"]?.replace([UInt8]("Europe/Moscow".utf8), with: [UInt8]("Moscow".utf8))
        files["calendar/2022.json"]?.replace([UInt8]("2022-03-08".utf8), with: [UInt8]("2022-03-06".utf8))
        #expect(
            places(files) == [
                "roster.json $", "roadmap.json $.year", "settings.json $.timeZone",
                "calendar/2022.json $.daysOff[1].date",
            ]
        )
    }

    @Test func `activities refer to the roster's bodies, even where the roster has other mistakes`() {
        var files = files()
        files["roadmap.json"]?.replace([UInt8]("[\"moin\"]".utf8), with: [UInt8]("[\"coko\"]".utf8))
        #expect(places(files) == ["roadmap.json $.activities[1].responsibleBodies[0]"])
        files["roster.json"]?.replace([UInt8]("\"Министерство\"".utf8), with: [UInt8]("\"\"".utf8))
        #expect(places(files) == ["roster.json $.bodies[0].name", "roadmap.json $.activities[1].responsibleBodies[0]"])
    }

    @Test func `what refers into a missing section is not judged`() {
        var files = files()
        files["roster.json"]?.replace([UInt8]("\"bodies\"".utf8), with: [UInt8]("\"organs\"".utf8))
        #expect(places(files) == ["roster.json $.bodies", "roster.json $.organs"])
    }

    @Test func `a calendar is wanted for every year that the roadmap touches`() {
        var files = files()
        files["roadmap.json"]?.replace([UInt8]("Январь-февраль 2022 г.".utf8), with: [UInt8]("Декабрь 2020 г.".utf8))
        let expected = "found no such file, expected the calendar of a year of the roadmap"
        #expect(problems(files) == ["calendar/2020.json: $: \(expected)", "calendar/2021.json: $: \(expected)"])
    }

    @Test func `a calendar's year is that of its name`() {
        var files = files()
        files["calendar/2021.json"] = files["calendar/2022.json"]
        #expect(problems(files) == ["calendar/2021.json: $.year: found 2022, expected the year of the file's name"])
    }

    @Test func `a file under a wrong name is not passed over`() {
        var files = files()
        files["schema/roster.schema.json"] = []
        files["README.md"] = []
        files["roaster.json"] = []
        let names = "roadmap.json, roster.json, settings.json, report.json, seminars.json"
        let problem = "found an unknown file, expected one of: \(names) (did you mean \"roster.json\"?)"
        #expect(problems(files) == ["roaster.json: $: \(problem)"])
    }

    private func files() -> [String: [UInt8]] {
        [
            "roadmap.json": Array(RoadmapDocumentTests.valid.utf8),
            "roster.json": Array(RosterDocumentTests.valid.utf8),
            "settings.json": Array(SettingsDocumentTests.valid.utf8),
            "calendar/2022.json": Array(CalendarDocumentTests.valid.utf8),
        ]
    }

    private func problems(_ files: [String: [UInt8]]) -> [String] {
        all(files).map(\.description)
    }

    private func places(_ files: [String: [UInt8]]) -> [String] {
        all(files).map { "\($0.file) \($0.path)" }
    }

    private func all(_ files: [String: [UInt8]]) -> [Problem] {
        do throws(Problems) {
            _ = try Configuration(files: files)
            return []
        } catch {
            return error.all
        }
    }
}
