/// What the bot says of its own work.
extension Template {
    /// Somebody's messages do not arrive any more; for his coordinator.
    package static let unreachable = Template(
        "unreachable",
        .text("name"),
        .text("post").optional,
        .flag("isBlocked")
    )

    /// Replies may have been lost while the bot was out of touch.
    package static let outage = Template("outage", .moment("from"), .moment("until"))

    /// What the nightly audit found wrong; for the regional coordinator.
    package static let auditReport = Template(
        "auditReport",
        .date("day"),
        .number("undecided").optional,
        .number("stuck").optional,
        .number("unhandled").optional,
        .number("undelivered").optional
    )

    static let operation = [unreachable, outage, auditReport]
}
