import ArgumentParser
import Core
import Foundation
import Service

extension Understand {
    struct QuestionReading: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "question",
            abstract: "Read what a coordinator asks in plain words.",
            discussion: "The zone and the schools are those of the configuration."
        )

        @Option(help: Said.help, transform: Said.init)
        var now: Said?

        @Argument(help: "The question.")
        var text: String

        @OptionGroup var options: ConfigOptions

        private struct Reading: Encodable {
            /// The command that answers it, and what it is asked about.
            var command: String?
            var month: String?
            var row: Int?
            var school: String?
            var municipality: String?
            var question: String?

            init(_ asked: Question) {
                command = asked.commandName
                var asked = asked
                if case .within(let place, let question) = asked {
                    municipality = place.rawValue
                    asked = question
                }
                switch asked {
                case .silent(let month), .plan(let month): self.month = month?.description
                case .activity(let row), .who(let row): self.row = row
                case .history(let row): self.row = row
                case .school(let school): self.school = school
                case .progress, .overdue, .week, .mine, .reports, .seminars, .coverage, .help, .within: break
                }
            }

            init(question: String) {
                self.question = question
            }
        }

        func run() async throws {
            try await reporting {
                let world = try options.load(overlay: ProcessSettings().overlayFolder).world
                let region = world.settings.time
                let today = region.date(of: now?.instant(in: region) ?? SystemTime().now)
                let reading = QuestionPhrase.read(text, today: today, in: world.planner.roster)
                switch reading?.meaning {
                case .sure(let asked)?, .either(let asked, _)?: return print(try JSONLine().text(Reading(asked)))
                default: break
                }
                print(try JSONLine().text(Reading(question: Self.question(reading?.meaning))))
                throw ExitCode(1)
            }
        }

        private static func question(_ meaning: Core.QuestionReading.Meaning?) -> String {
            switch meaning {
            case .which(let questions)? where questions.count > 1:
                "which is meant: \(questions.map(\.typed).joined(separator: ", "))?"
            case .which(let questions)?:
                "no command answers just this; is \(questions.map(\.typed).joined()) what is wanted?"
            case .lacksRow?: "which row?"
            case .lacksSchool?: "which school?"
            case .sure?, .either?, nil: "nothing here asks what the bot has an answer to; what is wanted?"
            }
        }
    }
}
