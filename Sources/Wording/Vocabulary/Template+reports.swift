/// The monthly report, as the school fills it in.
extension Template {
    /// One place of the report, with how much is left.
    package static let reportStep = Template(
        "reportStep",
        .month("month"),
        .text("school"),
        // Only what the curator remarked on is asked.
        .flag("isReturned"),
        // The remark to the whole, if there is one.
        .text("wholeRemark").optional,
        // The last day on which a report that was sent can be corrected, while it is being corrected.
        .date("correctableUntil").optional,
        // The curator has given leave for it.
        .flag("isAllowed"),
        .number("left"),
        .number("total"),
        .flag("hasLeft"),
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
        slots: [.month("month"), .text("school"), .flag("isCorrection"), .text("wholeRemark").optional]
            + Slot.reportContent
    )

    /// That a report has been sent: what a school can refer to.
    package static let reportReceipt = Template(
        name: "reportReceipt",
        slots: [
            .month("month"),
            .text("school"),
            .flag("isAccepted"),
            .flag("isAsked"),
            .flag("isRefused"),
            .flag("isLate").optional,
            // The last day on which it may be changed without asking.
            .date("until").optional,
        ] + Slot.submission
    )

    /// How a free reply was understood, to be confirmed.
    package static let reportUnderstood = Template(
        "reportUnderstood",
        .month("month"),
        .text("school"),
        .list("rows", .number("number"), .text("title"), .text("status"), .text("reason").optional)
    )

    /// Why a free reply is not taken as it stands.
    package static let reportQuestion = Template(
        "reportQuestion",
        .month("month"),
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
        .flag("hasRows"),
        // All that the report has, where others were named.
        .texts("asked")
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
        // Two of its rows, for an example; none where it has fewer.
        .number("first").optional,
        .number("second").optional
    )

    /// What is left of a message that showed the report before.
    package static let reportMoved = Template("reportMoved", .month("month"))

    /// For which of several schools?
    package static let reportWhich = Template("reportWhich", .month("month"))

    /// A report for whoever looks it over.
    package static let reportReview = Template(
        name: "reportReview",
        slots: [
            .month("month"),
            .text("school"),
            .flag("isAccepted"),
            .flag("isReturned"),
            .flag("isAsked"),
            .flag("isCorrecting"),
            .flag("isLate"),
            .list("remarks", .text("place"), .text("text")),
            .flag("hasRemarks"),
            .flag("choosesRow"),
            // The place whose remark is waited for.
            .text("awaited").optional,
            // What the school wrote there.
            .text("said").optional,
        ] + Slot.submission + Slot.reportContent
    )

    /// What a file of a report belongs to; its caption.
    package static let reportFile = Template(
        "reportFile",
        // The school's code.
        .text("code"),
        .flag("isWhole"),
        .number("number").optional,
        .text("question").optional,
        .text("caption").optional
    )

    /// What /reports answers.
    package static let reports = Template(
        name: "reports",
        slots: [
            .month("month"),
            .flag("hasOwn"),
            .list("own", Slot.reportLine),
            .flag("hasReviewed"),
            .list("reviewed", Slot.reportLine),
            .flag("hasCoordinated"),
        ] + Slot.reportCounts
    )

    /// The same before any month's request has gone out.
    package static let reportsNone = Template("reportsNone")

    /// Reports that wait for their curator.
    package static let reportsWaiting = Template(
        "reportsWaiting",
        .number("count"),
        // The reader has come to look them over in another's place.
        .flag("isHandedOver"),
        .list("reports", .text("school"), .month("month"), .number("days"), .flag("hasDays")),
        // Those not listed.
        .number("more"),
        .flag("hasMore")
    )

    /// The control code of a report, for whoever holds a receipt against the journal; plain text.
    package static let reportCode = Template(
        "reportCode",
        .number("version"),
        .text("digest"),
        .flag("isRight")
    )

    /// A returned report of an earlier month still waits for its school.
    package static let reportStillReturned = Template("reportStillReturned", .month("month"), .text("school"))

    /// Flashes over the chat; plain text.
    package static let nudged = Template(
        "nudged",
        .number("count"),
        .flag("hasCount"),
        // Those reminded earlier that day.
        .number("before"),
        .flag("hasBefore"),
        .number("paused"),
        .flag("hasPaused"),
        .number("unreachable"),
        .flag("hasUnreachable"),
        .flag("isNone")
    )

    /// The same of a month that another has followed.
    package static let nudgeOver = Template(
        "nudgeOver",
        .month("month"),
        .number("submitted"),
        .number("total"),
        .month("current").optional
    )

    /// What was reported of a month, for those who sum it up.
    package static let monthSummary = Template(
        name: "monthSummary",
        slots: [
            .month("month"),
            .text("municipality").optional,
            // Months before it were not told of in time; they have buttons.
            .flag("hasMissed"),
            // `counts`: how many schools said what, «выполнено 22».
            .list("rows", .number("number"), .text("title"), .texts("counts")),
        ] + Slot.reportCounts
    )

    /// What stands on the button of a month's summary; plain text.
    package static let summaryOf = Template("summaryOf", .month("month"))

