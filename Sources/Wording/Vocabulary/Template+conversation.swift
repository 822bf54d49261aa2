extension Template {
    /// What /help answers: what the bot is for and what the reader can write to it.
    package static let help = Template(
        "help",
        .list("commands", .text("name"), .text("argument").optional, .text("summary")),
        .flag("isGroup"),
        .text("contact")
    )

    /// The answer to a command that somebody may not use, or not there.
    package static let refused = Template(
        "refused",
        .flag("isForChat"),
        // Whose the command is.
        .text("whose").optional,
        .text("contact")
    )

    /// What anyone outside the roster is told, and all that they are told.
    package static let unknownChat = Template("unknownChat", .text("contact"))

    /// What is told in the chat of somebody who has left the roster.
    package static let formerMember = Template("formerMember", .text("contact"))

    /// Flashes over a message whose reader has handed his post over; plain text.
    package static let handedOver = Template("handedOver", .text("who").optional, .flag("isNobody"))

    /// A code that does not open anything: used up, mistyped, or too old.
    package static let invitationRefused = Template("invitationRefused", .flag("isExpired"), .text("contact"))

    /// The first message after an invitation; the nearest duty, if there is one, comes along.
    package static let welcome = Template(
        "welcome",
        .text("name").optional,
        .text("post").optional,
        .time("time"),
        .flag("isObserver"),
        .list("next", Slot.item)
    )

    /// The answer to text the bot cannot read.
    package static let notUnderstood = Template("notUnderstood", .text("contact"))

    /// Something failed on our side.
    package static let sorry = Template("sorry")

    static let conversation = [
        help, refused, unknownChat, formerMember, handedOver, invitationRefused, welcome, notUnderstood, sorry,
    ]
}

extension Label {
    package static let done = Label("done")
    package static let inProgress = Label("inProgress")
    package static let takeBack = Label("takeBack")
    package static let dateIsSet = Label("dateIsSet")
    package static let why = Label("why")
    package static let back = Label("back")
    package static let row = Label("row")
    package static let wholeRow = Label("wholeRow")
    package static let myDuties = Label("myDuties")
    package static let previousPage = Label("previousPage")
    package static let nextPage = Label("nextPage")

    static let buttons = [
        done, inProgress, takeBack, dateIsSet, why, back, row, wholeRow, myDuties, previousPage, nextPage,
    ]
}

extension Label {
    /// What a command does, by its name, for /help and for the menu beside the input field.
    package static func summary(of command: String) -> Label { Label("command.\(command)") }

    /// What a command is to be followed by: «ФАМИЛИЯ или код школы».
    package static func argument(of command: String) -> Label { Label("argument.\(command)") }

    package static let markedDone = Label("markedDone")
    package static let markedInProgress = Label("markedInProgress")
    package static let takenBack = Label("takenBack")
    package static let outdated = Label("outdated")

    package static let demoGuest = Label("demoGuest")
    package static let demoGuestNote = Label("demoGuestNote")

    /// The commands of the bot; the table of rights has the same, and a test holds them together.
    static let commands =
        ["my", "mydata", "forget", "quiet", "pause", "resume", "invite", "coverage", "help"].map(summary)
        + ["quiet", "pause", "resume", "invite"].map(argument)

    /// The stranger one can play in the demo.
    static let demo = [demoGuest, demoGuestNote]

    /// What flashes over the chat.
    static let hints = [markedDone, markedInProgress, takenBack, outdated]
}
