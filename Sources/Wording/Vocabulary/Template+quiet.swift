/// Pauses of schools, people's own quiet hours, reminders put off.
extension Template {
    /// A person's quiet hours: as they are, as just set, or just taken off.
    package static let quietHours = Template(
        "quietHours",
        .flag("isSet"),
        .flag("isNew"),
        .flag("isTakenOff"),
        .time("from").optional,
        .time("to").optional,
        .time("regionFrom"),
        .time("regionTo")
    )

    /// Hours that cannot be read, or that leave none to write in.
    package static let quietRefused = Template("quietRefused", .flag("isUnreadable"))

    /// The pauses in force, and who has put reminders off.
    package static let pauses = Template(
        "pauses",
        .flag("isEmpty"),
        .list("pauses", .text("school"), .date("until"), .text("reason").optional, .text("author").optional),
        .number("more").optional,
        .flag("hasSnoozed"),
        .list("snoozed", .text("school"), .number("count")),
        // People's own quiet hours, for whoever coordinates them.
        .list("quiet", .text("name"), .time("from"), .time("to")),
        .flag("hasQuiet"),
        .number("moreQuiet").optional,
        // For the example of how to set one.
        .text("code"),
        .date("day")
    )

    /// A school was paused; for whoever did it, and for those concerned.
    package static let pauseSet = Template(
        "pauseSet",
        .flag("isReply"),
        .text("school"),
        .text("code"),
        .date("until"),
        .text("reason").optional,
        .text("author").optional
    )

    /// A pause was ended before its time.
    package static let pauseLifted = Template(
        "pauseLifted",
        .flag("isReply"),
        .text("school"),
        .text("code").spare,
        .text("author").optional
    )

    /// Why a pause is not set or lifted, with an example that would work.
    package static let pauseRefused = Template(
        "pauseRefused",
        .flag("isResume"),
        .flag("isUnreadable"),
        .flag("isWithoutReason"),
        .flag("startsLater"),
        // How many characters a reason may have.
        .number("longest").optional,
        // A head has used up the days of pauses that he has in a quarter.
        .flag("isSpent"),
        .number("most"),
        .flag("isUnknownSchool"),
        .flag("isAnother"),
        .flag("isNone"),
        // The first and the last day a pause may have for its end.
        .date("earliest").optional,
        .date("latest").optional,
        .text("code"),
        .date("day")
    )

    /// Flashes over the chat; plain text.
    package static let snoozeSet = Template("snoozeSet", .date("day"))

    static let quiet = [quietHours, quietRefused, pauses, pauseSet, pauseLifted, pauseRefused, snoozeSet]
}

extension Label {
    package static let takeOff = Label("takeOff")
    package static let pauseLifted = Label("pauseLifted")
    package static let later = Label("later")
    package static let laterTomorrow = Label("laterTomorrow")
    package static let laterNextWorkingDay = Label("laterNextWorkingDay")
    package static let laterThreeDays = Label("laterThreeDays")
    package static let laterEve = Label("laterEve")

    static let quiet = [
        takeOff, pauseLifted, later, laterTomorrow, laterNextWorkingDay, laterThreeDays, laterEve,
    ]
}
