/// A mustache tag as it stands in a template.
struct Tag: Hashable {
    let sigil: Sigil
    /// Without the sigil and the spaces around it; dots and all.
    let name: String
    /// The first is 1.
    let line: Int
    /// The tag as written, braces and all.
    let source: Substring

    enum Sigil: Character {
        /// `{{name}}`, escaped.
        case variable = " "
        /// `{{{name}}}` or `{{&name}}`, as it is.
        case raw = "{"
        case section = "#"
        case inverted = "^"
        case close = "/"
        case partial = ">"
        case comment = "!"
    }

    /// The parts between the dots; a lone dot is the element itself.
    var path: [String] { name == "." ? ["."] : name.split(separator: ".").map(String.init) }
}

/// A mistake that keeps a template from being read at all.
struct TagError: Error {
    let line: Int
    let found: String
    let expected: String
}
