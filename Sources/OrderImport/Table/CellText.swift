/// Takes from a cell what is of the file and not of the document.
enum CellText {
    /// Longer than any tag; a «<» without its «>» within so many characters is a sign of the text.
    private static let longestTag = 80

    private static let entities: [String: String] = [
        "&nbsp;": " ", "&quot;": "\"", "&laquo;": "«", "&raquo;": "»", "&ndash;": "–", "&mdash;": "—", "&lt;": "<",
        "&gt;": ">", "&amp;": "&",
    ]

    /// All space between words becomes one blank, so paragraphs and line breaks are joined into one line of text.
    static func collapsed(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The cell without tags, entities and invisible characters, and whether it had tags.
    static func clean(_ raw: String) -> (text: String, hadTags: Bool) {
        var text = String(raw.unicodeScalars.filter { !["\u{AD}", "\u{200B}", "\u{FEFF}"].contains($0) })
        var hadTags = false
        if text.utf8.contains(UInt8(ascii: "<")) { (text, hadTags) = withoutTags(text) }
        if text.utf8.contains(UInt8(ascii: "&")) { text = withoutEntities(text) }
        return (collapsed(text), hadTags)
    }

    /// A tag becomes a blank: `<p>` and `<br>` stand between words.
    private static func withoutTags(_ text: String) -> (String, Bool) {
        var clean = ""
        var rest = text[...]
        var hadTags = false
        while let start = rest.firstIndex(of: "<") {
            clean += rest[..<start]
            rest = rest[start...]
            if let length = tagLength(rest.prefix(longestTag)) {
                rest = rest.dropFirst(length)
                clean += " "
                hadTags = true
            } else {
                clean += "<"
                rest = rest.dropFirst()
            }
        }
        return (clean + rest, hadTags)
    }

    /// How many characters the tag at the beginning takes; nil where there is none.
    private static func tagLength(_ text: Substring) -> Int? {
        let name = text.dropFirst().drop { $0 == "/" }
        guard let first = name.first, first.isASCII, first.isLetter, let end = text.firstIndex(of: ">") else {
            return nil
        }
        return text.distance(from: text.startIndex, to: end) + 1
    }

    private static func withoutEntities(_ text: String) -> String {
        var clean = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            clean += rest[..<start]
            rest = rest[start...]
            let entity = entities.first { rest.hasPrefix($0.key) }
            clean += entity?.value ?? "&"
            rest = rest.dropFirst(entity?.key.count ?? 1)
        }
        return clean + rest
    }
}
