internal import Core

/// Seminars: invitations and reminders, what coordinators see, how one is set up.
extension Template {
    /// Everything that is written to somebody invited, but for the last reminder.
    package static let seminar = Template(
        "seminar",
        .flag("isInvitation"),
        .flag("isMoved"),
        .flag("isChanged"),
        .flag("isCancelled"),
        .flag("isRestored"),
        .flag("isAnswerDue"),
        .flag("isDayBefore"),
        .flag("isHour"),
        .text("title"),
        .moment("at"),
        // When it was to be.
        .moment("former").optional,
        .number("minutes"),
        .text("link"),
        .text("accessCode").optional,
        .text("agenda").optional,
        .text("reason").optional,
        .text("inPlaceOf").optional,
        // What the reader has answered.
        .flag("isYes"),
        .flag("isNo"),
        .flag("isDeputy"),
        .text("deputy").optional,
        .flag("asks"),
        .date("answerBy").optional
    )

    /// The link alone, some minutes before the beginning.
    package static let seminarSoon = Template(
        "seminarSoon",
        .time("at"),
        .text("link"),
        .text("accessCode").optional
    )

    /// A month that a series leaves out.
    package static let seminarSkipped = Template(
        "seminarSkipped",
        .text("title"),
        .moment("at"),
        .text("reason").optional,
        .moment("next").optional
    )

    /// The word that those present type, for whoever leads the seminar.
    package static let seminarCode = Template(
        "seminarCode",
        .text("title"),
        .text("word"),
        .time("from"),
        .time("until")
    )
    /// The word, typed too early or too late.
    package static let seminarWordClosed = Template(
        "seminarWordClosed",
        .time("from"),
        .time("until"),
        .flag("isEarly")
    )
    package static let seminarPresent = Template("seminarPresent", .text("title"))
    package static let seminarWhoInstead = Template("seminarWhoInstead", .text("title"))
    package static let seminarDeputyKept = Template("seminarDeputyKept", .text("name").optional, .flag("isTold"))
    /// For whoever was to come in another's place and need not.
    package static let seminarReleased = Template(
        "seminarReleased",
        .text("title"),
        .moment("at"),
        .text("inPlaceOf")
    )
    package static let seminarMaterials = Template(
        "seminarMaterials",
        .text("title"),
        .text("text").optional,
        .flag("asks")
    )
    package static let seminarSent = Template("seminarSent", .number("count"))

    /// What lies ahead and what has lately been.
    package static let seminars = Template(
        "seminars",
        .flag("isEmpty"),
        .list(
            "seminars",
            [.text("title"), .moment("at"), .flag("isCancelled"), .flag("hasBegun")] + Slot.seminarCounts
        ),
        .list("own", .text("title"), .moment("at")),
        .flag("hasOwn"),
        .list("planned", .text("title"), .moment("at")),
        .flag("hasPlanned"),
        .flag("maySetUp")
    )

    /// One seminar as its coordinator sees it.
    package static let seminarDesk = Template(
        name: "seminarDesk",
        slots: [
            .text("title"), .moment("at"), .flag("isCancelled"), .text("reason").optional, .flag("hasBegun"),
            .date("invitesOn").optional,
            .flag("hasPlaces"), .list("places", [.text("name").optional] + Slot.seminarCounts),
        ] + Slot.seminarCounts
    )
    package static let seminarSilent = Template(
        "seminarSilent",
        .text("title"),
        .number("count"),
        .texts("names"),
        .number("more").optional
    )
    package static let seminarMarks = Template(
        "seminarMarks",
        .text("title"),
        .number("came"),
        .number("total"),
        .number("page"),
        .number("pages"),
        .flag("hasPages")
    )

    /// A question of the conversation that sets a seminar up.
    package static let seminarStep = Template(
        "seminarStep",
        .text("note").optional,
        .text("title").optional,
        .moment("at").optional,
        .number("minutes"),
        .flag("hasMinutes"),
        .number("people"),
        .flag("hasPeople"),
        .flag("asksTitle"),
        .flag("asksRow"),
        .flag("asksMoment"),
        .flag("asksSeries"),
        .flag("asksMinutes"),
        .flag("asksLink"),
        .flag("asksCode"),
        .flag("asksAgenda"),
        .flag("asksInvited"),
        .flag("asksAnswer")
    )

    /// The dry run: what some people are told of a seminar at one moment, and why.
    package static let planSeminar = Template(
        "planSeminar",
        .number("people"),
        .texts("names"),
        .number("moreNames").optional,
        .number("row").optional,
        .text("title"),
        .moment("at"),
        .text("step")
    )
    package static let planSeminarReason = Template(
        "planSeminarReason",
        .number("people"),
        .number("row").optional,
        .text("title"),
        .moment("at"),
        .text("step"),
        .text("order")
    )

