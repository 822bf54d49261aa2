extension Template {
    /// What /help answers: what the bot is for and what one can write to it.
    package static let help = Template("help", .text("contact"))

    /// What anyone outside the roster is told, and all that they are told.
    package static let unknownChat = Template("unknownChat", .text("contact"))

    /// The morning's message about everything that is due: one person, one message.
    package static let reminder = Template(
        "reminder",
        .text("name"),
        .list(
            "items",
            .number("number"),
            .text("title"),
            .date("deadline"),
            .number("daysLeft"),
            .text("note").optional
        )
    )

    static let conversation = [help, unknownChat, reminder]
}

extension Label {
    package static let done = Label("done")
    package static let inProgress = Label("inProgress")
    package static let why = Label("why")
    package static let showAll = Label("showAll")

    static let buttons = [done, inProgress, why, showAll]
}
