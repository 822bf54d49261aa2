package import Core

/// What is said about people: invitations, consent, what is kept of them.
extension Template {
    /// Asked before anything of a person is kept (152-ФЗ, article 9).
    package static let consent = Template(
        "consent",
        // To somebody who has agreed to another version of the text.
        .flag("isAnew"),
        .text("version"),
        .number("days"),
        .text("contact")
    )
    package static let consentGiven = Template("consentGiven", .text("version"), .moment("at"))
    package static let consentRefused = Template("consentRefused", .text("contact"))
    /// Somebody stays with what he agreed to before.
    package static let consentKept = Template("consentKept", .text("contact"))

    /// Another chat speaks for the reader from now on; he may have it disconnected.
    package static let chatAdded = Template("chatAdded", .text("contact"))
    package static let chatRemoved = Template("chatRemoved", .text("contact"))

    /// A chat that speaks for somebody met somebody else's invitation.
    package static let chatTaken = Template("chatTaken", .text("post").optional, .text("contact"))

    /// Too many wrong codes; the last answer for an hour.
    package static let tooManyCodes = Template("tooManyCodes", .text("contact"))

    /// Everything that is kept of the reader.
    package static let ownData = Template(
        "ownData",
        .flag("isListed"),
        .text("id"),
        .text("name").optional,
        .text("post").optional,
        .text("body").optional,
        .texts("roles"),
        .flag("hasRoles"),
        .texts("schools"),
        .flag("hasSchools"),
        .texts("districts"),
        .flag("hasDistricts"),
        .texts("deputies"),
        .flag("hasDeputies"),
        .texts("absent"),
        .flag("hasAbsent"),
        .number("chats"),
        .number("events"),
        .number("messages"),
        .number("marks"),
        .number("snoozes"),
        .number("changes"),
        .number("acts"),
        .number("seminars"),
        .number("invitations"),
        .flag("hasQuietHours"),
        .time("quietFrom").optional,
        .time("quietTo").optional,
        .list("pauses", .text("school"), .date("until")),
        .number("pastPauses"),
        .text("consentVersion").optional,
        .moment("consentAt").optional,
        .number("conversationDays"),
        .number("ledgerDays"),
        .text("contact")
    )

    package static let forgetOffer = Template(
        "forgetOffer",
        .number("chats"),
        .flag("severalChats"),
        .text("contact")
    )
    package static let forgetKept = Template("forgetKept")
    /// The act of erasure, as its person gets it.
    package static let forgotten = Template(
        "forgotten",
        .number("number"),
        .moment("at"),
        .number("chats"),
        .number("events"),
        .number("messages"),
        .text("contact")
    )
    /// The same for his coordinator: no name in it.
    package static let departed = Template(
        "departed",
        .text("post").optional,
        .texts("schools"),
        .flag("hasSchools"),
        .number("number")
    )

    package static let inviteWhom = Template("inviteWhom")
    package static let nobodyFound = Template("nobodyFound", .text("words").optional)
    package static let whomToInvite = Template("whomToInvite", .number("count"), .flag("hasMore"))
    package static let invitationMade = Template(
        "invitationMade",
        .text("name"),
        .text("post").optional,
        .flag("isConnected")
    )
    /// To be passed on as it is.
    package static let invitationLetter = Template(
        "invitationLetter",
        .text("name").optional,
        .text("place").optional,
        .text("link").optional,
        .text("code"),
        .date("until")
    )
    package static let invitationRevoked = Template(
        "invitationRevoked",
        .text("name"),
        .number("count"),
        .flag("isNone"),
        .flag("some"),
        .flag("isConnected")
    )

    /// A name that the bot cannot take out of the files itself, for the regional coordinator.
    package static let nameRemains = Template("nameRemains", .number("number"), .text("id"))

    /// Until when an invitation on a printed page holds; plain text.
    package static let sheetUntil = Template("sheetUntil", .date("until"))

    /// Whom the bot cannot reach.
    package static let coverage = Template(
        "coverage",
        .number("total"),
        .number("reached"),
        .flag("isComplete"),
        .list("never", .text("name"), .text("post").optional),
        .number("neverCount"),
        .flag("hasNever"),
        .number("moreNever").optional,
        .list("unreachable", .text("name"), .text("post").optional),
        .number("unreachableCount"),
        .flag("hasUnreachable"),
        .number("moreUnreachable").optional,
        .texts("schools"),
        .number("schoolCount"),
        .flag("hasSchools"),
        .number("moreSchools").optional
    )

    static let people = [
        consent, consentGiven, consentRefused, consentKept, chatAdded, chatRemoved, chatTaken, tooManyCodes, ownData,
        forgetOffer, forgetKept, forgotten, departed, nameRemains, inviteWhom, nobodyFound, whomToInvite,
        invitationMade, invitationLetter, invitationRevoked, sheetUntil, coverage,
    ]
}

extension Label {
    /// Changes with the text of `consent`; kept with every consent given.
    package static let consentVersion = Label("consentVersion")
    package static let consentGive = Label("consentGive")
    package static let consentRefuse = Label("consentRefuse")
    package static let forgetYes = Label("forgetYes")
    package static let forgetNo = Label("forgetNo")
    package static let revoke = Label("revoke")
    package static let unlinkChat = Label("unlinkChat")

    /// For whom a command is, in the words of a refusal.
    package static func audience(_ name: String) -> Label { Label("audience.\(name)") }

    /// The heading of a column of the sheet of invitations.
    package static func sheet(_ column: String) -> Label { Label("sheet.\(column)") }

    private static let audiences = ["region", "coordinators", "headsAndCoordinators"].map(audience)
    package static let sheetColumns = ["id", "name", "address", "post", "place", "link", "start", "until", "qr"]

    /// What a role is called.
    package static func role(_ role: Role) -> Label { Label("role.\(role.rawValue)") }

    /// Whom the bot talks to, and how far his commands reach, for the table of rights.
    package static func party(_ name: String) -> Label { Label("party.\(name)") }
    package static func reach(_ name: String) -> Label { Label("reach.\(name)") }

    private static let rights =
        [
            "stranger", "member", "observer", "schoolHead", "curator", "municipalCoordinator", "regionalCoordinator",
            "group",
        ]
        .map(party) + ["none", "own", "municipality", "region"].map(reach)

    static let people =
        rights + audiences + sheetColumns.map(sheet)
        + [consentVersion, consentGive, consentRefuse, forgetYes, forgetNo, revoke, unlinkChat]
        + Role.allCases.map(role)
}
