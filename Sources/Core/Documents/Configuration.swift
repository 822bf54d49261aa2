/// Everything that the folder Config says, checked file by file and across files.
package struct Configuration: Sendable {
    package let roadmap: Roadmap
    package let roster: Roster
    /// In order; every year that the roadmap touches is there.
    package let calendar: [CalendarYear]
    package let settings: Settings
    /// The rows alone where the folder has no report.json.
    package let form: ReportForm
    /// None where the folder has no seminars.json.
    package let seminars: [Seminar]

    package init(
        roadmap: Roadmap,
        roster: Roster,
        calendar: [CalendarYear],
        settings: Settings,
        form: ReportForm = .plain,
        seminars: [Seminar] = []
    ) {
        self.roadmap = roadmap
        self.roster = roster
        self.calendar = calendar
        self.settings = settings
        self.form = form
        self.seminars = seminars
    }
}
