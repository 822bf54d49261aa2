/// Takes a messenger's HTML apart into tags, entities and characters.
///
/// Lenient, because it must not lose a text: a `<` or `&` that begins nothing is handed out as a stray character.
struct MarkupScanner: Sequence, IteratorProtocol {
    enum Token {
        case open(name: Substring, source: Substring)
        case close(name: Substring, source: Substring)
        /// `&amp;` and the character it stands for.
        case entity(source: Substring, Character)
        case character(source: Substring)
        case stray(source: Substring)

        var source: Substring {
            switch self {
            case .open(_, let source), .close(_, let source), .entity(let source, _), .character(let source),
                .stray(let source):
                source
            }
        }
    }

    private var rest: Substring

    init(_ html: String) {
        rest = html[...]
    }

    mutating func next() -> Token? {
        guard let first = rest.first else { return nil }
        switch first {
        case "<": return tag() ?? .stray(source: take(1))
        case "&": return entity() ?? .stray(source: take(1))
        default: return .character(source: take(1))
        }
    }

    private mutating func take(_ count: Int) -> Substring {
        let taken = rest.prefix(count)
        rest = rest.dropFirst(count)
        return taken
    }

    private mutating func tag() -> Token? {
        let isClosing = rest.dropFirst().first == "/"
        let inside = rest.dropFirst(isClosing ? 2 : 1)
        let name = inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" }
        guard !name.isEmpty, let end = endOfTag(after: name.endIndex) else { return nil }
        let source = rest[..<end]
        rest = rest[end...]
        return isClosing ? .close(name: name, source: source) : .open(name: name, source: source)
    }

    /// Just after the `>` that is in no quotation marks; nil where a new tag begins before it.
    private func endOfTag(after start: Substring.Index) -> Substring.Index? {
        var quote: Character?
        for index in rest[start...].indices {
            let character = rest[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == ">" {
                return rest.index(after: index)
            } else if character == "<" {
                return nil
            }
        }
        return nil
    }

    private mutating func entity() -> Token? {
        // The longest that stands for a character is `&#x10FFFF;`.
        let name = rest.dropFirst().prefix(9).prefix { $0 != ";" }
        let end = name.endIndex
        guard end < rest.endIndex, rest[end] == ";", let character = Self.character(name) else { return nil }
        let source = rest[...end]
        rest = rest[rest.index(after: end)...]
        return .entity(source: source, character)
    }

    private static func character(_ name: Substring) -> Character? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        default:
            guard name.first == "#" else { return nil }
            let digits = name.dropFirst()
            let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return code.flatMap(Unicode.Scalar.init).map(Character.init)
        }
    }
}
