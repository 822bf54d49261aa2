/// What the words of a reply mean.
enum ReplyVocabulary {
    /// Gives each lexeme its meaning, the longest idiom first.
    static func tokens(of lexemes: [ReplyLexeme]) -> [ReplyToken] {
        var tokens: [ReplyToken] = []
        var index = 0
        while index < lexemes.count {
            let (meaning, length) = idiom(at: index, of: lexemes) ?? (meaning(of: lexemes[index]), 1)
            let range = lexemes[index].range.lowerBound..<lexemes[index + length - 1].range.upperBound
            tokens.append(ReplyToken(meaning: meaning, range: range))
            index += length
        }
        return tokens
    }

    private static func idiom(at index: Int, of lexemes: [ReplyLexeme]) -> (ReplyToken.Meaning, Int)? {
        guard let longest = idiomLengths[lexemes[index].text] else { return nil }
        for length in stride(from: min(longest, lexemes.count - index), through: 2, by: -1) {
            let words = lexemes[index..<index + length].map(\.text).joined(separator: " ")
            if let meaning = idiomMeanings[words] { return (meaning, length) }
        }
        return nil
    }

    private static func meaning(of lexeme: ReplyLexeme) -> ReplyToken.Meaning {
        switch lexeme.kind {
        case .number(let number): .number(number)
        case .stamp: .stamp
        case .mark: meanings[lexeme.text] ?? .filler
        case .word: meaning(of: lexeme.text)
        }
    }

    private static func meaning(of word: String) -> ReplyToken.Meaning {
        if let meaning = meanings[word] { return meaning }
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
        switch meanings[word] ?? misspelt(word) {
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
        guard abs(known.count - typed.count) <= 1 else { return false }
        var start = 0
        while start < min(known.count, typed.count), known[start] == typed[start] { start += 1 }
        let (left, right) = (known[start...], typed[start...])
        if left.count > right.count { return left.dropFirst().elementsEqual(right) }
        if left.count < right.count { return left.elementsEqual(right.dropFirst()) }
        if left.dropFirst().elementsEqual(right.dropFirst()) {
            return !(left.first == "и" && ["а", "я"].contains(right.first))
        }
        return left.count > 1 && left.prefix(2).elementsEqual(right.prefix(2).reversed())
            && left.dropFirst(2).elementsEqual(right.dropFirst(2))
    }

    private struct Known {
        let letters: [Unicode.Scalar]
        let meaning: ReplyToken.Meaning
    }

    private static let entries = statuses + words + numerals + idioms

    private static let meanings = Dictionary(
        entries.flatMap { meaning, spellings in spellings.filter { !$0.contains(" ") }.map { ($0, meaning) } },
        uniquingKeysWith: { first, _ in first }
    )

    private static let idiomMeanings = Dictionary(
        entries.flatMap { meaning, spellings in spellings.filter { $0.contains(" ") }.map { ($0, meaning) } },
        uniquingKeysWith: { first, _ in first }
    )

    /// By an idiom's first word, the most words of one that begins so.
    private static let idiomLengths = Dictionary(
        idiomMeanings.keys.map { idiom in
            let words = idiom.split(separator: " ")
            return (String(words[0]), words.count)
        },
        uniquingKeysWith: max
    )

    private static let known = meanings.compactMap { word, meaning -> (String, Known)? in
        guard word.count >= 6 else { return nil }
        return switch meaning {
        case .status, .attempt: (word, Known(letters: Array(word.unicodeScalars), meaning: meaning))
        default: nil
        }
    }
    .sorted { $0.0 < $1.0 }

    private static let byBeginning = Dictionary(grouping: known) { String($0.0.prefix(3)) }.mapValues { $0.map(\.1) }
    private static let byEnd = Dictionary(grouping: known) { String($0.0.suffix(3)) }.mapValues { $0.map(\.1) }
}