    /// The head of a page to print; plain text.
    package static let summaryTitle = Template("summaryTitle", .month("month"), .text("municipality").optional)

    static let reporting = [
        monthSummary, summaryOf, summaryTitle, reportCode, reportReview, reportFile, reports, reportsNone,
        reportsWaiting, reportStillReturned,
        nudged, nudgeOver,
        reportStep, reportPreview, reportReceipt, reportUnderstood, reportQuestion, reportNumber, reportHint,
        reportWhich, reportMoved,
    ]
}

extension Slot {
    /// What a report was last sent under; nothing where it was not sent.
    static let submission: [Slot] = [
        .number("number").optional,
        .number("version").optional,
        .flag("isAnew").optional,
        .moment("at").optional,
        // The control code: the first digits of the content's digest.
        .text("digest").optional,
    ]

    /// How many reports there are and how they stand, with the schools whose is missing.
    static let reportCounts: [Slot] = [
        .number("total"),
        .number("submitted"),
        // Of those, the ones that came after the deadline.
        .number("late"),
        .flag("hasLate"),
        .flag("hasSubmitted"),
        .number("accepted"),
        .flag("hasAccepted"),
        .number("toReview"),
        .flag("hasToReview"),
        .number("correcting"),
        .flag("hasCorrecting"),
        .number("returned"),
        .flag("hasReturned"),
        .number("silentCount"),
        .texts("silent"),
        .flag("hasSilent"),
        .number("moreSilent").optional,
    ]

    /// How one school's report stands.
    static let reportLine: [Slot] = [
        .text("school"),
        .flag("isSilent"),
        .flag("isToReview"),
        .flag("isReturned"),
        .flag("isCorrecting"),
        .flag("isAccepted"),
    ]

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
    package static let accept = Label("accept")
    package static let sendBack = Label("sendBack")
    package static let sendRemarks = Label("sendRemarks")
    package static let reportFiles = Label("reportFiles")
    package static let wholeReport = Label("wholeReport")
    package static let allow = Label("allow")
    package static let refuse = Label("refuse")
    package static let look = Label("look")
    package static let nudge = Label("nudge")
    package static let reportAccepted = Label("reportAccepted")
    package static let reportReturned = Label("reportReturned")
    package static let reportReturnedUnseen = Label("reportReturnedUnseen")
    package static let takeBackRemark = Label("takeBackRemark")
    package static let remarkWithheld = Label("remarkWithheld")
    package static let gatherAtRow = Label("gatherAtRow")
    package static let gatherAtQuestion = Label("gatherAtQuestion")
    package static let filesMoved = Label("filesMoved")
    package static let takeOffFiles = Label("takeOffFiles")
    package static let takeBackAnswer = Label("takeBackAnswer")
    package static let takeBackComment = Label("takeBackComment")
    package static let fileTaken = Label("fileTaken")
    package static let leaveAsSent = Label("leaveAsSent")
    package static let correctionOver = Label("correctionOver")
    package static let reportIsNewer = Label("reportIsNewer")
    package static let correctionAsked = Label("correctionAsked")
    package static let correctionAllowed = Label("correctionAllowed")
    package static let correctionRefused = Label("correctionRefused")
    package static let summary = Label("summary")
    package static let asWorkbook = Label("asWorkbook")
    package static let asPage = Label("asPage")

    /// The head of a column of the month's tables.
    package static func column(_ name: String) -> Label { Label("column.\(name)") }
    /// The name of one of the month's tables.
    package static func table(_ name: String) -> Label { Label("table.\(name)") }
    /// What one of the month's numbers counts.
    package static func total(_ name: String) -> Label { Label("total.\(name)") }
    /// Whether a report came in time.
    package static func timing(_ name: String) -> Label { Label("timing.\(name)") }

    private static let summaries =
        [
            "municipality", "school", "submittedAt", "timing", "stage", "files", "row", "title", "known", "what",
            "count", "place", "words", "done", "inProgress", "notDone", "notApplicable",
        ].map(column) + ["schools", "rows", "totals", "notes"].map(table)
        + ["total", "submitted", "late", "accepted", "toReview", "correcting", "returned", "silent"].map(total)
        + ["onTime", "late", "due", "silent"].map(timing)

    package static let reportKept = Label("reportKept")
    package static let reportNotKept = Label("reportNotKept")

    static let reports =
        summaries + [
            summary, asWorkbook, asPage, fillReport, openReport, report, notDone, notApplicable, yes, no, asLastMonth,
            contents, skip, goOn, toPreview,
            submit, correct, comment, reportSubmitted, reportIsSent, reportIsOpen, thatIsRight,
            thatIsWrong, reportKept, reportNotKept, accept, sendBack, sendRemarks, reportFiles, wholeReport, allow,
            refuse, look,
            nudge, reportAccepted, reportReturned, reportReturnedUnseen, reportIsNewer, takeBackRemark,
            remarkWithheld, gatherAtRow, gatherAtQuestion, filesMoved, takeOffFiles, takeBackAnswer, takeBackComment,
            fileTaken, leaveAsSent, correctionOver,
            correctionAsked, correctionAllowed,
            correctionRefused,
            summary(of: "reports"),
        ]
}
