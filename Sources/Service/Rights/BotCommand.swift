internal import Wording

/// What can be typed after a slash. A command that is not here is not understood.
enum BotCommand: String, CaseIterable {
    case start, my, help
    case quiet, pause, resume

    /// One line for /help and for the menu beside the input field.
    var summary: Label { .summary(of: rawValue) }

    /// What the command works on, as /help shows it: «/invite ФАМИЛИЯ». Nil where nothing is needed.
    var argument: Label? {
        switch self {
        case .start, .my, .help: nil
        case .quiet, .pause, .resume: .argument(of: rawValue)
        }
    }
}
