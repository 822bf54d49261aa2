extension Configuration {
    /// Reads the files of Config, given by their names relative to it, such as `calendar/2022.json`.
    ///
    /// Throws the problems of all files at once. The folder `schema` and files that are not JSON are not looked at.
    package init(files: [String: [UInt8]]) throws(Problems) {
        var reader = ConfigurationReader(files: files)
        self = try reader.read()
    }
}

/// Reads file by file and keeps what it has found wrong.
private struct ConfigurationReader {
    let files: [String: [UInt8]]
    private var problems: [Problem] = []

    init(files: [String: [UInt8]]) {
        self.files = files
    }

    mutating func read() throws(Problems) -> Configuration {
        let roster = file("roster.json") { RosterDocument.read($0, log: $1) }
        let roadmap = file("roadmap.json") { RoadmapDocument.read($0, log: $1, bodies: roster?.bodies) }
        let settings = file("settings.json") { SettingsDocument.read($0, log: $1) }
        let form = files["report.json"].map { _ in
            file("report.json") { ReportDocument.read($0, log: $1, roster: roster?.roster) }
        }
        let seminars = files[SeminarsDocument.file].map { _ in
            file(SeminarsDocument.file) {
                SeminarsDocument.read($0, log: $1, roster: roster?.roster, roadmap: roadmap)
            }
        }
        let calendar = calendarYears()
        reportUnknownFiles()
        if let roadmap, let calendar { check(roadmap, against: calendar) }
        if let roadmap, let roster = roster?.roster { check(roadmap, against: roster) }
        guard problems.isEmpty, let roster = roster?.roster, let roadmap, let settings, let calendar else {
            throw Problems(problems)
        }
        return Configuration(
            roadmap: roadmap,
            roster: roster,
            calendar: calendar,
            settings: settings,
            form: (form ?? nil) ?? .plain,
            seminars: (seminars ?? nil) ?? []
        )
    }

    private mutating func file<Value>(_ name: String, _ read: ([UInt8], ProblemLog) -> Value?) -> Value? {
        guard let bytes = files[name] else {
            report(name, found: .noFile, expected: .file)
            return nil
        }
        let log = ProblemLog(file: name)
        let value = read(bytes, log)
        problems += log.problems
        return value
    }

    /// Nil where a calendar has a mistake or there is none.
    private mutating func calendarYears() -> [CalendarYear]? {
        let names = files.keys.filter { $0.hasPrefix("calendar/") && $0.hasSuffix(".json") }.sorted()
        guard !names.isEmpty else {
            let text = "calendar/YYYY.json for every year of the roadmap"
            let found = Finding(.noCalendar, "", "no calendar")
            report("calendar", found: found, expected: Expectation(.calendars, "", text))
            return nil
        }
        var years: [CalendarYear] = []
        for name in names {
            guard let year = file(name, { CalendarDocument.read($0, log: $1) }) else { continue }
            if name != "calendar/\(year.year).json" {
                let expected = Expectation(.yearOfName, "", "the year of the file's name")
                report(name, path: "$.year", found: "\(year.year)", expected: expected)
            }
            years.append(year)
        }
        return years.count == names.count ? years : nil
    }

    /// A file under a wrong name would be left out in silence.
    private mutating func reportUnknownFiles() {
        let known = ["roadmap.json", "roster.json", "settings.json", "report.json", SeminarsDocument.file]
        for name in files.keys.sorted() where name.hasSuffix(".json") && !known.contains(name) {
            guard !name.hasPrefix("calendar/"), !name.hasPrefix("schema/") else { continue }
            let found = Finding(.unknownFile, "", "an unknown file")
            report(name, found: found, expected: NearestName.expectation(for: name, of: known))
        }
    }

    /// Working days are counted in every year that an activity touches, and between them.
    private mutating func check(_ roadmap: Roadmap, against calendar: [CalendarYear]) {
        let days = roadmap.activities.flatMap { [$0.schedule.start, $0.schedule.end].compactMap(\.self) }
        let years = days.map(\.year) + [roadmap.year]
        guard let first = years.min(), let last = years.max() else { return }
        for year in Set(first...last).subtracting(calendar.map(\.year)).sorted() {
            let expected = Expectation(.calendars, "", "the calendar of a year of the roadmap")
            report("calendar/\(year).json", found: .noFile, expected: expected)
        }
    }

    /// A row whose responsible bodies have nobody to write to would be silent all year.
    private mutating func check(_ roadmap: Roadmap, against roster: Roster) {
        for (index, activity) in roadmap.activities.enumerated() {
            let bodies = activity.responsibleBodies.compactMap(roster.body)
            guard bodies.count == activity.responsibleBodies.count, !bodies.contains(where: roster.reachesSomebody)
            else {
                continue
            }
            report(
                "roadmap.json",
                path: "$.activities[\(index)].responsibleBodies",
                found: Finding(bodies.map { "\"\($0.id)\"" }.joined(separator: ", ")),
                expected: Expectation(.peopledBody, "", "at least one body with people in roster.json")
            )
        }
    }

    private mutating func report(_ file: String, path: String = "$", found: Finding, expected: Expectation) {
        problems.append(Problem(file: file, path: path, found: found, expected: expected))
    }
}
