/// Days and hours in people's words.
extension Template {
    /// What to ask back about a phrase that is no moment yet; one line.
    package static let momentQuestion = Template(
        "momentQuestion",
        .flag("isUnclear"),
        .flag("lacksTime"),
        .flag("lacksTimeOfDays"),
        .flag("lacksDay"),
        .flag("isWhich"),
        .flag("isPast"),
        .flag("isPastDay"),
        .flag("isNoDay"),
        .flag("isNoWeekday"),
        .flag("isNoTime"),
        .flag("isDistant"),
        .flag("isOtherWeekday"),
        .flag("isDifferent"),
        .flag("isSeveral"),
        .flag("isSpan"),
        .flag("isRepeated"),
        .flag("isVague"),
        // As typed, or the day that is not in the calendar.
        .text("words").optional,
        .list("days", .date("day")),
        .list("times", .time("time")),
        .list("moments", .moment("moment")),
        // The next moment that may be meant.
        .moment("next").optional,
        .month("month").optional
    )

    static let moments = [momentQuestion]
}
