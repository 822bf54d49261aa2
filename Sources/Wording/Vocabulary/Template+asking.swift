package import Core

/// What coordinators ask: the state of the roadmap, of reports, of a row, of a school.
extension Template {
    /// A month's name, for a button.
    package static let monthName = Template("monthName", .month("month"))

    /// How far each row is.
    package static let askRows = Template(
        name: "askRows",
        slots: [
            .date("day"), .text("place").optional,
            .list(
                "rows",
                [.text("mark"), .number("number"), .text("title"), .flag("isCancelled"), .list("reports", Slot.said)]
                    + Slot.counts
            ),
        ] + Slot.counts + Slot.pages
    )

    /// How much is done in each municipality.
    package static let askPlaces = Template(
        name: "askPlaces",
        slots: [
            .date("day"),
            // The month whose reports are counted beside.
            .month("month").optional,
            .list("places", [.text("name"), .number("submitted").optional, .number("schools").optional] + Slot.counts),
        ] + Slot.counts + Slot.pages
    )

    /// What each month comes to.
    package static let askMonths = Template(
        name: "askMonths",
        slots: [
            .date("day"),
            .list(
                "months",
                [
                    .month("month"), .number("submitted").optional, .number("schools").optional,
                    .number("afterDeadline").optional,
                ] + Slot.counts
            ),
        ] + Slot.counts + Slot.pages
    )

    /// Where something is late.
    package static let askOverdue = Template(
        name: "askOverdue",
        slots: [.date("day"), .number("count"), .flag("isNone"), .list("places", .text("name"), .number("count"))]
            + Slot.pages
    )

    /// Who is late with what in one place.
    package static let askLate = Template(
        name: "askLate",
        slots: [
            .text("place"), .number("count"), .flag("isNone"),
            .list("subjects", .text("name"), .list("matters", Slot.matter), .number("more").optional),
        ] + Slot.pages
    )

    /// Where reports of a month are missing.
    package static let askSilent = Template(
        name: "askSilent",
        slots: [
            .month("month"),
            .list("places", .text("name"), .number("submitted"), .number("total"), .flag("isComplete")),
        ] + Slot.reported + Slot.pages
    )

    /// Whose reports of a month are missing in one place.
    package static let askMissing = Template(
        name: "askMissing",
        slots: [.month("month"), .text("place"), .list("schools", .text("name"), .flag("isReturned"))] + Slot.reported
            + Slot.pages
    )

    /// A row of the order and how it stands.
    package static let askActivity = Template(
        name: "askActivity",
        slots: [
            .number("number"), .text("title"), .text("period"), .text("responsible").optional, .text("mark"),
            .text("stage"), .flag("isCancelled"), .text("because").optional, .list("subjects", Slot.standing),
            .list("places", [.text("name")] + Slot.counts), .list("reports", Slot.said),
        ] + Slot.counts + Slot.pages
    )

    /// Whose part of a row is missing in one place.
    package static let askDoing = Template(
        name: "askDoing",
        slots: [
            .number("number"), .text("title"), .text("place"), .flag("isNone"), .list("subjects", Slot.standing),
            .list("reports", Slot.said),
        ] + Slot.counts + Slot.pages
    )

    /// A school's card.
    package static let askSchool = Template(
        name: "askSchool",
        slots: [
            .text("school"), .text("name").optional, .text("place"), .text("head"), .text("curator").optional,
            .date("pausedUntil").optional, .list("overdue", Slot.matter), .flag("hasOverdue"),
            .list("due", Slot.matter), .flag("hasDue"), .list("inProgress", Slot.matter), .flag("hasInProgress"),
            .list("paused", Slot.matter), .flag("hasPaused"), .list("reports", .month("month"), .text("state")),
        ] + Slot.counts
    )

    /// Schools to choose from: of a place, or those that may be meant by what was typed.
    package static let askSchools = Template(
        name: "askSchools",
        slots: [.text("place").optional, .number("count"), .flag("isNone"), .text("typed").optional] + Slot.pages
    )

    /// What falls due in a month.
    package static let askPlan = Template(
        name: "askPlan",
        slots: [
            .month("month"), .flag("isNone"), .list("entries", Slot.entry), .flag("hasGoing"),
            // Seminars whose period the month is in.
            .texts("going"),
        ] + Slot.pages
    )

    /// What falls due in the next days.
    package static let askWeek = Template(
        name: "askWeek",
        slots: [.period("period"), .flag("isNone"), .list("entries", Slot.entry)] + Slot.pages
    )

