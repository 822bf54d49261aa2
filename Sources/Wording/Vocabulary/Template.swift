/// A message the bot can say: the name of its file in every language's folder, and what the file may speak of.
///
/// Declared as a static member beside the conversation it belongs to and listed in `Vocabulary.bot`:
///
///     extension Template {
///         static let welcome = Template("welcome", .text("name"), .list("duties", .number("number"), .text("title")))
///     }
package struct Template: Hashable, Sendable {
    /// The path of `<name>.mustache` relative to the language's folder.
    package let name: String
    package let slots: [Slot]

    package init(_ name: String, _ slots: Slot...) {
        self.init(name: name, slots: slots)
    }

    init(name: String, slots: [Slot]) {
        self.name = name
        self.slots = slots
    }
}
