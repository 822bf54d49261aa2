package import Core

/// What is said about people: invitations, consent, what is kept of them.
extension Template {
    /// Asked before anything of a person is kept (152-ФЗ, article 9).
    package static let consent = Template("consent", .text("version"), .number("days"), .text("contact"))
    package static let consentGiven = Template("consentGiven", .text("version"), .moment("at"))
    package static let consentRefused = Template("consentRefused", .text("contact"))

    /// A chat that speaks for somebody met somebody else's invitation.
    package static let chatTaken = Template("chatTaken", .text("post").optional)

    /// Too many wrong codes; the last answer for an hour.
    package static let tooManyCodes = Template("tooManyCodes", .text("contact"))

    /// Everything that is kept of the reader.
    package static let ownData = Template(
        "ownData",
        .text("name").optional,
        .text("post").optional,
        .texts("roles"),
        .flag("hasRoles"),
        .texts("schools"),
        .flag("hasSchools"),
        .number("chats"),
        .number("events"),
        .number("messages"),
        .number("marks"),
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
    package static let nobodyFound = Template("nobodyFound", .text("words"))
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
        .text("link").optional,
        .text("code"),
        .date("until")
    )
    package static let invitationRevoked = Template(
        "invitationRevoked",
        .text("name"),
        .number("count"),
        .flag("some")
    )

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
        consent, consentGiven, consentRefused, chatTaken, tooManyCodes, ownData, forgetOffer, forgetKept, forgotten,
        departed, inviteWhom, nobodyFound, whomToInvite, invitationMade, invitationLetter, invitationRevoked, coverage,
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
        rights + [consentVersion, consentGive, consentRefuse, forgetYes, forgetNo, revoke] + Role.allCases.map(role)
}
