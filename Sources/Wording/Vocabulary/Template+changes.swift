package import Core

/// What the bot says when the roadmap, the calendar or the roster is changed in chat.
extension Template {
    /// A change as its author sees it: asked for, made, taken back.
    package static let change = Template(
        "change",
        .list(
            "proposed",
            .number("people"),
            .flag("isForNobody"),
            .flag("isRepair"),
            .flag("isPast"),
            .flag("isCancelledRow")
        ),
        .flag("isApplied"),
        .flag("isDeclined"),
        .flag("isUndone"),
        // The same has been changed again since.
        .flag("isBeyondUndo"),
        // It was a change of the roster, from which a name may have been erased since.
        .flag("isOfRoster"),
        .list("dayOff", .date("day"), .text("name").optional, .text("source").optional, .flag("isOff")),
        .list("amended", .number("number"), .text("title"), .text("was"), .text("period"), .text("reason").optional),
        .list("cancelled", .number("number"), .text("title"), .text("reason").optional),
        .list("restored", .number("number"), .text("title"), .text("reason").optional),
        .list("roster", Slot.rosterDifference),
        .list(
            "seminarSet",
            .text("title"),
            .number("row").optional,
            .moment("at"),
            .month("through").optional,
            .number("minutes"),
            .text("link"),
            .text("accessCode").optional,
            .text("agenda").optional,
            .flag("hasFile"),
            .number("people"),
            .number("answerDays"),
            .list("clashes", Slot.seminarClash)
        ),
        .list("seminarMoved", .text("title"), .moment("was"), .moment("at"), .list("clashes", Slot.seminarClash)),
        .list("seminarOff", .text("title"), .moment("at"), .text("reason").optional)
    )

    /// Dates that are not what they were, for one person.
    package static let datesChanged = Template(
        "datesChanged",
        .list("dayOff", .date("day"), .text("name").optional),
        .text("reason").optional,
        .flag("isUndone"),
        .list(
            "items",
            .number("number"),
            .text("title"),
            .texts("subjects"),
            .flag("hasSubjects"),
            .flag("isSetDate"),
            .flag("isReport"),
            .flag("isMoved"),
            .flag("isGone"),
            .flag("isNew"),
            .flag("isBack"),
            .date("old").optional,
            .date("new").optional
        )
    )

    /// What a changed roster means for one person.
    package static let rosterChanged = Template(
        "rosterChanged",
        .list("gained", .texts("schools"), .text("old").optional),
        .list("lost", .texts("schools"), .text("new").optional),
        .list("curator", .text("school"), .text("old").optional, .text("new").optional),
        .list("joined", .text("school")),
        .list("left", .text("school")),
        .list("headed", .text("school")),
        .list("noLongerHeaded", .text("school")),
        .list("coordinates", .text("municipality"), .text("old").optional),
        .list("coordinatesNoMore", .text("municipality"), .text("new").optional),
        .list("standsIn", .text("person"), .flag("isAlways"), .date("from").optional, .date("to").optional),
        .list("isReplaced", .text("deputy"), .flag("isAlways"), .date("from").optional, .date("to").optional),
        .list("standsInNoMore", .text("person")),
        .list("isReplacedNoMore", .text("deputy"))
    )

    /// A change that cannot be made, and all that is in its way.
    package static let changeRefused = Template(
        "changeRefused",
        .text("reason").optional,
        .list("faults", .text("place"), .text("found").optional, .text("expected").optional),
        .number("more").optional
    )

    /// A command without what it needs, answered with one that works.
    package static let usage = Template(
        "usage",
        .text("example"),
        .text("note").optional,
        .text("typed").optional
    )

    /// Several people answer to what was typed, or nobody does.
    package static let whichPerson = Template(
        "whichPerson",
        .text("typed").optional,
        .flag("isNobody"),
        .flag("hasMore")
    )

    /// No municipality is called so; perhaps one of these was meant.
    package static let whichMunicipality = Template(
        "whichMunicipality",
        .text("typed").optional,
        .texts("near"),
        .flag("hasNear")
    )

    /// What became of a row, or of the whole plan, since the order.
    package static let history = Template(
        "history",
        .number("number").optional,
        .text("title").optional,
        .text("period").optional,
        .flag("isCancelledNow"),
        .text("because").optional,
        .flag("isEmpty"),
        .list("entries", Slot.planChange)
    )

    /// A file on disk that cannot be taken up.
    package static let badFile = Template(
        "badFile",
        .list("places", .text("place"), .text("found").optional, .text("expected").optional),
        .number("more").optional
    )

    static let changes = [
        change, datesChanged, rosterChanged, changeRefused, usage, whichPerson, whichMunicipality, history, badFile,
    ]
}

