/// Cuts a phrase into lexemes.
///
/// Quotation marks, invisible characters and the dots of abbreviations are dropped; «2022год» is two lexemes,
/// «1-й» is the number 1.
struct PeriodLexer {
    private let characters: [Character]
    private var position = 0
    private var lexemes: [PeriodLexeme] = []

    static func lexemes(of phrase: String) -> [PeriodLexeme] {
        var lexer = PeriodLexer(phrase)
        lexer.run()
        return lexer.lexemes
    }

    private init(_ phrase: String) {
        // Scalars, because a soft hyphen may join the letter before it into one character.
        let visible = phrase.unicodeScalars.filter { !PeriodSpelling.invisible.contains($0) }
        self.characters = Array(String(String.UnicodeScalarView(visible)))
    }

    private var next: Character? { position < characters.count ? characters[position] : nil }

    private mutating func run() {
        while let character = next {
            if PeriodSpelling.isDigit(character) {
                numeral()
            } else if character.isLetter {
                word()
            } else {
                position += 1
                if !character.isWhitespace, !PeriodSpelling.quotes.contains(character) { mark(character) }
            }
        }
    }

    private mutating func mark(_ character: Character) {
        let text = PeriodSpelling.dashes.contains(character) ? "-" : String(character)
        // The dot of «г.» or «янв.»; and «--» is one dash.
        if text == ".", lexemes.last?.kind == .word { return }
        if text == "-", lexemes.last?.text == "-" { return }
        lexemes.append(PeriodLexeme(kind: .mark, text: text, source: String(character)))
    }

    private mutating func word() {
        let written = take { $0.isLetter }
        if let value = PeriodSpelling.roman(written) {
            append(.roman(value), written, isOrdinal: skipsOrdinalEnding())
        } else {
            lexemes.append(PeriodLexeme(kind: .word, text: PeriodSpelling.uniform(written), source: written))
        }
    }

    private mutating func numeral() {
        let digits = take(PeriodSpelling.isDigit)
        if digits.count == 4, let rest = groupsAhead(separator: "-", lengths: 2...2), rest.count == 2 {
            append(Self.date([rest[1], rest[0], digits]), take(count: 6, after: digits))
        } else if let rest = groupsAhead(separator: ".", lengths: 1...4) {
            append(Self.date([digits] + rest), take(count: rest.reduce(0) { $0 + $1.count + 1 }, after: digits))
        } else {
            append(.number, digits, isOrdinal: skipsOrdinalEnding())
        }
    }

    /// A year of two digits is read only here, after a day and a month.
    private static func date(_ groups: [String]) -> PeriodLexeme.Kind {
        let numbers = groups.compactMap { Int($0) }
        guard numbers.count == groups.count, groups[0].count <= 2 else { return .mark }
        return switch (numbers.count, groups[1].count, groups.last?.count) {
        case (2, ...2, _): .date(day: numbers[0], month: numbers[1], year: nil)
        case (2, 4, _): .monthOfYear(month: numbers[0], year: numbers[1])
        case (3, ...2, 4): .date(day: numbers[0], month: numbers[1], year: numbers[2])
        case (3, ...2, 2): .date(day: numbers[0], month: numbers[1], year: 2000 + numbers[2])
        default: .mark
        }
    }

    private mutating func append(_ kind: PeriodLexeme.Kind, _ source: String, isOrdinal: Bool = false) {
        lexemes.append(PeriodLexeme(kind: kind, text: source, source: source, isOrdinal: isOrdinal))
    }

    /// The groups of digits that follow, each after the separator and without spaces; nil where there is none or
    /// one has another length.
    private func groupsAhead(separator: Character, lengths: some RangeExpression<Int>) -> [String]? {
        var groups: [String] = []
        var index = position
        while index + 1 < characters.count, characters[index] == separator,
            PeriodSpelling.isDigit(characters[index + 1])
        {
            let group = characters[(index + 1)...].prefix(while: PeriodSpelling.isDigit)
            guard lengths.contains(group.count) else { return nil }
            groups.append(String(group))
            index += group.count + 1
        }
        return groups.isEmpty ? nil : groups
    }

    /// Drops the «-й» of «1-й» and the «го» of «1го»; false where there is none.
    private mutating func skipsOrdinalEnding() -> Bool {
        var index = position
        if index < characters.count, PeriodSpelling.dashes.contains(characters[index]) { index += 1 }
        let letters = characters[index...].prefix { $0.isLetter }
        guard PeriodSpelling.ordinalEndings.contains(PeriodSpelling.uniform(String(letters))) else { return false }
        position = index + letters.count
        return true
    }

    private mutating func take(count: Int, after start: String) -> String {
        defer { position += count }
        return start + String(characters[position..<position + count])
    }

    private mutating func take(_ belongs: (Character) -> Bool) -> String {
        let taken = characters[position...].prefix(while: belongs)
        position += taken.count
        return String(taken)
    }
}
