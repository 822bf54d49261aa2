/// A reply as it was typed, and its characters without the invisible ones.
struct ReplyText {
    private let typed: [Character]
    /// Without soft hyphens, joiners, emoji's presentation selectors, skin tones and key caps.
    let characters: [Character]
    /// Where each of them stands in what was typed.
    private let places: [Int]

    init(_ text: String) {
        typed = Array(text)
        var characters: [Character] = []
        var places: [Int] = []
        for (place, character) in typed.enumerated() {
            guard let visible = Self.visible(character) else { continue }
            characters.append(visible)
            places.append(place)
        }
        self.characters = characters
        self.places = places
    }

    /// All of it, without the spaces around it.
    var trimmed: String {
        let start = typed.firstIndex { !$0.isWhitespace } ?? typed.endIndex
        let end = typed.lastIndex { !$0.isWhitespace } ?? start
        return start < typed.endIndex ? String(typed[start...end]) : ""
    }

    /// The words of a range of visible characters, as typed.
    func words(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return String(typed[places[first]...places[last]])
    }

    /// The range, with the bracket or quotation mark after it that closes one inside it.
    func closing(_ range: Range<Int>) -> Range<Int> {
        guard range.upperBound < characters.count else { return range }
        let mark = characters[range.upperBound]
        guard let opening: Character = [")": "(", "»": "«", "”": "“"][mark] else { return range }
        let inside = characters[range]
        let isOpen = inside.count { $0 == opening } > inside.count { $0 == mark }
        return isOpen ? range.lowerBound..<range.upperBound + 1 : range
    }

    /// Nil where nothing of it is seen.
    private static func visible(_ character: Character) -> Character? {
        guard character.unicodeScalars.contains(where: isInvisible) else { return character }
        return character.unicodeScalars.first { !isInvisible($0) }.map(Character.init)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        PeriodSpelling.invisible.contains(scalar) || scalar == "\u{FE0F}" || scalar == "\u{FE0E}"
            || scalar == "\u{20E3}" || ("\u{1F3FB}"..."\u{1F3FF}").contains(scalar)
    }
}