extension Slot {
    /// One change of the roadmap or the calendar, or one act of a coordinator.
    static let planChange: [Slot] = [
        .moment("at"),
        .text("author"),
        .number("number").optional,
        .flag("isUndone"),
        .flag("isAmended"),
        .flag("isCancelled"),
        .flag("isRestored"),
        .flag("isDayOff"),
        .flag("isSeminarSet"),
        .flag("isSeminarMoved"),
        .flag("isSeminarOff"),
        .flag("isClosed"),
        .flag("isReturned"),
        .flag("isAccepted"),
        .flag("isNudged"),
        .flag("isTold"),
        .text("subject").optional,
        .number("people").optional,
        .text("seminar").optional,
        .moment("start").optional,
        .moment("formerStart").optional,
        .text("was").optional,
        .text("period").optional,
        .date("day").optional,
        .text("reason").optional,
    ]

    /// What tells one roster from another.
    static let rosterDifference: [Slot] =
        [
            .list("joined", .text("school"), .text("head"), .text("curator").optional),
            .list("left", .text("school"), .text("head")),
            .list("curators", .text("school"), .text("old").optional, .text("new").optional),
            .list("heads", .text("school"), .text("old").optional, .text("new").optional),
            .list("coordinators", .text("municipality"), .text("old").optional, .text("new").optional),
            .texts("added"),
            .flag("hasAdded"),
            .texts("removed"),
            .flag("hasRemoved"),
            .texts("edited"),
            .flag("hasEdited"),
            .texts("schools"),
            .flag("hasSchools"),
            .list(
                "deputies",
                .text("person"),
                .text("deputy"),
                .flag("isAlways"),
                .date("from").optional,
                .date("to").optional
            ),
            .list("noDeputies", .text("person"), .text("deputy")),
            .flag("isOther"),
        ] + more

    /// How many more there are of a kind than are named.
    private static let more = [
        "moreJoined", "moreLeft", "moreCurators", "moreHeads", "moreCoordinators", "moreAdded",
        "moreRemoved", "moreEdited", "moreSchools", "moreDeputies", "moreNoDeputies",
    ].map { Slot.number($0).optional }
}

extension Label {
    package static let applyChange = Label("applyChange")
    package static let declineChange = Label("declineChange")
    package static let undoChange = Label("undoChange")
    package static let changeAccepted = Label("changeAccepted")
    package static let changeDeclined = Label("changeDeclined")
    package static let changeUndoing = Label("changeUndoing")
    package static let changeTooLate = Label("changeTooLate")
    package static let headOfSchool = Label("headOfSchool")

    /// What parts two people, and how a school joins: told where a command is not understood.
    package static let separatorNote = Label("separatorNote")
    package static let joiningNote = Label("joiningNote")

    /// A command that works, to be shown to whoever typed one that does not.
    package static func example(of command: String) -> Label { Label("example.\(command)") }

    /// Why a change is refused, by the name of the reason.
    package static func refusal(_ reason: String) -> Label { Label("refusal.\(reason)") }

    /// What is wrong with what was typed, by the name of the fault.
    package static func fault(_ name: String) -> Label { Label("fault.\(name)") }

    /// What a place of a file should hold, and what it holds instead; a detail may follow.
    package static func expected(_ kind: Expectation.Kind) -> Label { Label("expected.\(kind.rawValue)") }
    package static func found(_ kind: Finding.Kind) -> Label { Label("found.\(kind.rawValue)") }

    package static let line = Label("line")

    static let changeCommands = ["dayoff", "amend", "cancel", "restore", "history", "replace", "deputy", "school"]
    static let refusals = [
        "noCalendar", "alreadyDayOff", "noRow", "nothingToChange", "faults", "pastDay", "notCurator", "notYours",
        "noSchool", "aboveYou", "codeTaken", "samePerson", "reversed", "tooLarge", "encoding", "unreadable",
        "cannotWrite", "notDownloaded", "table", "changedSince",
        "brokenBefore", "amendedSince", "noPeople", "noSeminar", "seminarChangedSince",
    ]
    static let faults = ["noSuchDay", "noYear", "noSource"]

    static let changes =
        [
            applyChange, declineChange, undoChange, changeAccepted, changeDeclined, changeUndoing, changeTooLate,
            headOfSchool, separatorNote, joiningNote,
        ] + changeCommands.flatMap { [summary(of: $0), argument(of: $0), example(of: $0)] } + refusals.map(refusal)
        + faults.map(fault) + [line]
        + Expectation.Kind.allCases.filter { $0 != .other }.map(expected)
        + Finding.Kind.allCases.filter { $0 != .value }.map(found)
}
