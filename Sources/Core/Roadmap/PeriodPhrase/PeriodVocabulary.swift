/// What the words of a period phrase mean.
enum PeriodVocabulary {
    /// Gives each lexeme its meaning, the longest idiom first; noise is left out.
    static func tokens(of lexemes: [PeriodLexeme]) -> [PeriodToken] {
        let words = lexemes.map(\.text)
        var tokens: [PeriodToken] = []
        var index = 0
        while index < lexemes.count {
            let (meaning, length) = table.meaning(ahead: words[index...]) ?? (meaning(of: lexemes[index]), 1)
            let source = lexemes[index..<index + length].map(\.source).joined(separator: " ")
            if meaning != .noise { tokens.append(PeriodToken(meaning: meaning, source: source)) }
            index += length
        }
        return tokens
    }

    private static func meaning(of lexeme: PeriodLexeme) -> PeriodToken.Meaning {
        switch (lexeme.kind, Int(lexeme.text), lexeme.text.count) {
        case (.number, let value?, ...2): .number(value)
        case (.number, let value?, 4): .year(value)
        case (.roman(let value), _, _): .roman(value)
        case (.date(let day, let month, let year), _, _): .date(day: day, month: month, year: year)
        case (.monthOfYear(let month, let year), _, _): .monthOfYear(month: month, year: year)
        default: .unknown
        }
    }

    private static let table = IdiomTable(months + words + idioms)
}
