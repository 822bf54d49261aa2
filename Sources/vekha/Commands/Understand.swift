import ArgumentParser
import Core
import Foundation

struct Understand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how the bot reads Russian, as JSON; exit 1 with a \"question\" where it would ask back.",
        subcommands: [
            PeriodReading.self, ReplyReading.self, Moment.self, SchoolReading.self, QuestionReading.self,
        ]
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

    struct ReplyReading: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reply",
            abstract: "Read a free reply to the monthly report."
        )

        @Option(help: "The rows the report asks about: 1,2,7,20.")
        var rows: String

        @Argument(help: "The reply.")
        var text: String

        private struct Reading: Encodable {
            struct Item: Encodable {
                let row: Int
                let status: String
                let reason: String?
            }

            var items: [Item]?
            var question: String?
        }

        func validate() throws {
            let rows = asked
            guard !rows.isEmpty, rows.allSatisfy({ (1...999).contains($0) }), Set(rows).count == rows.count else {
                throw ValidationError("--rows: found \"\(self.rows)\", expected different numbers, such as 1,2,7")
            }
        }

        func run() async throws {
            let (reading, isUnderstood) = read()
            print(try JSONLine().text(reading))
            if !isUnderstood { throw ExitCode(1) }
        }

        /// Zero stands for what is no number.
        private var asked: [Int] {
            rows.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        }

        private func read() -> (Reading, isUnderstood: Bool) {
            do throws(ReplyQuestion) {
                let items = try ReplyPhrase.read(text, asked: asked).map { item in
                    Reading.Item(row: item.row, status: item.status.rawValue, reason: item.reason)
                }
                return (Reading(items: items), true)
            } catch {
                return (Reading(question: error.description), false)
            }
        }
    }
}
