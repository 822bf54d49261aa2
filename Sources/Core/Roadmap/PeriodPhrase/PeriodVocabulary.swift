/// What the words of a period phrase mean.
enum PeriodVocabulary {
    /// Gives each lexeme its meaning, the longest idiom first; noise is left out.
    static func tokens(of lexemes: [PeriodLexeme]) -> [PeriodToken] {
        var tokens: [PeriodToken] = []
        var rest = lexemes[...]
        while let first = rest.first {
            let (meaning, length) = idiom(at: rest) ?? (meaning(of: first), 1)
            let source = rest.prefix(length).map(\.source).joined(separator: " ")
            if meaning != .noise { tokens.append(PeriodToken(meaning: meaning, source: source)) }
            rest = rest.dropFirst(length)
        }
        return tokens
    }

    private static func idiom(at lexemes: ArraySlice<PeriodLexeme>) -> (PeriodToken.Meaning, Int)? {
        for length in stride(from: min(longest, lexemes.count), through: 1, by: -1) {
            if let meaning = meanings[lexemes.prefix(length).map(\.text).joined(separator: " ")] {
                return (meaning, length)
            }
        }
        return nil
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

    private static let meanings = Dictionary(
        (months + words + idioms).flatMap { meaning, spellings in spellings.map { ($0, meaning) } },
        uniquingKeysWith: { first, _ in first }
    )

    private static let longest = meanings.keys.map { $0.split(separator: " ").count }.max() ?? 1
}
