/// Text as Telegram keeps it: plain, with its formatting in entities beside it.
struct MarkedText: Equatable, Sendable {
    var text: String
    /// Outer entities before inner ones.
    var entities: [Entity]

    struct Entity: Equatable, Sendable {
        /// As the Bot API names it: `bold`, `text_link`, `bot_command`.
        var kind: String
        /// In UTF-16 code units, as all lengths and offsets here.
        var offset: Int
        var length: Int
        /// The address of a `text_link`.
        var url: String?
        /// The language of a `pre`.
        var language: String?
        /// The id of a `custom_emoji`.
        var emoji: String?

        var end: Int { offset + length }
    }

    init(_ text: String, entities: [Entity] = []) {
        self.text = text
        self.entities = entities
    }

    /// What Telegram's limits count.
    var length: Int { text.utf16.count }

    /// Without white space at both ends, as Telegram stores every text.
    func trimmed() -> MarkedText {
        let units = Array(text.utf16)
        let isSpace = { (unit: UInt16) in unit == 0x20 || (0x09...0x0D).contains(unit) }
        let start = units.firstIndex { !isSpace($0) } ?? units.count
        let end = units.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
        guard start > 0 || end < units.count else { return self }
        return MarkedText(
            String(decoding: units[start..<end], as: UTF16.self),
            entities: entities.compactMap { entity in
                var moved = entity
                moved.offset = max(entity.offset, start) - start
                moved.length = min(entity.end, end) - start - moved.offset
                return moved.length > 0 ? moved : nil
            }
        )
    }

    /// With the commands and addresses that Telegram finds in a text by itself.
    func withFoundEntities() -> MarkedText {
        var found: [Entity] = []
        var offset = 0
        for word in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "\n" }) {
            let length = word.utf16.count
            if word.first == "/", length > 1,
                word.dropFirst().allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "@") })
            {
                found.append(Entity(kind: "bot_command", offset: offset, length: length))
            } else if word.hasPrefix("https://") || word.hasPrefix("http://") {
                let address = word.reversed().drop { ".,;:!?)»".contains($0) }
                found.append(Entity(kind: "url", offset: offset, length: address.reduce(0) { $0 + $1.utf16.count }))
            }
            offset += length + 1
        }
        found.removeAll { new in entities.contains { $0.offset < new.end && new.offset < $0.end } }
        return found.isEmpty ? self : MarkedText(text, entities: Self.ordered(entities + found))
    }

    /// By offset, the longer first; those of one place stay as they were opened.
    static func ordered(_ entities: [Entity]) -> [Entity] {
        entities.enumerated().sorted { left, right in
            (left.element.offset, -left.element.length, left.offset)
                < (right.element.offset, -right.element.length, right.offset)
        }.map(\.element)
    }
}

extension MarkedText.Entity {
    /// The Bot API's MessageEntity.
    var json: JSON {
        [
            "offset": .int(offset), "length": .int(length), "type": .string(kind),
            "url": url.map(JSON.string), "language": language.map(JSON.string),
            "custom_emoji_id": emoji.map(JSON.string),
        ]
    }

    /// Nil where the value is no MessageEntity.
    init?(_ json: JSON) {
        guard let kind = json["type"]?.string, let offset = json["offset"]?.int, let length = json["length"]?.int,
            offset >= 0, length > 0
        else { return nil }
        self.init(
            kind: kind,
            offset: offset,
            length: length,
            url: json["url"]?.string,
            language: json["language"]?.string,
            emoji: json["custom_emoji_id"]?.string
        )
    }
}
