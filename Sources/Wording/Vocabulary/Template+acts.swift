/// What coordinators do about others: reminders, messages to groups, decisions about answers.
extension Template {
    /// A reminder of a coordinator's, as he sees it himself.
    package static let actNudge = Template(
        name: "actNudge",
        slots: Slot.stage + Slot.reach + Slot.deliveries + [
            .month("month").optional, .number("number").optional, .text("subject").optional,
            .text("seminar").optional, .number("paused").optional, .number("repeated").optional,
            // Of those it goes to, who has heard of it by the plan on that day.
            .number("told").optional,
        ]
    )

    /// A message to a group, as its author sees it himself.
    package static let actTell = Template(
        name: "actTell",
        slots: Slot.stage + Slot.reach + Slot.deliveries + Slot.audience + [
            .flag("isUrgent"), .list("message", Slot.told),
        ]
    )

    /// The same for those to whom it goes.
    package static let told = Template(name: "told", slots: Slot.told)

    /// A decision about one subject's answer, as whoever makes it sees it.
    package static let actDecision = Template(
        name: "actDecision",
        slots: Slot.stage + [
            // Things stand otherwise than when it was shown.
            .flag("isOvertaken"), .flag("isClosing"), .flag("isReturn"), .flag("isAcceptance"), .number("number"),
            .text("title"),
            .text("subject"), .text("words").optional, .number("people"), .flag("isForNobody"),
        ]
    )

    /// What is asked of a coordinator in words.
    package static let actQuestion = Template("actQuestion", .text("question"), .text("subject"))

    /// Words that cannot be taken.
    package static let actWordsRefused = Template("actWordsRefused", .number("longest"), .flag("isNamed"))

    /// An answer was returned, or the return was taken back; for whoever gave the answer.
    package static let answerReturned = Template(
        "answerReturned",
        .number("number"),
        .text("title"),
        .text("subject"),
        .text("remark").optional,
        .text("author"),
        .flag("isTakenBack")
    )

    /// The groups that can be written to.
    package static let tellWhom = Template("tellWhom", .flag("isNobody"), .flag("hasWords"))
    /// On a button.
    package static let tellSilentMonth = Template("tellSilentMonth", .month("month"))
    package static let peopleCount = Template("peopleCount", .number("count"))

    /// The answers about one row.
    package static let rowAnswers = Template(
        "rowAnswers",
        .number("number"),
        .text("title"),
        .month("month").optional,
        .date("deadline"),
        .flag("isOverdue"),
        .number("total"),
        .number("settled"),
        .number("toLookAt"),
        .flag("hasToLookAt"),
        .list("items", Slot.answer),
        .flag("hasPages"),
        .number("page"),
        .number("pages")
    )

    /// One of them.
    package static let rowAnswer = Template(
        name: "rowAnswer",
        slots: Slot.answer + [
            .number("number"), .text("title"), .month("month").optional, .date("deadline"), .flag("isOverdue"),
            .number("files").optional,
        ]
    )

    /// Why somebody was or was not written to about a row.
    package static let whyLog = Template(
        "whyLog",
        .number("number"),
        .text("title"),
        .flag("isSelf"),
        .text("person"),
        .flag("isCancelled"),
        .text("because").optional,
        // A row that goes on all the time is asked about under another.
        .number("askedUnder").optional,
        .flag("isNoneOfHis"),
        .flag("hearsOfSilence").optional,
        .text("responsible").optional,
        .list(
            "duties",
            .text("subject"),
            .date("deadline"),
            .month("month").optional,
            .flag("isCurated"),
            .flag("isSetDate"),
            .flag("isOpen"),
            .flag("isInProgress"),
            .flag("isSettled"),
            .moment("at").optional,
            .text("by").optional,
            // When it was returned, and with what remark.
            .moment("returnedAt").optional,
            .text("remark").optional,
            .date("pausedUntil").optional
        ),
        .number("moreDuties").optional,
        .flag("neverLinked"),
        .flag("isUnreachable"),
        .flag("isEmpty"),
        .flag("hasLines"),
        .list("lines", Slot.logged),
        .list("next", [.moment("at")] + Slot.step),
        // Something is open, and the plan has no more reminders of it.
        .flag("hasNoMore"),
        .date("snoozedTo").optional,
        // When the bot began to plan; at the end of the list.
        .date("begun").optional,
        .flag("hasPages"),
        .number("page"),
        .number("pages")
    )

    static let acts = [
        actNudge, actTell, told, actDecision, actQuestion, actWordsRefused, answerReturned, tellWhom, tellSilentMonth,
        peopleCount, rowAnswers, rowAnswer, whyLog,
    ]
}

extension Slot {
    static let stage: [Slot] = ["isProposed", "isDeclined", "isDone", "isUndone"].map { .flag($0) }

    /// Whom something goes to, and when.
    static let reach: [Slot] = [
        .number("people"), .flag("isForNobody"), .texts("unreachable"), .flag("hasUnreachable"),
        .number("moreUnreachable").optional, .moment("waitsUntil").optional,
    ]

    /// What has become of the messages.
    static let deliveries: [Slot] = [
        .flag("hasDeliveries"), .number("sent"), .number("waiting"), .flag("isWaiting"), .number("recalled"),
        .number("needless").optional, .number("unknown").optional,
        .texts("failed"), .flag("hasFailed"), .number("moreFailed").optional,
    ]

    static let audience: [Slot] = [
        .flag("isAllSchools"), .flag("isCurators"), .flag("isMunicipalCoordinators"), .text("municipality").optional,
        .text("school").optional, .month("month").optional, .number("number").optional,
    ]

