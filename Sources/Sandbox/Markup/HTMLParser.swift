/// Reads the HTML subset of `parse_mode=HTML`, with the messages of the real service for what it refuses.
///
/// The rules are those of https://core.telegram.org/bots/api#html-style; where that page is silent (offsets in
/// bytes, a missing semicolon after `&amp`, `</>`), the behaviour of the public TDLib is followed.
struct HTMLParser {
    private let bytes: [UInt8]
    private var position = 0
    private var text: [UInt8] = []
    /// The length of `text` in UTF-16 code units.
    private var length = 0
    private var open: [OpenTag] = []
    private var entities: [MarkedText.Entity] = []

    private struct OpenTag {
        let name: String
        let argument: String
        let offset: Int
    }

    struct Refusal: Error, Equatable {
        let message: String
    }

    static func parse(_ html: String) throws(Refusal) -> MarkedText {
        var parser = HTMLParser(html)
        return try parser.run()
    }

    private init(_ html: String) {
        bytes = Array(html.utf8)
    }

    private mutating func run() throws(Refusal) -> MarkedText {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "&"):
                if let scalar = HTMLEscape.read(bytes, at: &position) {
                    append(scalar)
                } else {
                    appendByte()
                }
            case UInt8(ascii: "<"):
                let begin = position
                position += 1
                if peek == UInt8(ascii: "/") {
                    try closeTag(from: begin)
                } else {
                    try openTag(from: begin)
                }
            default: appendByte()
            }
        }
        if let tag = open.last {
            throw Refusal(message: "Can't find end tag corresponding to start tag \"\(tag.name)\"")
        }
        return MarkedText(String(decoding: text, as: UTF8.self), entities: MarkedText.ordered(entities))
    }
}

extension HTMLParser {
    /// The attribute of each tag that says something; other attributes are read and forgotten.
    private static let tags: [String: (kind: String, attribute: String?)] = [
        "b": ("bold", nil), "strong": ("bold", nil), "i": ("italic", nil), "em": ("italic", nil),
        "u": ("underline", nil), "ins": ("underline", nil),
        "s": ("strikethrough", nil), "strike": ("strikethrough", nil), "del": ("strikethrough", nil),
        "tg-spoiler": ("spoiler", nil), "span": ("spoiler", "class"), "a": ("text_link", "href"),
        "code": ("code", "class"), "pre": ("pre", nil), "tg-emoji": ("custom_emoji", "emoji-id"),
        "blockquote": ("blockquote", "expandable"),
    ]

    private mutating func openTag(from begin: Int) throws(Refusal) {
        let name = word { $0 == UInt8(ascii: ">") }
        guard peek != nil else { throw Refusal(message: "Unclosed start tag at byte offset \(begin)") }
        guard let tag = Self.tags[name] else {
            throw Refusal(message: "Unsupported start tag \"\(name)\" at byte offset \(begin)")
        }
        var argument = ""
        while true {
            skipSpace()
            guard let byte = peek else { throw Refusal(message: "Unclosed start tag at byte offset \(begin)") }
            if byte == UInt8(ascii: ">") { break }
            let (attribute, value) = try readAttribute(of: name, from: begin)
            if attribute == tag.attribute { argument = value ?? attribute }
        }
        position += 1
        if name == "span", argument != "tg-spoiler" {
            throw Refusal(message: "Tag \"span\" must have class \"tg-spoiler\" at byte offset \(begin)")
        }
        open.append(OpenTag(name: name, argument: argument, offset: length))
    }

