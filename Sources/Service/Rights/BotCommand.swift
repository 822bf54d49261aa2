internal import Wording

/// What can be typed after a slash. A command that is not here is not understood.
enum BotCommand: String, CaseIterable {
    case start, my, reports
    case progress, overdue, silent, activity, who, plan, week
    case seminars, quiet, mydata, forget
    case history
    case pause, resume
    case invite, coverage
    case seminar
    case replace, deputy, school
    case dayoff, amend, cancel, restore
    case help

    /// One line for /help and for the menu beside the input field.
    var summary: Label { .summary(of: rawValue) }

    /// What the command works on, as /help shows it: «/invite ФАМИЛИЯ». Nil where nothing is needed.
    var argument: Label? {
        switch self {
        case .start, .my, .reports, .progress, .overdue, .week, .seminars, .seminar, .mydata, .forget, .coverage, .help:
            nil
        case .silent, .activity, .who, .plan, .quiet, .pause, .resume, .invite, .dayoff, .amend, .cancel, .restore,
            .history, .replace, .deputy, .school:
            .argument(of: rawValue)
        }
    }
}
