import ArgumentParser
import Core
import Foundation
import Service
import Wording

extension Understand {
    struct Moment: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read when something is to be held, as a coordinator types it.",
            discussion: "The zone, the working days and the language of a question are those of the configuration."
        )

        @Option(help: Said.help, transform: Said.init)
        var now: Said

        @Argument(help: "The phrase.")
        var text: String

        @OptionGroup var options: ConfigOptions

        private struct Reading: Encodable {
            var at: String?
            var question: String?
        }

        func run() async throws {
            try await reporting {
                let world = try options.load(overlay: ProcessSettings().overlayFolder).world
                let region = world.settings.time
                switch world.reading(of: text, at: now.instant(in: region)) {
                case .moment(let moment):
                    print(try JSONLine().text(Reading(at: region.iso(region.instant(moment.date, moment.time)))))
                case .unclear(let question):
                    print(try JSONLine().text(Reading(question: TextLimit.plain(try world.text(of: question)))))
                    throw ExitCode(1)
                }
            }
        }
    }
}
