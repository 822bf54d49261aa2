/// Finds the tags of a template.
///
/// The rendering library keeps its own tokens to itself, and it lets through what is a mistake here: unknown names,
/// other delimiters, functions, inheritance. So the tags are read twice, here to be judged, there to be rendered.
struct TagScanner {
    enum Token {
        case text(Substring, line: Int)
        case tag(Tag)
    }

    private var rest: Substring
    private var line = 1

    init(_ source: String) {
        rest = source[...]
    }

    /// Nil at the end.
    mutating func next() throws(TagError) -> Token? {
        guard !rest.isEmpty else { return nil }
        let start = line
        let opening = rest.firstRange(of: "{{")?.lowerBound ?? rest.endIndex
        guard opening == rest.startIndex else { return .text(take(upTo: opening), line: start) }

        let source = take(upTo: try endOfTag())
        let isTriple = source.hasPrefix("{{{")
        let content = source.dropFirst(isTriple ? 3 : 2).dropLast(isTriple ? 3 : 2).trimmed
        var sigil = isTriple ? Tag.Sigil.raw : .variable
        var name = content
        if !isTriple, let first = content.first, let marked = Tag.Sigil(rawValue: first == "&" ? "{" : first) {
            sigil = marked
            name = content.dropFirst().trimmed
        }
        guard sigil == .comment || Self.isName(name) else {
            throw TagError(
                line: start,
                found: String(source),
                expected: "a tag such as {{name}}, {{#list}} or {{> part}}"
            )
        }
        return .tag(Tag(sigil: sigil, name: String(name), line: start, source: source))
    }

    private func endOfTag() throws(TagError) -> Substring.Index {
        let inside = rest.dropFirst(2)
        let closing = inside.first == "{" ? "}}}" : "}}"
        let isComment = inside.first == "!"
        guard let end = inside.firstRange(of: closing)?.upperBound,
            isComment || !inside[..<end].dropFirst().contains(where: { $0 == "{" || $0.isNewline })
        else {
            let found = rest.prefix { !$0.isNewline }.prefix(40)
            throw TagError(line: line, found: String(found), expected: "\(closing) at the end of the tag")
        }
        return end
    }

    private mutating func take(upTo end: Substring.Index) -> Substring {
        let taken = rest[..<end]
        line += taken.count { $0 == "\n" }
        rest = rest[end...]
        return taken
    }

    private static func isName(_ name: Substring) -> Bool {
        func isPart(_ part: Substring) -> Bool {
            !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"):
                        true
                    default: false
                    }
                }
        }
        return name == "." || name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isPart)
    }
}

extension Substring {
    /// Without spaces at both ends.
    fileprivate var trimmed: Substring {
        var rest = drop { $0 == " " }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