    /// Who answers for a row.
    package static let askWho = Template(
        name: "askWho",
        slots: [
            .number("number"), .text("title"), .text("responsible").optional, .flag("isNone"),
            .list(
                "lines",
                .text("name"),
                .texts("people"),
                .flag("hasPeople"),
                // One of a group named before it.
                .flag("isPart"),
                .number("count").optional,
                .number("more").optional
            ),
        ] + Slot.pages
    )

    /// Parts of the others: how the reports of a month stand, what they say of a row, something that happens on a day.
    package static let askReported = Template(name: "askReported", slots: Slot.reported)
    package static let askSaid = Template(name: "askSaid", slots: Slot.said)
    package static let askEntry = Template(name: "askEntry", slots: Slot.entry)

    static let asking = [
        monthName, askReported, askSaid, askEntry, askRows, askPlaces, askMonths, askOverdue, askLate, askSilent,
        askMissing, askActivity, askDoing,
        askSchool, askSchools, askPlan, askWeek, askWho,
    ]
}

extension Slot {
    /// Of what has begun, how much is settled and how much is late.
    fileprivate static let counts = [
        Slot.number("settled"), Slot.number("begun").optional, Slot.number("late").optional,
    ]
    fileprivate static let pages = [Slot.number("page"), Slot.number("pages"), Slot.flag("hasPages")]
    /// What a month's reports say of a row.
    fileprivate static let said = [
        Slot.month("month"), Slot.number("done"), Slot.number("inProgress"), Slot.number("notDone"),
        Slot.number("notApplicable"), Slot.number("known").optional,
    ]
    /// Something that falls due, in a list.
    fileprivate static let matter = [
        Slot.number("number"), Slot.date("deadline"), Slot.flag("isReport"), Slot.flag("isSetDate"),
        Slot.month("month").optional,
    ]
    /// How one subject stands.
    fileprivate static let standing = [
        Slot.text("name"), Slot.text("state"), Slot.date("deadline"), Slot.flag("isSettled"),
    ]
    /// The reports of a month.
    fileprivate static let reported = [
        Slot.number("submitted"), Slot.number("total"), Slot.number("silent").optional, Slot.flag("isOver"),
        Slot.flag("isComplete"), Slot.flag("isNone"), Slot.number("late").optional, Slot.number("returned").optional,
        // The day the month's request goes out, where it has not yet; the last day for the reports.
        Slot.date("opens").optional, Slot.date("deadline").optional,
    ]
    /// Something that happens on a day.
    fileprivate static let entry = [
        Slot.date("day"), Slot.flag("isRow"), Slot.flag("isReport"), Slot.flag("isSetDate"), Slot.flag("isOpening"),
        Slot.flag("isSeminar"), Slot.number("number").optional, Slot.text("title").optional,
        Slot.month("month").optional, Slot.time("time").optional, Slot.text("state").optional,
        Slot.number("settled").optional, Slot.number("total").optional,
    ]
}

extension Label {
    package static let organisations = Label("organisations")
    package static let byRow = Label("byRow")
    package static let byPlace = Label("byPlace")
    package static let byMonth = Label("byMonth")
    package static let whoAnswers = Label("whoAnswers")
    package static let rowOfOrder = Label("rowOfOrder")
    package static let allSchools = Label("allSchools")

    /// How far a row is: a sign, and in words.
    package static func stage(_ stage: RowStage) -> Label { Label("stageMark.\(stage.rawValue)") }
    package static func stageName(_ stage: RowStage) -> Label { Label("stage.\(stage.rawValue)") }

    /// How a subject stands with a row.
    package static func progress(_ state: ProgressState) -> Label { Label("progress.\(state)") }

    /// How a school's report of a month stands: `onTime`, `late`, `returned`, `silent`.
    package static func report(_ state: String) -> Label { Label("report.\(state)") }

    private static let askCommands = ["progress", "overdue", "silent", "activity", "who", "plan", "week"]
    private static let askArguments = ["silent", "activity", "who", "plan"]

    static let asking =
        [organisations, byRow, byPlace, byMonth, whoAnswers, rowOfOrder, allSchools]
        + RowStage.allCases.flatMap { [stage($0), stageName($0)] } + ProgressState.allCases.map(progress)
        + ["onTime", "late", "returned", "silent"].map(report) + askCommands.map(summary)
        + askArguments.flatMap { [argument(of: $0), example(of: $0)] }
}
