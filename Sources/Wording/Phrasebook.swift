import Mustache

/// Everything the bot can say in one language, read and checked: templates, labels and the language's tables.
package struct Phrasebook: Sendable {
    /// The name of the language's folder: `ru`.
    package let language: String

    private let library: MustacheLibrary
    private let templates: Set<Template>
    private let labels: [Label: String]
    private let tables: LanguageTables
    private let rendered = RenderedTexts()

    init(
        language: String,
        library: MustacheLibrary,
        templates: Set<Template>,
        labels: [Label: String],
        tables: LanguageTables
    ) {
        self.language = language
        self.library = library
        self.templates = templates
        self.labels = labels
        self.tables = tables
    }

    /// A message in the HTML of `OutgoingMessage`. Whatever people wrote is escaped.
    ///
    /// Throws where the values do not fit the template's declaration, which is a mistake in code.
    package func text(_ template: Template, _ values: WordingValues = [:]) throws(WordingError) -> String {
        guard templates.contains(template) else {
            throw WordingError(template: template.name, slot: "", reason: .templateNotRead)
        }
        if let text = rendered.text(template, values) { return text }
        try template.check(values)
        let speech = Speech(.group(values), slots: template.slots, tables: tables)
        let text = library.render(speech, withTemplate: template.name) ?? ""
        let tidy = Typography.tidy(text)
        rendered.keep(tidy, template, values)
        return tidy
    }

    /// A button's text. A label that is not in the vocabulary reads as its key.
    package func label(_ label: Label) -> String {
        labels[label] ?? label.key
    }
}
