package import Core
package import Wording

/// Everything the bot knows from its configuration at one moment.
package struct World: Sendable {
    package let planner: Planner
    package let settings: Settings
    package let form: ReportForm
    package let seminarPlanner: SeminarPlanner
    package let phrasebook: Phrasebook
    /// Changes whenever anything that planning depends on does.
    package let fingerprint: String
    /// The files of Config it was read from, so that a change of one can be tried on them; empty in a world made up.
    package let files: [String: [UInt8]]
    let shelf = ProgressShelf()

    package init(
        planner: Planner,
        settings: Settings,
        form: ReportForm = .plain,
        seminars: [Seminar] = [],
        phrasebook: Phrasebook,
        fingerprint: String,
        files: [String: [UInt8]] = [:]
    ) {
        self.planner = planner
        self.settings = settings
        self.form = form
        seminarPlanner = SeminarPlanner(
            seminars: seminars,
            roster: planner.roster,
            calendar: planner.calendar,
            time: settings.time,
            remindAt: planner.policy.remindAt,
            messagesPerSecond: settings.delivery.messagesPerSecond
        )
        self.phrasebook = phrasebook
        self.fingerprint = fingerprint
        self.files = files
    }

    var roadmap: Roadmap { planner.roadmap }
    var roster: Roster { planner.roster }
    var calendar: WorkCalendar { planner.calendar }
    var time: RegionTime { settings.time }
}
