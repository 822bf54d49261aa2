/// Everything the bot can say, the same in every language.
package struct Vocabulary: Sendable {
    package let templates: [Template]
    package let labels: [Label]

    package init(templates: [Template] = [], labels: [Label] = []) {
        self.templates = templates
        self.labels = labels
    }

    /// The bot's own: what is not listed here cannot be said, and what is listed must exist in every language.
    package static let bot = Vocabulary(
        templates: Template.conversation + Template.people + Template.obligations + Template.operation
            + Template.changes + Template.quiet + Template.reporting + Template.moments + Template.ofSeminars
            + Template.menus + Template.digests + Template.asking + Template.acts + Template.files,
        labels: Label.buttons + Label.hints + Label.people + Label.commands + Label.demo + Label.changes
            + Label.quiet + Label.reports + Label.seminars + Label.menus + Label.asking + Label.acts + Label.files
    )
}
