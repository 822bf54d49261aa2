/// What the words of a question mean.
enum QuestionVocabulary {
    typealias Entry = IdiomTable<QuestionToken.Meaning>.Entry

    /// Gives each lexeme its meaning, the longest idiom first; noise is left out.
    static func tokens(of lexemes: [ReplyLexeme]) -> [QuestionToken] {
        let words = lexemes.map(\.text)
        var tokens: [QuestionToken] = []
        var index = 0
        while index < lexemes.count {
            if let verb = negated(lexemes[index]) {
                tokens.append(QuestionToken(meaning: .word(.not), range: lexemes[index].range))
                tokens.append(QuestionToken(meaning: verb, range: lexemes[index].range))
                index += 1
                continue
            }
            let idiom = table.meaning(ahead: words[index...], atLeast: 2)
            let (meaning, length) = idiom ?? meaning(ahead: lexemes[index...])
            let range = lexemes[index].range.lowerBound..<lexemes[index + length - 1].range.upperBound
            if meaning != .noise { tokens.append(QuestionToken(meaning: meaning, range: range)) }
            index += length
        }
        return tokens
    }

    /// «несдал»
    private static func negated(_ lexeme: ReplyLexeme) -> QuestionToken.Meaning? {
        guard lexeme.kind == .word, lexeme.text.hasPrefix("не"), table.meanings[lexeme.text] == nil,
            let verb = table.meanings[String(lexeme.text.dropFirst(2))]
        else { return nil }
        return [.word(.handIn), .word(.deed), .word(.inTime), .word(.connected)].contains(verb) ? verb : nil
    }

    private static func meaning(ahead lexemes: ArraySlice<ReplyLexeme>) -> (QuestionToken.Meaning, Int) {
        guard let lexeme = lexemes.first else { return (.noise, 1) }
        switch lexeme.kind {
        case .number(let number): return (.number(number), 1)
        case .stamp: return stamp(ahead: lexemes)
        case .mark: return (table.meanings[lexeme.text] ?? .noise, 1)
        case .word: break
        }
        if let meaning = numeral(ahead: lexemes) { return meaning }
        return (meaning(of: lexeme.text), 1)
    }

    /// «двадцать первой»
    private static func numeral(ahead lexemes: ArraySlice<ReplyLexeme>) -> (QuestionToken.Meaning, Int)? {
        guard let first = lexemes.first.flatMap({ table.meanings[$0.text] }), case .number(let number) = first else {
            return nil
        }
        if number == 20 || number == 30, let next = lexemes.dropFirst().first.flatMap({ table.meanings[$0.text] }),
            case .number(let more) = next, more < 10
        {
            return (.number(number + more), 2)
        }
        return (first, 1)
    }

    /// `2022`, `03.2022`, `2022-03`; another date is no part of a question.
    private static func stamp(ahead lexemes: ArraySlice<ReplyLexeme>) -> (QuestionToken.Meaning, Int) {
        let texts = lexemes.prefix(3).map(\.text)
        let parts = texts[0].split(separator: ".").map { Int($0) }
        if parts.count == 2, let number = parts[0], let year = parts[1], year > 999,
            let month = Month(year: year, number: number)
        {
            return (.monthOfYear(month), 1)
        }
        guard parts.count == 1, let year = parts[0], (1_900...2_999).contains(year) else { return (.word(.blocked), 1) }
        if texts.count == 3, texts[1] == "-", let month = Int(texts[2]).flatMap({ Month(year: year, number: $0) }) {
            return (.monthOfYear(month), 3)
        }
        return (.year(year), 1)
    }

    private static func meaning(of word: String) -> QuestionToken.Meaning {
        if let meaning = table.meanings[word] { return meaning }
        return misspelt(word) ?? .unknown
    }

    /// The meaning of the words one slip away, where they all have the same; the first letter has to be right.
    private static func misspelt(_ word: String) -> QuestionToken.Meaning? {
        guard (4...20).contains(word.count), let first = word.first else { return nil }
        let letters = Array(word.unicodeScalars)
        let near = known[first, default: []].filter { SpellingSlip(from: $0.letters, to: letters) != nil }
        guard let meaning = near.first?.meaning, near.allSatisfy({ $0.meaning == meaning }) else { return nil }
        return meaning
    }

    private static let table = IdiomTable(
        asking + subjects + things + whereabouts + times + numerals + noise + courtesies + answers
    )

    /// By their first letter, the words long enough for a slip to leave them what they are.
    private static let known = Dictionary(
        grouping: table.meanings.compactMap { word, meaning in
            word.count < 5 || word.contains(" ") || word.contains("-")
                ? nil : (letters: Array(word.unicodeScalars), meaning: meaning)
        },
        by: { $0.letters.first.map(Character.init) ?? " " }
    )
}
