/// Everything that the folder Config says, checked file by file and across files.
package struct Configuration: Sendable {
    package let roadmap: Roadmap
    package let roster: Roster
    /// In order; every year that the roadmap touches is there.
    package let calendar: [CalendarYear]
    package let settings: Settings

    package init(roadmap: Roadmap, roster: Roster, calendar: [CalendarYear], settings: Settings) {
        self.roadmap = roadmap
        self.roster = roster
        self.calendar = calendar
        self.settings = settings
    }
}
