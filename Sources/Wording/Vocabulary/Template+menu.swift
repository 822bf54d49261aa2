/// What is reached by buttons, and what is asked back about a question.
extension Template {
    /// Over the buttons of everything that somebody may ask for.
    package static let menu = Template("menu", .flag("isCoordinator").spare)

    /// Over the rows that a command may be about.
    package static let chooseRow = Template(
        "chooseRow",
        .text("summary"),
        .number("page"),
        .number("pages"),
        .flag("hasPages")
    )

    /// Over what may have been meant by a question; with one thing only, over what comes nearest to it.
    package static let whichQuestion = Template("whichQuestion", .flag("isOnly"))

    static let menus = [menu, chooseRow, whichQuestion]
}

extension Label {
    package static let menu = Label("menu")

    /// A command by its name, as a button of the menu says it.
    package static func entry(of command: String) -> Label { Label("menu.\(command)") }

    static let menus =
        [menu, digestReason]
        + [
            "my", "reports", "progress", "overdue", "silent", "activity", "who", "plan", "week", "seminars", "quiet",
            "mydata",
            "forget", "history", "pause", "resume", "invite", "coverage", "seminar", "replace", "deputy", "school",
            "dayoff", "amend", "cancel", "restore", "why", "answers", "tell", "help",
        ].map(entry)
}