    static let told: [Slot] = [.text("words"), .text("author"), .text("post").optional]

    /// How one subject's obligation stands.
    static let answer: [Slot] = [
        .text("subject"), .flag("isOpen"), .flag("isInProgress"), .flag("isToLookAt"), .flag("isReport"),
        .flag("isAccepted"), .flag("isClosed"), .flag("isReturned"), .flag("isNotApplicable"), .moment("at").optional,
        .text("by").optional,
        .moment("decidedAt").optional, .text("decidedBy").optional, .text("reason").optional,
        // With what it was returned before this answer.
        .text("formerRemark").optional.spare, .date("pausedUntil").optional,
    ]

    /// A rung of the ladder.
    static let step: [Slot] = [
        .flag("isOpening"), .number("before").optional, .flag("isDue"), .number("after").optional,
        .number("week").optional, .number("silence").optional, .flag("isResumed"), .flag("isSnoozed"),
        .flag("isNudged"),
    ]

    /// One notice and what became of it.
    static let logged: [Slot] =
        [
            .moment("at"), .texts("subjects"), .flag("hasSubjects"), .number("moreSubjects").optional,
            .text("deputy").optional, .flag("isSent"), .moment("sentAt").optional, .flag("isUncertain"),
            .flag("isWaiting"), .moment("waitsUntil").optional, .flag("isDone"), .moment("doneAt").optional,
            .text("doneBy").optional, .flag("isSuperseded"), .flag("isUnreachable"), .flag("isStale"),
            .flag("isPaused"), .date("pausedUntil").optional, .flag("isRecalled"), .flag("isGone"),
            .flag("isRejected"), .flag("isExhausted"), .flag("isUnworded"),
        ] + step
}

extension Label {
    package static let actSend = Label("actSend")
    package static let whoIsSilentOfRow = Label("whoIsSilentOfRow")
    package static let actAllSent = Label("actAllSent")
    package static let actRemind = Label("actRemind")
    package static let actClose = Label("actClose")
    package static let actSendBack = Label("actSendBack")
    package static let actCancel = Label("actCancel")
    package static let actUrgent = Label("actUrgent")
    package static let actNotUrgent = Label("actNotUrgent")
    package static let actRecall = Label("actRecall")
    package static let actLook = Label("actLook")
    package static let undoDecision = Label("undoDecision")

    /// What flashes over the chat.
    package static let actAsked = Label("actAsked")
    package static let actDropped = Label("actDropped")
    package static let actSent = Label("actSent")
    package static let actQueued = Label("actQueued")
    package static let actRecalled = Label("actRecalled")
    package static let actAccepted = Label("actAccepted")
    package static let actClosed = Label("actClosed")
    package static let actSentBack = Label("actSentBack")
    package static let actTakenBack = Label("actTakenBack")
    package static let actOvertaken = Label("actOvertaken")
    package static let actNobody = Label("actNobody")
    package static let noneOfYours = Label("noneOfYours")
    package static let decidedByCoordinator = Label("decidedByCoordinator")

    package static let tellWhat = Label("tellWhat")
    package static let closeWhy = Label("closeWhy")
    package static let sendBackWhy = Label("sendBackWhy")
    package static let completeCommand = Label("completeCommand")

    package static let tellSchools = Label("tellSchools")
    package static let tellCurators = Label("tellCurators")
    package static let tellMunicipalCoordinators = Label("tellMunicipalCoordinators")
    package static let tellMunicipality = Label("tellMunicipality")
    package static let tellLate = Label("tellLate")
    package static let tellSilent = Label("tellSilent")
    package static let tellSchool = Label("tellSchool")

    /// On the cards of rows and schools.
    package static let rowAnswers = Label("rowAnswers")
    package static let nudgeOverdue = Label("nudgeOverdue")
    package static let beginPause = Label("beginPause")
    package static let beginResume = Label("beginResume")
    package static let beginReplace = Label("beginReplace")
    package static let beginDeputy = Label("beginDeputy")
    package static let pauseUntil = Label("pauseUntil")
    package static let replaceBy = Label("replaceBy")
    package static let deputyWho = Label("deputyWho")

    package static let nudgeOpen = Label("nudgeOpen")
    package static let nudgeOne = Label("nudgeOne")
    package static let tellLateOnes = Label("tellLateOnes")
    package static let openDuty = Label("openDuty")
    package static let whyLog = Label("whyLog")
    package static let newerPage = Label("newerPage")
    package static let olderPage = Label("olderPage")

    static let acts =
        [
            actSend, actAllSent, whoIsSilentOfRow, actRemind, actClose, actSendBack, actCancel, actUrgent, actNotUrgent,
            actRecall, actLook,
            undoDecision, actAsked, actDropped, actSent, actQueued, actRecalled, actAccepted, actClosed, actSentBack,
            actTakenBack, actOvertaken, actNobody, noneOfYours, decidedByCoordinator, tellWhat, closeWhy, sendBackWhy,
            completeCommand, tellSchools, tellCurators, tellMunicipalCoordinators, tellMunicipality, tellLate,
            tellSilent, tellSchool, rowAnswers, nudgeOverdue, beginPause, beginResume, beginReplace, beginDeputy,
            pauseUntil, replaceBy, deputyWho, nudgeOpen, nudgeOne, tellLateOnes, openDuty,
            whyLog, newerPage, olderPage,
        ]
        + ["why", "answers", "tell"].map(summary)
        + ["why", "answers"].flatMap { [argument(of: $0), example(of: $0)] }
        + ["nobodyAsked", "cancelledRow", "noneOfYours", "onlyYourself"].map(refusal)
}
