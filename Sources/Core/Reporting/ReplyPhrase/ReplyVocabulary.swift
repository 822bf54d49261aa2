/// What the words of a reply mean.
enum ReplyVocabulary {
    /// Gives each lexeme its meaning, the longest idiom first.
    static func tokens(of lexemes: [ReplyLexeme]) -> [ReplyToken] {
        let words = lexemes.map(\.text)
        var tokens: [ReplyToken] = []
        var index = 0
        while index < lexemes.count {
            let idiom = table.meaning(ahead: words[index...], atLeast: 2)
            let (meaning, length) = idiom ?? (meaning(of: lexemes[index]), 1)
            let range = lexemes[index].range.lowerBound..<lexemes[index + length - 1].range.upperBound
            tokens.append(ReplyToken(meaning: meaning, range: range))
            index += length
        }
        return tokens
    }

    private static func meaning(of lexeme: ReplyLexeme) -> ReplyToken.Meaning {
        switch lexeme.kind {
        case .number(let number): .number(number)
        case .stamp: .stamp
        case .mark: table.meanings[lexeme.text] ?? .filler
        case .word: meaning(of: lexeme.text)
        }
    }

    private static func meaning(of word: String) -> ReplyToken.Meaning {
        if let meaning = table.meanings[word] { return meaning }
        // «неделали», «невыполненно»
        if word.hasPrefix("не") || word.hasPrefix("ни"), let negated = negated(String(word.dropFirst(2))) {
            return negated
        }
        if let meaning = misspelt(word) { return meaning }
        if word.hasPrefix("не") || word.hasPrefix("без") { return .denying }
        // An infinitive: «готова помочь», «проверить, выполнено».
        return word.hasSuffix("ть") || word.hasSuffix("ться") ? .hedge : .unknown
    }

    private static func negated(_ word: String) -> ReplyToken.Meaning? {
        switch table.meanings[word] ?? misspelt(word) {
        case .status(.done, .telling): .status(.notDone, .telling)
        case .status(.done, .assent), .status(.done, .sign): nil
        case .status(.done, _), .status(.inProgress, _), .attempt: .status(.notDone, .plain)
        default: nil
        }
    }

    /// The meaning of the status one slip away from a word: a letter too many, too few, wrong, or two swapped.
    ///
    /// The first letter has to be right, so that no «не» is ever taken for a slip, and the last, which tells
    /// «выполним» from «выполнил»; «заполняли» is no slip of «заполнили».
    private static func misspelt(_ word: String) -> ReplyToken.Meaning? {
        let letters = Array(word.unicodeScalars)
        guard (6...20).contains(letters.count) else { return nil }
        // One slip leaves either end as it is.
        let candidates = (byBeginning[String(word.prefix(3))] ?? []) + (byEnd[String(word.suffix(3))] ?? [])
        return candidates.first { known in
            // «ннаправлено» may be «не направлено».
            let beginning = known.letters.first == "н" ? 3 : 1
            return known.letters.prefix(beginning) == letters.prefix(beginning) && known.letters.last == letters.last
                && isOneSlip(from: known.letters, to: letters)
        }?
        .meaning
    }

    private static func isOneSlip(from known: [Unicode.Scalar], to typed: [Unicode.Scalar]) -> Bool {
        switch SpellingSlip(from: known, to: typed) {
        case nil, .wrong("и", typed: "а"), .wrong("и", typed: "я"): false
        default: true
        }
    }

    private struct Known {
        let letters: [Unicode.Scalar]
        let meaning: ReplyToken.Meaning
    }

    private static let table = IdiomTable(statuses + words + numerals + idioms)

    private static let known = table.meanings.compactMap { word, meaning -> (String, Known)? in
        guard word.count >= 6, !word.contains(" ") else { return nil }
        return switch meaning {
        case .status, .attempt: (word, Known(letters: Array(word.unicodeScalars), meaning: meaning))
        default: nil
        }
    }
    .sorted { $0.0 < $1.0 }

    private static let byBeginning = Dictionary(grouping: known) { String($0.0.prefix(3)) }.mapValues { $0.map(\.1) }
    private static let byEnd = Dictionary(grouping: known) { String($0.0.suffix(3)) }.mapValues { $0.map(\.1) }
}
