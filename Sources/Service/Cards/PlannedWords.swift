package import Core
internal import Wording

/// What a planned message would say, and why it would be sent: for the dry run.
package struct PlannedWords: Sendable {
    /// In the HTML of `OutgoingMessage`.
    package let text: String
    /// Plain text.
    package let reason: String

    /// Throws: `WordingError`, a mistake in code.
    package init(_ bundle: Bundle, world: World) throws(WordingError) {
        let card = ReminderCard(planned: bundle, world: world)
        text = try card.message().text
        let why = WhyCard(items: card.items, place: card.place, token: nil, writer: card.writer)
        reason = TextLimit.plain(try why.message().text)
    }
}
