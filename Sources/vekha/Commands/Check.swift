import ArgumentParser
import Core

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Validate Config and Messages.",
        discussion: "Each mistake is one line on standard error: file, JSON path, what was found and expected."
    )

    @OptionGroup var options: ConfigOptions

    func run() async throws {
        try await reporting {
            let loaded = try options.load(everyLanguage: true)
            let configuration = loaded.configuration
            print(
                """
                Config and Messages are right: \(configuration.roadmap.activities.count) activities, \
                \(configuration.roster.schools.count) schools, \(configuration.roster.people.count) people, \
                calendars \(configuration.calendar.map { "\($0.year)" }.joined(separator: ", ")).
                """
            )
        }
    }
}
