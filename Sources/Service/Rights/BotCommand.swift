internal import Wording

/// What can be typed after a slash. A command that is not here is not understood.
enum BotCommand: String, CaseIterable {
    case start, my, reports
    case progress, overdue, silent, activity, who, plan, week
    case seminars, quiet, mydata, forget
    case history, why
    case pause, resume
    case invite, coverage
    case answers, tell
    case seminar
    case replace, deputy, school
    case dayoff, amend, cancel, restore
    case help

    /// One line for /help and for the menu beside the input field.
    var summary: Label { .summary(of: rawValue) }

    /// Some type what the buttons are called.
    init?(typed name: String) {
        self.init(rawValue: name == "menu" ? BotCommand.help.rawValue : name)
    }

    /// What the command works on, as /help shows it: «/invite ФАМИЛИЯ». Nil where nothing is needed.
    func argument(within reach: Rights.Reach) -> Label? {
        switch self {
        // Whoever may ask about himself only names nobody.
        case .why where reach == .own: .argument(of: Self.activity.rawValue)
        case .start, .my, .reports, .progress, .overdue, .week, .seminars, .seminar, .mydata, .forget, .coverage, .tell,
            .help:
            nil
        case .silent, .activity, .who, .plan, .quiet, .pause, .resume, .invite, .dayoff, .amend, .cancel, .restore,
            .history, .replace, .deputy, .school, .why, .answers:
            .argument(of: rawValue)
        }
    }
}
