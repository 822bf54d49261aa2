import ArgumentParser
import Core

extension Understand {
    struct SchoolReading: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "school",
            abstract: "Find a school of the roster as chats do."
        )

        @Argument(help: "The school, as somebody types it.")
        var text: String

        @OptionGroup var options: ConfigOptions

        private struct Reading: Encodable {
            struct Match: Encodable {
                let id: String
                let name: String
            }

            let matches: [Match]
            let question: String?
        }

        func run() async throws {
            try await reporting {
                let roster = try options.load(overlay: ProcessSettings().overlayFolder).configuration.roster
                let found = roster.schools(meantBy: text)
                let matches = found.schools.map { Reading.Match(id: $0.id.rawValue, name: $0.name) }
                let question: String? =
                    switch found {
                    case .sure: nil
                    case .likely(let schools) where schools.count == 1: "is this the school?"
                    case .likely(let schools): "\(schools.count) schools may be meant; which of them?"
                    case .none: "no school is like this; what is it called?"
                    }
                print(try JSONLine().text(Reading(matches: matches, question: question)))
                if question != nil { throw ExitCode(1) }
            }
        }
    }
}
