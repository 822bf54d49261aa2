import ArgumentParser
import Core
import Foundation
import Persistence
import Service

struct Plan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The dry run: every notice that would go out if nobody answered, by moment and person.",
        discussion: """
            Reads the configuration only. The pauses of schools are in the journal: --pauses counts them, too. What \
            people were reminded of, have answered or have put off is left out of it all. A seminar that invites at \
            once invites on the first day of the plan.
            """
    )

    @Option(help: "The first day, YYYY-MM-DD.", transform: day)
    var from: CivilDate

    @Option(help: "The last day, YYYY-MM-DD.", transform: day)
    var to: CivilDate

    @Option(help: "Only what this person would get: an id of the roster.")
    var person: String?

    @Option(help: "Only what concerns this body, municipality or school: an id of the roster.")
    var body: String?

    @Option(help: "Only messages that speak of this row.")
    var activity: Int?

    @Flag(help: "Leave out what follows only if a deadline is missed.")
    var onTime = false

    @Flag(help: "Count the pauses of schools in the journal of VEKHA_DATA.")
    var pauses = false

    @Flag(help: "Tell the coordinators' weekly digests, too, in one message with what is due to them then.")
    var digests = false

    @Flag(help: "One JSON object a line: at, key, recipient, activity, step, text, reason.")
    var json = false

    @OptionGroup var options: ConfigOptions

    func validate() throws {
        if to < from { throw ValidationError("--to \(to) is before --from \(from)") }
    }

    func run() async throws {
        try await reporting {
            let loaded = try options.load(overlay: ProcessSettings().overlayFolder)
            warnOfYearsUnknown(to: loaded.configuration.calendar)
            let world = loaded.world
            let filter = try PlanFilter(person: person, body: body, activity: activity, onTime: onTime, world: world)
            let pauses = try await knownPauses()
            var days = PlannedDays(world: world, pauses: pauses, filter: filter, from: from, withDigests: digests)
            var lines = PlanLines(world: world)
            var reader = PlanReader(world: world)
            var output = BufferedOutput()
            for ordinal in from.ordinal...to.ordinal {
                let messages = try days.messages(on: CivilDate(ordinal: ordinal))
                if json {
                    for message in messages { output.write(try lines.line(for: message)) }
                } else if !messages.isEmpty {
                    output.write(try reader.day(messages))
                }
            }
            if !json { output.write(try reader.total(from: from, to: to)) }
            output.flush()
        }
    }

    private func knownPauses() async throws -> Pauses {
        guard pauses else { return Pauses() }
        let path = ProcessSettings().journalFile.path
        guard FileManager.default.fileExists(atPath: path) else {
            throw Refusal.environment("\(path): found no journal, expected the one of a bot that ran (VEKHA_DATA)")
        }
        return Pauses(try await Journal(path: path).read { try $0.pauses().map(\.pause) })
    }

    /// Told once for all years, and the plan goes on: it is right but for the holidays.
    private func warnOfYearsUnknown(to calendar: [CalendarYear]) {
        let unknown = Set(from.year...to.year).subtracting(calendar.map(\.year)).sorted()
        guard let first = unknown.first, let last = unknown.last else { return }
        let years = first == last ? "\(first)" : "\(unknown.count) years from \(first) to \(last)"
        StandardError.print([
            "calendar: found no calendar for \(years), expected calendar/YYYY.json; only weekends count as days off there"
        ])
    }

    private static func day(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(iso: text) else {
            throw ValidationError("found \"\(text)\", expected a day as YYYY-MM-DD")
        }
        return day
    }
}
