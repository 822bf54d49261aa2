/// What coordinators are told once a week, and what of it follows the summary of a month.
extension Template {
    /// What has changed since the digest before it, and what needs its reader now; a count that is none is left out.
    package static let digest = Template(
        name: "digest",
        slots: [
            .date("since"),
            .text("place").optional,
            .flag("isQuiet"),
            .flag("hasNews"),
            .number("done").optional,
            .number("reported").optional,
            .list("entries", Slot.planChange),
            .number("moreChanges").optional,
        ] + Slot.needs
    )

    /// What needs a coordinator now; of which places, where what stands above it is of one of them.
    package static let digestNeeds = Template(name: "digestNeeds", slots: Slot.needs)

    /// Whom a digest goes to, in the dry run.
    package static let planDigest = Template(
        "planDigest",
        .number("people"),
        .texts("names"),
        .number("moreNames").optional
    )

    static let digests = [digest, digestNeeds, planDigest]
}

extension Slot {
    fileprivate static let needs: [Slot] = [
        .flag("isNeeded"),
        .text("places").optional,
        .number("overdue").optional,
        .number("newlyLate").optional,
        .flag("isAllNew"),
        .month("month").optional,
        .number("silent").optional,
        .number("toReview").optional,
        .number("unreached").optional,
    ]
}

extension Label {
    /// Why a digest is sent, in the dry run.
    package static let digestReason = Label("digestReason")
}
