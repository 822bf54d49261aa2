/// The monthly report, as the school fills it in.
extension Template {
    /// One place of the report, with how much is left.
    package static let reportStep = Template(
        "reportStep",
        .month("month"),
        .text("school"),
        // Only what the curator remarked on is asked.
        .flag("isReturned"),
        .number("left"),
        .number("total"),
        .flag("isContents"),
        .flag("isComment"),
        .text("comment").optional,
        // The rows answered so far, by their status.
        .texts("done"),
        .flag("hasDone"),
        .texts("inProgress"),
        .flag("hasInProgress"),
        .texts("notDone"),
        .flag("hasNotDone"),
        .texts("notApplicable"),
        .flag("hasNotApplicable"),
        // One at most: the row or the question shown.
        .list(
            "rows",
            .number("number"),
            .text("title"),
            .flag("asksReason"),
            .text("remark").optional,
            .text("reason").optional,
            .number("files").optional
        ),
        .list(
            "questions",
            .text("text"),
            .flag("isNumber"),
            .flag("isText"),
            .flag("isFile"),
            .text("remark").optional,
            .text("answer").optional,
            .number("files").optional
        )
    )

    /// The whole report before it is sent.
    package static let reportPreview = Template(
        name: "reportPreview",
        slots: [.month("month"), .text("school"), .flag("isCorrection")] + Slot.reportContent
    )

    /// That a report has been sent: what a school can refer to.
    package static let reportReceipt = Template(
        "reportReceipt",
        .month("month"),
        .text("school"),
        .flag("isAccepted"),
        .flag("isAsked"),
        .number("number").optional,
        .number("version").optional,
        .flag("isAnew").optional,
        .moment("at").optional,
        .text("digest").optional,
        .flag("isLate").optional,
        // The last day on which it may be changed without asking.
        .date("until").optional
    )

    /// How a free reply was understood, to be confirmed.
    package static let reportUnderstood = Template(
        "reportUnderstood",
        .list("rows", .number("number"), .text("title"), .text("status"), .text("reason").optional)
    )

    /// Why a free reply is not taken as it stands.
    package static let reportQuestion = Template(
        "reportQuestion",
        .flag("isUnclear"),
        .flag("isDoubtful"),
        .flag("isNegation"),
        .flag("isNumber"),
        .flag("isNotAsked"),
        .flag("isWhichRows"),
        .flag("isWhichStatus"),
        .flag("isNothingLeft"),
        .flag("isNotAll"),
        .flag("isTwoStatuses"),
        // As typed, or the statuses in question.
        .text("words").optional,
        .texts("rows"),
        .flag("hasRows")
    )

    /// A question of the form wants a number.
    package static let reportNumber = Template("reportNumber")

    /// How a report can be answered, after a voice message, a file nobody asked for, or words that say nothing.
    package static let reportHint = Template(
        "reportHint",
        .month("month"),
        .flag("isVoice"),
        .flag("isFile"),
        .flag("isOther"),
        // Two of its rows, for an example.
        .number("first"),
        .number("second")
    )

    /// For which of several schools?
    package static let reportWhich = Template("reportWhich", .month("month"))

    static let reports = [
        reportStep, reportPreview, reportReceipt, reportUnderstood, reportQuestion, reportNumber, reportHint,
        reportWhich,
    ]
}

extension Slot {
    /// What a report says.
    static let reportContent: [Slot] = [
        .list(
            "rows",
            .number("number"),
            .text("title"),
            .flag("isDone"),
            .flag("isInProgress"),
            .flag("isNotDone"),
            .flag("isNotApplicable"),
            .text("reason").optional,
            .number("files").optional
        ),
        .flag("hasQuestions"),
        .list("questions", .text("text"), .text("answer").optional, .number("files").optional),
        // Rows that were not asked, since they are known.
        .texts("known"),
        .flag("hasKnown"),
        .text("comment").optional,
        // Those that belong to no row.
        .number("files").optional,
    ]
}

extension Label {
    package static let fillReport = Label("fillReport")
    package static let openReport = Label("openReport")
    package static let report = Label("report")
    package static let notDone = Label("notDone")
    package static let notApplicable = Label("notApplicable")
    package static let yes = Label("yes")
    package static let no = Label("no")
    package static let asLastMonth = Label("asLastMonth")
    package static let contents = Label("contents")
    package static let skip = Label("skip")
    package static let goOn = Label("goOn")
    package static let toPreview = Label("toPreview")
    package static let submit = Label("submit")
    package static let correct = Label("correct")
    package static let comment = Label("comment")
    package static let reportSubmitted = Label("reportSubmitted")
    package static let reportIsSent = Label("reportIsSent")
    package static let reportIsOpen = Label("reportIsOpen")
    package static let thatIsRight = Label("thatIsRight")
    package static let thatIsWrong = Label("thatIsWrong")
    package static let reportKept = Label("reportKept")
    package static let reportNotKept = Label("reportNotKept")

    static let reports = [
        fillReport, openReport, report, notDone, notApplicable, yes, no, asLastMonth, contents, skip, goOn, toPreview,
        submit, correct, comment, reportSubmitted, reportIsSent, reportIsOpen, thatIsRight,
        thatIsWrong, reportKept, reportNotKept,
    ]
}
