/// Cuts a reply into lexemes.
///
/// Spaces and quotation marks are dropped; «1да» is two lexemes, «7-й» and «7го» are the number 7.
struct ReplyLexer {
    private let characters: [Character]
    private var position = 0
    private var lexemes: [ReplyLexeme] = []

    static func lexemes(of text: ReplyText) -> [ReplyLexeme] {
        var lexer = ReplyLexer(characters: text.characters)
        lexer.run()
        return lexer.lexemes
    }

    private init(characters: [Character]) {
        self.characters = characters
    }

    private mutating func run() {
        while position < characters.count {
            let character = characters[position]
            if PeriodSpelling.isDigit(character) {
                numeral()
            } else if character.isLetter {
                let word = take { $0.isLetter }
                append(.word, PeriodSpelling.uniform(String(characters[word])), word)
            } else {
                position += 1
                if character.isNewline {
                    mark("\n")
                } else if !character.isWhitespace, !PeriodSpelling.quotes.contains(character) {
                    mark(PeriodSpelling.dashes.contains(character) ? "-" : String(character))
                }
            }
        }
    }

    /// «--» is one dash, «!!!» one mark.
    private mutating func mark(_ text: String) {
        if let last = lexemes.last, last.text == text, last.range.upperBound == position - 1 { return }
        append(.mark, text, position - 1..<position)
    }

    private mutating func numeral() {
        let start = position
        var digits = take(PeriodSpelling.isDigit)
        var isStamp = digits.count > 3
        while position + 1 < characters.count, [".", ":"].contains(characters[position]),
            PeriodSpelling.isDigit(characters[position + 1])
        {
            position += 1
            digits = take(PeriodSpelling.isDigit)
            isStamp = true
        }
        let range = start..<position
        guard !isStamp, let value = Int(String(characters[range])) else {
            append(.stamp, String(characters[range]), range)
            return
        }
        skipOrdinalEnding()
        append(.number(value), String(value), start..<position)
    }

    private mutating func append(_ kind: ReplyLexeme.Kind, _ text: String, _ range: Range<Int>) {
        lexemes.append(ReplyLexeme(kind: kind, text: text, range: range))
    }

    /// The «-й» of «7-й» and the «го» of «7го».
    private mutating func skipOrdinalEnding() {
        var index = position
        if index < characters.count, PeriodSpelling.dashes.contains(characters[index]) { index += 1 }
        let letters = characters[index...].prefix(4).prefix { $0.isLetter }
        if PeriodSpelling.ordinalEndings.contains(PeriodSpelling.uniform(String(letters))) {
            position = index + letters.count
        }
    }

    private mutating func take(_ belongs: (Character) -> Bool) -> Range<Int> {
        let start = position
        while position < characters.count, belongs(characters[position]) { position += 1 }
        return start..<position
    }
}
