/// Marked-up text as a row of characters, each knowing the elements it stands in, so that it can be cut anywhere
/// and every piece still be well-formed.
struct MarkedText {
    private(set) var glyphs: [Glyph] = []
    /// What the glyphs' `elements` count in: the open elements, outermost first.
    private var stacks: [[Element]] = [[]]

    /// A character, or an entity that stands for one.
    struct Glyph {
        /// As written.
        let source: Substring
        let character: Character
        /// Length in UTF-16 code units once parsed.
        let width: Int
        let elements: Int
    }

    /// The number tells apart two elements of one kind that follow each other.
    private struct Element: Equatable {
        let number: Int
        let name: Substring
        let opening: Substring
    }

    /// A cluster of more code units than `widest`, which no language writes, is taken apart.
    init(_ html: String, widest: Int = .max) {
        var open: [Element] = []
        for token in MarkupScanner(html) {
            switch token {
            case .open(let name, let source):
                open.append(Element(number: stacks.count, name: name, opening: source))
                stacks.append(open)
            case .close(let name, _):
                guard let index = open.lastIndex(where: { $0.name == name }) else { continue }
                open.removeSubrange(index...)
                stacks.append(open)
            case .entity(let source, let character):
                append(source, character)
            case .character(let source), .stray(let source):
                if source.utf16.count <= widest {
                    append(source, source.first ?? " ")
                } else {
                    for index in source.unicodeScalars.indices {
                        let scalar = source.unicodeScalars[index]
                        append(Substring(String(scalar)), Character(scalar))
                    }
                }
            }
        }
    }

    private mutating func append(_ source: Substring, _ character: Character) {
        let glyph = Glyph(
            source: source,
            character: character,
            width: character.utf16.count,
            elements: stacks.count - 1
        )
        glyphs.append(glyph)
    }

    /// The glyphs of a range as text of their own: elements begun before it are opened anew, open ones are closed.
    func html(_ range: Range<Int>) -> String {
        var result = ""
        var open: [Element] = []
        for glyph in glyphs[range] {
            let wanted = stacks[glyph.elements]
            let common = zip(open, wanted).prefix { $0 == $1 }.count
            for element in open[common...].reversed() { result += "</\(element.name)>" }
            for element in wanted[common...] { result += element.opening }
            open = wanted
            result += glyph.source
        }
        for element in open.reversed() { result += "</\(element.name)>" }
        return result
    }

    /// The same text with another in place of what follows a glyph, in the elements of the glyph before.
    mutating func cut(at end: Int, adding character: Character) {
        let elements = end > 0 ? glyphs[end - 1].elements : 0
        let source = Substring(String(character))
        glyphs.removeSubrange(end...)
        glyphs.append(Glyph(source: source, character: character, width: character.utf16.count, elements: elements))
    }
}

extension MarkedText.Glyph {
    var isNewline: Bool { character.isNewline }

    /// Where a line may be broken: any space but those that forbid it.
    var isBreak: Bool {
        character.isWhitespace && character != "\u{A0}" && character != "\u{202F}" && character != "\u{2007}"
    }

    var endsSentence: Bool { character == "." || character == "!" || character == "?" || character == "…" }

    /// What stands between parts of a sentence, and has no place before an ellipsis.
    var isSeparator: Bool { ".,;:–—-".contains(character) }
}
