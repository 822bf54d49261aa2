internal import Chat
package import Core
package import Wording

/// What a planned message would say, and why it would be sent: for the dry run.
package struct PlannedWords: Sendable {
    /// In the HTML of `OutgoingMessage`.
    package let text: String
    /// Plain text.
    package let reason: String

    /// With the digest that joins it, where one does. Throws: `WordingError`, a mistake in code.
    package init(_ bundle: NoticeBundle, with digest: PlannedDigest?, world: World) throws(WordingError) {
        let card = ReminderCard(planned: bundle, world: world)
        let reminders = try card.message()
        text = (digest?.message.below(reminders) ?? reminders).text
        let why = WhyCard(items: card.items, place: card.place, token: nil, writer: card.writer)
        reason = TextLimit.plain(try why.message().text)
    }

    /// What a planned message speaks of, as values for a template of the dry run.
    package static func items(of bundle: NoticeBundle, world: World) -> [WordingValues] {
        let card = ReminderCard(planned: bundle, world: world)
        return card.writer.grouped(card.items).map { group in
            card.writer.values(of: group, isBrief: true).merging(
                ["rows": WordingValue.list(card.writer.rows(of: group.first))],
                uniquingKeysWith: { $1 }
            )
        }
    }
}
