package import Core
package import Wording

/// Everything the bot knows from its configuration at one moment.
package struct World: Sendable {
    package let planner: Planner
    package let settings: Settings
    package let phrasebook: Phrasebook
    /// Changes whenever anything that planning depends on does.
    package let fingerprint: String

    package init(planner: Planner, settings: Settings, phrasebook: Phrasebook, fingerprint: String) {
        self.planner = planner
        self.settings = settings
        self.phrasebook = phrasebook
        self.fingerprint = fingerprint
    }

    var roadmap: Roadmap { planner.roadmap }
    var roster: Roster { planner.roster }
    var calendar: WorkCalendar { planner.calendar }
    var time: RegionTime { settings.time }
}