    private mutating func readAttribute(
        of tag: String,
        from begin: Int
    ) throws(Refusal) -> (name: String, value: String?) {
        let name = word { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") }
        if name.isEmpty {
            throw Refusal(message: "Empty attribute name in the tag \"\(tag)\" at byte offset \(begin)")
        }
        skipSpace()
        guard peek == UInt8(ascii: "=") else { return (name, nil) }
        position += 1
        skipSpace()
        guard let quote = peek else { throw Refusal(message: "Unclosed start tag at byte offset \(begin)") }
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = position
            let value = word { $0 == UInt8(ascii: ">") }
            guard value.utf8.allSatisfy({ isNameByte($0) }) else {
                throw Refusal(message: "Unexpected end of name token at byte offset \(start)")
            }
            return (name, value)
        }
        position += 1
        var value: [UInt8] = []
        while let byte = peek, byte != quote {
            if byte == UInt8(ascii: "&"), let scalar = HTMLEscape.read(bytes, at: &position) {
                value.append(contentsOf: String(Character(scalar)).utf8)
            } else {
                value.append(byte)
                position += 1
            }
        }
        guard peek == quote else { throw Refusal(message: "Unclosed start tag at byte offset \(begin)") }
        position += 1
        return (name, String(decoding: value, as: UTF8.self))
    }

    private mutating func closeTag(from begin: Int) throws(Refusal) {
        guard let tag = open.last else { throw Refusal(message: "Unexpected end tag at byte offset \(begin)") }
        position += 1
        let name = word { $0 == UInt8(ascii: ">") }
        skipSpace()
        guard peek == UInt8(ascii: ">") else {
            throw Refusal(message: "Unclosed end tag at byte offset \(begin)")
        }
        position += 1
        guard name.isEmpty || name == tag.name else {
            throw Refusal(
                message: "Unmatched end tag at byte offset \(begin), expected \"</\(tag.name)>\", found \"</\(name)>\""
            )
        }
        open.removeLast()
        if length > tag.offset { addEntity(tag) }
    }

    private mutating func addEntity(_ tag: OpenTag) {
        guard let kind = Self.tags[tag.name]?.kind else { return }
        var entity = MarkedText.Entity(kind: kind, offset: tag.offset, length: length - tag.offset)
        switch tag.name {
        case "a":
            // Without an address the text itself is one, or there is no link.
            guard let url = WebAddress.normalised(tag.argument.isEmpty ? written(since: tag) : tag.argument) else {
                return
            }
            entity.url = url
        case "code":
            // `<pre><code class="language-x">` is one entity, that of `pre`, which is closed next.
            let prefix = "language-"
            if open.last?.name == "pre", open.last?.offset == tag.offset, tag.argument.hasPrefix(prefix) {
                entity.language = String(tag.argument.dropFirst(prefix.count))
            }
        case "pre":
            let inner = entities.firstIndex { $0.kind == "code" && $0.offset == entity.offset && $0.end == entity.end }
            if let inner { entity.language = entities.remove(at: inner).language }
        case "tg-emoji": entity.emoji = tag.argument
        case "blockquote" where !tag.argument.isEmpty: entity.kind = "expandable_blockquote"
        default: break
        }
        // Inner tags close before outer ones: the outer entity goes before those it holds.
        let place = entities.firstIndex { $0.offset >= entity.offset } ?? entities.count
        entities.insert(entity, at: place)
    }

    private func written(since tag: OpenTag) -> String {
        String(decoding: Array(String(decoding: text, as: UTF8.self).utf16)[tag.offset..<length], as: UTF16.self)
    }
}

extension HTMLParser {
    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// What stands before white space or the given end, in lower case.
    private mutating func word(until isEnd: (UInt8) -> Bool) -> String {
        let start = position
        while let byte = peek, !isSpace(byte), !isEnd(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    }

    private mutating func skipSpace() {
        while let byte = peek, isSpace(byte) { position += 1 }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        text.append(contentsOf: String(Character(scalar)).utf8)
        length += scalar.value > 0xFFFF ? 2 : 1
    }

    private mutating func appendByte() {
        let byte = bytes[position]
        // Continuation bytes belong to the unit counted at the character's first byte.
        if byte & 0xC0 != 0x80 { length += byte >= 0xF0 ? 2 : 1 }
        text.append(byte)
        position += 1
    }
}
