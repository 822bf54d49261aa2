extension Slot {
    /// How one obligation, or the same of several schools, can be spoken of.
    static let item: [Slot] = [
        .number("number"),
        .text("title"),
        // What is to come of it, in the order's words.
        .text("result").optional.spare,
        .date("deadline").spare,
        // Where the deadline is a day off.
        .date("lastWorkingDay").optional.spare,
        .number("daysLeft").spare,
        .number("daysOver").spare,
        .flag("isSetDate").spare,
        .flag("isReport").spare,
        .flag("isEscalation").spare,
        .flag("isOpen").spare,
        .flag("isUpcoming").spare,
        .flag("isToday").spare,
        // The last working day is over, the deadline on a day off is not.
        .flag("isDayOffBefore").spare,
        .flag("isOverdue").spare,
        .flag("isDone").spare,
        .flag("isInProgress").spare,
        // When the answer was given, and by whom where that is not the reader.
        .moment("answeredAt").optional.spare,
        .text("answeredBy").optional.spare,
        // Whom the reader stands in for.
        .text("inPlaceOf").optional.spare,
        // Whose it is, where it is not plainly the reader's own.
        .texts("subjects").spare,
        .flag("hasSubjects").spare,
        .number("subjectCount").spare,
        .number("moreSubjects").optional.spare,
        // The month of a monthly request, and its rows.
        .month("month").optional.spare,
        .list("rows", .number("number"), .text("title").spare).spare,
        // The request is answered by filling a report in.
        .flag("isForm").spare,
        // The day from which it can be filled in, where that is still to come.
        .date("opensOn").optional.spare,
        // The order's words for the period, where it names no day.
        .text("period").optional.spare,
        // When the meeting is held whose day was to be set.
        .moment("meeting").optional.spare,
        // The coordinator's remark with which it was returned; its words, where they may be sent.
        .flag("isReturned").spare,
        .text("remark").optional.spare,
        // The last day of the school's pause, and the day the reader asked to be reminded on.
        .date("pausedUntil").optional.spare,
        .date("snoozedTo").optional.spare,
    ]
}

extension Template {
    /// The morning's message about everything that is due: one person, one message.
    package static let reminder = Template(
        "reminder",
        .flag("single"),
        .number("count"),
        .flag("isAllDone"),
        .flag("late"),
        // Between which moments answers may have been lost.
        .moment("silentFrom").optional,
        .moment("silentUntil").optional,
        // The schools whose pause has just ended.
        .flag("hasResumed"),
        .texts("resumed"),
        .list("items", Slot.item)
    )

    /// One obligation opened from a list.
    package static let item = Template("item", .list("items", Slot.item))

    /// A row of the order, every word of it.
    package static let wholeRow = Template(
        "wholeRow",
        .number("number"),
        .text("title"),
        .text("responsible"),
        .text("period"),
        .text("result").optional,
        .text("levels").optional
    )

    /// A person's obligations, nearest first.
    package static let agenda = Template(
        "agenda",
        .number("count"),
        .flag("isEmpty"),
        .flag("hasPages"),
        .number("page"),
        .number("pages"),
        .list("items", Slot.item)
    )

    /// Why a message came: from the row of the order to the reader.
    package static let why = Template(
        "why",
        .text("order"),
        .list(
            "reasons",
            .number("number"),
            .text("title"),
            .text("responsible"),
            .text("period"),
            // Where a coordinator has set another period than the order's, the order's own words.
            .text("orderPeriod").optional,
            .text("because").optional,
            .date("deadline"),
            .texts("subjects"),
            .flag("hasSubjects"),
            .number("moreSubjects").optional,
            .flag("isOwn"),
            .flag("isCurated"),
            .flag("isEscalated"),
            .flag("isSetDate"),
            .flag("isReport"),
            .text("inPlaceOf").optional,
            .flag("isAnswered"),
            .number("stepBefore").optional,
            .number("stepAfter").optional,
            .number("stepWeek").optional,
            .number("stepSilence").optional,
            .flag("stepOpens").optional,
            .number("stepSilenceAnew").optional,
            .flag("stepResumed").optional,
            .date("pauseEnded").optional,
            .date("stepSnoozed").optional,
            .flag("stepNudged").optional,
            .date("pausedUntil").optional,
            .date("snoozedTo").optional
        ),
        .flag("hasMore"),
        .number("more")
    )

    /// The dry run for a coordinator: a day, and one of the day's messages.
    package static let planDay = Template("planDay", .moment("at"))
    package static let planMessage = Template(
        "planMessage",
        .number("people"),
        .texts("names"),
        .number("moreNames").optional,
        .list("items", Slot.item),
        // Coordinators get the digest of the week in the same message.
        .flag("hasDigest")
    )
    package static let planTotal = Template(
        "planTotal",
        .date("from"),
        .date("to"),
        .number("messages"),
        .number("people"),
        .number("overdue")
    )

    static let obligations = [reminder, item, wholeRow, agenda, why, planDay, planMessage, planTotal]
}
