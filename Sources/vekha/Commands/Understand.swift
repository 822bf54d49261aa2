import ArgumentParser
import Core
import Foundation

struct Understand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how the bot reads Russian, as JSON; exit 1 with a \"question\" where it would ask back.",
        subcommands: [PeriodReading.self]
    )

    struct PeriodReading: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "period",
            abstract: "Read the period of a row, as orders word it."
        )

        @Option(help: "The year of months that name none.")
        var year: Int

        @Argument(help: "The phrase.")
        var text: String

        private struct Reading: Encodable {
            var start: String?
            var end: String?
            var recurrence: String?
            var deadline: String?
            var question: String?
        }

        func validate() throws {
            guard (1_900...9_999).contains(year) else {
                throw ValidationError("--year: found \(year), expected a year in full, such as 2022")
            }
        }

        func run() async throws {
            let (reading, isUnderstood) = read()
            print(try JSONLine().text(reading))
            if !isUnderstood { throw ExitCode(1) }
        }

        private func read() -> (Reading, isUnderstood: Bool) {
            do throws(PeriodQuestion) {
                let period = try PeriodPhrase.read(text, year: year)
                let reading = Reading(
                    start: period.start?.description,
                    end: period.end?.description,
                    recurrence: period.recurrence?.rawValue,
                    deadline: period.deadline?.description
                )
                return (reading, true)
            } catch {
                return (Reading(question: error.question), false)
            }
        }
    }
}
