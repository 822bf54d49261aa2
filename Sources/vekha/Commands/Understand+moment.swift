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

        @Option(
            help:
                "When it is said: 2022-03-22T12:00, by the region's clock, or with its zone, 2022-03-22T12:00:00+03:00.",
            transform: Self.said
        )
        var now: Said

        @Argument(help: "The phrase.")
        var text: String

        @OptionGroup var options: ConfigOptions

        enum Said {
            case instant(Date)
            case local(LocalMoment)
        }

        private struct Reading: Encodable {
            var at: String?
            var question: String?
        }

        func run() async throws {
            try await reporting {
                let world = try options.load(overlay: ProcessSettings().overlayFolder).world
                let region = world.settings.time
                let now =
                    switch now {
                    case .instant(let instant): instant
                    case .local(let moment): region.instant(moment.date, moment.time)
                    }
                switch world.reading(of: text, at: now) {
                case .moment(let moment):
                    print(try JSONLine().text(Reading(at: region.iso(region.instant(moment.date, moment.time)))))
                case .unclear(let question):
                    print(try JSONLine().text(Reading(question: TextLimit.plain(try world.text(of: question)))))
                    throw ExitCode(1)
                }
            }
        }

        private static func said(_ text: String) throws -> Said {
            if let instant = try? Date(text, strategy: .iso8601) { return .instant(instant) }
            guard let moment = LocalMoment(iso: text) else {
                throw ValidationError(
                    "found \"\(text)\", expected a moment such as 2022-03-22T12:00 or 2022-03-22T12:00:00+03:00"
                )
            }
            return .local(moment)
        }
    }
}
