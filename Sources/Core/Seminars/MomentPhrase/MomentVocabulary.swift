/// What the words of a moment mean.
enum MomentVocabulary {
    /// Gives each lexeme its meaning, the longest idiom first; noise is left out.
    static func tokens(of lexemes: [PeriodLexeme]) -> [MomentToken] {
        let words = lexemes.map(\.text)
        var tokens: [MomentToken] = []
        var index = 0
        while index < lexemes.count {
            let (meaning, length) = table.meaning(ahead: words[index...]) ?? (meaning(of: lexemes[index]), 1)
            let source = lexemes[index..<index + length].map(\.source).joined(separator: " ")
            if meaning != .noise { tokens.append(MomentToken(meaning: meaning, source: source)) }
            index += length
        }
        return tokens
    }

    private static func meaning(of lexeme: PeriodLexeme) -> MomentToken.Meaning {
        switch (lexeme.kind, Int(lexeme.text), lexeme.text.count) {
        case (.number, let value?, ...2): lexeme.isOrdinal ? .ordinal(value) : .digits(value, count: lexeme.text.count)
        case (.number, let value?, 4): .year(value)
        case (.date(let day, let month, let year), _, _): .dotted(day: day, month: month, year: year)
        case (.monthOfYear, _, _): .vague
        case (.word, _, _): misspelt(lexeme.text) ?? .unknown
        default: .unknown
        }
    }

    /// The meaning of the words one slip away, where they all have the same; the first letter has to be right.
    private static func misspelt(_ word: String) -> MomentToken.Meaning? {
        guard (5...20).contains(word.count), let first = word.first else { return nil }
        let letters = Array(word.unicodeScalars)
        let near = known[first, default: []].filter { SpellingSlip(from: $0.letters, to: letters) != nil }
        guard let meaning = near.first?.meaning, near.allSatisfy({ $0.meaning == meaning }) else { return nil }
        return meaning
    }

    private static let table = IdiomTable(
        months + numerals + numbers + days + units + times + joints + vague + noise + courtesies
    )

    /// By their first letter, the words long enough for a slip to leave them what they are.
    private static let known = Dictionary(
        grouping: table.meanings.compactMap { word, meaning in
            word.count < 6 || word.contains(" ") || meaning == .unknown
                ? nil : (letters: Array(word.unicodeScalars), meaning: meaning)
        },
        by: { $0.letters.first.map(Character.init) ?? " " }
    )
}
