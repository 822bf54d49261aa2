import ArgumentParser
import Core
import Foundation
import Persistence
import Service

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove that every notice that was due has an outcome.",
        discussion: """
            Tells what coordinators did, too: who, when, about what, and to how many people. \
            Reads the journal in VEKHA_DATA, beside a running bot or without one, and changes nothing. Exit code 1 \
            where a due notice has no outcome or something is stuck.
            """
    )

    @Flag(help: "Every due notice and its outcome, then every act: one JSON object a line.")
    var json = false

    @OptionGroup var options: ConfigOptions

    func run() async throws {
        try await reporting {
            let world = try options.load(overlay: ProcessSettings().overlayFolder).world
            let path = ProcessSettings().journalFile.path
            guard FileManager.default.fileExists(atPath: path) else {
                throw Refusal.environment("\(path): found no journal, expected the one of a bot that ran (VEKHA_DATA)")
            }
            let journal = try Journal(path: path)
            let audit = try await journal.read { try Service.Audit(of: $0, world: world, now: Date()) }
            try json ? printLines(of: audit, world) : printSummary(of: audit, world)
            if !audit.isComparable {
                StandardError.print([
                    "The configuration changed since the bot last planned: only what it wrote is audited."
                ])
            }
            StandardError.print(problems(of: audit, world))
            if !audit.isClean { throw ExitCode(1) }
        }
    }

    private struct Line: Encodable {
        let at: String
        let key: String
        let outcome: String
        let reason: String?
    }

    private struct ActLine: Encodable {
        let at: String
        let author: String
        let key: String
        let kind: String
        /// What or whom it was about.
        let of: String
        let outcome: String
        let people: Int
    }

    private func printLines(of audit: Service.Audit, _ world: World) throws {
        let json = JSONLine()
        var output = BufferedOutput()
        for line in audit.lines {
            let at = world.settings.time.iso(line.dueAt)
            output.write(try json.text(Line(at: at, key: line.key, outcome: line.outcome, reason: line.reason)))
        }
        for act in audit.acts {
            let line = ActLine(
                at: world.settings.time.iso(act.at),
                author: act.author.rawValue,
                key: act.key,
                kind: act.kind,
                of: act.about,
                outcome: act.outcome,
                people: act.people
            )
            output.write(try json.text(line))
        }
        output.flush()
    }

    private func printSummary(of audit: Service.Audit, _ world: World) {
        let time = world.settings.time
        print(
            "Due from \(time.iso(audit.window.lowerBound)) to \(time.iso(audit.window.upperBound)): \(audit.lines.count)"
        )
        for (outcome, count) in audit.counts { print("  \(outcome): \(count)") }
        guard !audit.acts.isEmpty else { return }
        print("Acts of coordinators: \(audit.acts.count)")
        for act in audit.acts {
            let count = act.people > 0 ? ", people: \(act.people)" : ""
            print("  \(time.iso(act.at)) \(act.author) \(act.kind) \(act.about): \(act.outcome)\(count)")
        }
    }

    private func problems(of audit: Service.Audit, _ world: World) -> [String] {
        let troubles = audit.troubles
        return audit.undecided.map { "no outcome: \($0.key), due \(world.settings.time.iso($0.dueAt))" }
            + troubles.repeatedKeys.map { "key more than once: \($0)" }
            + troubles.stuck.map { "on its way for over a quarter of an hour: message \($0)" }
            + troubles.waitingEvents.map { "not handled for over a quarter of an hour: event \($0)" }
            + troubles.failedEvents.map { "could not be handled: event \($0)" }
            + troubles.file.map { "the file: \($0)" }
            + audit.undelivered.map { "not delivered (\($0.reason ?? "?")): \($0.key)" }
    }
}
