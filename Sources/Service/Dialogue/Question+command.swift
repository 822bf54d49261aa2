package import Core

/// The commands that answer questions.
extension Question {
    var command: BotCommand {
        switch self {
        case .progress: .progress
        case .overdue: .overdue
        case .silent: .silent
        case .school: .school
        case .activity: .activity
        case .plan: .plan
        case .who: .who
        case .week: .week
        case .history: .history
        case .mine: .my
        case .reports: .reports
        case .seminars: .seminars
        case .coverage: .coverage
        case .help: .help
        case .within(_, let question): question.command
        }
    }

    /// What the command is asked about.
    var argument: String? {
        switch self {
        case .silent(let month), .plan(let month): month?.description
        case .activity(let row), .who(let row): String(row)
        case .history(let row): row.map { String($0) }
        case .school(let school): school
        case .within(let place, let question):
            [question.argument, place.rawValue].compactMap(\.self).joined(separator: " ")
        case .progress, .overdue, .week, .mine, .reports, .seminars, .coverage, .help: nil
        }
    }

    /// The command's name, for the command line.
    package var commandName: String { command.rawValue }

    /// As the command is typed: `/silent 2022-03`.
    package var typed: String { "/" + [commandName, argument].compactMap(\.self).joined(separator: " ") }
}