    static let ofSeminars = [
        seminar, seminarSkipped, seminarWordClosed, planSeminar, planSeminarReason, seminarSoon, seminarCode,
        seminarPresent, seminarWhoInstead, seminarDeputyKept, seminarReleased, seminarMaterials,
        seminarSent, seminars, seminarDesk, seminarSilent, seminarMarks, seminarStep,
    ]
}

extension Slot {
    /// How many of some people say or do what.
    static let seminarCounts: [Slot] = ["total", "yes", "deputy", "no", "silent", "came", "absent"].map {
        .number($0).spare
    }

    /// What speaks against the time of a seminar.
    static let seminarClash: [Slot] = [
        .flag("isDayOff"), .flag("isQuiet"), .flag("isSeminar"), .date("day").optional, .text("name").optional,
        .number("people").optional,
    ]
}

extension Label {
    package static let willCome = Label("willCome")
    package static let willNotCome = Label("willNotCome")
    package static let deputyComes = Label("deputyComes")
    package static let agendaFile = Label("agendaFile")
    package static let join = Label("join")
    package static let accessCode = Label("accessCode")
    package static let answerKept = Label("answerKept")
    package static let seminarOff = Label("seminarOff")
    package static let seminarBegun = Label("seminarBegun")
    package static let useful = Label("useful")
    package static let useless = Label("useless")
    package static let ratingKept = Label("ratingKept")
    /// Words to choose from, parted by spaces.
    package static let codeWords = Label("codeWords")
    package static let codeWord = Label("codeWord")
    package static let whoCame = Label("whoCame")
    package static let whoIsSilent = Label("whoIsSilent")
    package static let moveSeminar = Label("moveSeminar")
    package static let callOffSeminar = Label("callOffSeminar")
    /// The same for one month of a series.
    package static let skipSeminar = Label("skipSeminar")
    package static let sendMaterials = Label("sendMaterials")
    package static let renew = Label("renew")
    package static let seminarMoveWhen = Label("seminarMoveWhen")
    package static let seminarOffWhy = Label("seminarOffWhy")
    package static let seminarSkipWhy = Label("seminarSkipWhy")
    /// What is typed with materials is not passed on where names may not be.
    package static let seminarMaterialsOpen = Label("seminarMaterialsOpen")
    package static let seminarWhichMaterials = Label("seminarWhichMaterials")
    package static let seminarStopped = Label("seminarStopped")
    package static let seminarNobody = Label("seminarNobody")

    /// A button of the conversation that sets a seminar up.
    package static func seminarChoice(_ name: String) -> Label { Label("seminarChoice.\(name)") }
    /// What is wrong with an answer in it, by the question.
    package static func seminarFault(_ step: String) -> Label { Label("seminarFault.\(step)") }
    /// The heading of a column of the sheet, and what its cells say.
    package static func seminarColumn(_ name: String) -> Label { Label("seminarColumn.\(name)") }
    package static func seminarCell(_ name: String) -> Label { Label("seminarCell.\(name)") }

    /// What a step is called in the dry run.
    package static func seminarPlanned(_ step: String) -> Label { Label("seminarPlanned.\(step)") }

    private static let seminarPlannedSteps = [SeminarStep.invitation.rawValue] + SeminarStep.reminders.map(\.rawValue)
    private static let seminarChoices = [
        "back", "stop", "noRow", "once", "months3", "months6", "months12", "skip", "done", "days1", "days2", "days3",
        Role.schoolHead.rawValue, Role.curator.rawValue, Role.municipalCoordinator.rawValue,
    ]
    private static let seminarFaults = [
        "title", "row", "series", "minutes", "link", "code", "agenda", "invited", "answer",
        "names",
    ]
    private static let seminarColumns = [
        "sheet", "municipality", "person", "schools", "answer", "deputy", "came", "useful",
    ]
    private static let seminarCells = ["yes", "no", "deputy", "silent", "came", "absent", "useful", "useless"]

    static let seminars =
        [
            willCome, willNotCome, deputyComes, agendaFile, join, accessCode, answerKept, seminarOff, seminarBegun,
            useful, useless, ratingKept, codeWords, codeWord, whoCame, whoIsSilent, moveSeminar, callOffSeminar,
            skipSeminar, seminarSkipWhy, seminarMaterialsOpen,
            sendMaterials, renew, seminarMoveWhen, seminarOffWhy, seminarWhichMaterials, seminarStopped, seminarNobody,
            summary(of: "seminar"), summary(of: "seminars"),
        ] + seminarChoices.map(seminarChoice) + seminarFaults.map(seminarFault) + seminarColumns.map(seminarColumn)
        + seminarCells.map(seminarCell) + seminarPlannedSteps.map(seminarPlanned)
}
