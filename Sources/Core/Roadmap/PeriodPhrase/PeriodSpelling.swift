/// The ways one and the same sign gets written in office documents.
enum PeriodSpelling {
    /// Soft hyphen, zero-width space, joiners and byte order mark.
    static let invisible: Set<Unicode.Scalar> = ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"]
    static let quotes: Set<Character> = ["«", "»", "\"", "„", "“", "”", "'", "’"]
    /// Hyphens, dashes and the minus sign.
    static let dashes: Set<Character> = ["-", "‐", "\u{2011}", "‒", "–", "—", "―", "−", "﹣", "－"]
    /// What stands after the hyphen of «1-й», «2-го», «3-я».
    static let ordinalEndings: Set<String> = [
        "й", "ый", "ий", "ой", "я", "ая", "е", "ое", "го", "ого", "му", "м", "ом",
    ]

    static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// Lower case, «ё» as «е», and Latin letters that look Cyrillic as Cyrillic, where they stand in a Russian word
    /// or make up the whole word («c января», «MAPT»).
    static func uniform(_ word: String) -> String {
        let isRussian = word.contains(where: isCyrillic) || word.allSatisfy { looksCyrillic[$0] != nil }
        let cyrillic = isRussian ? String(word.map { looksCyrillic[$0] ?? $0 }) : word
        return String(cyrillic.lowercased().map { $0 == "ё" ? "е" : $0 })
    }

    /// The value of a Roman numeral up to XII, whatever alphabet its signs are typed in; nil for any other word.
    ///
    /// «П» and «Ш» are what typists and scanners make of II and III.
    static func roman(_ word: String) -> Int? {
        switch word {
        case "П": return 2
        case "Ш": return 3
        default: return romanNumerals.firstIndex(of: String(word.map { looksRoman[$0] ?? $0 })).map { $0 + 1 }
        }
    }

    private static let romanNumerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

    private static let looksRoman: [Character: Character] = [
        "і": "I", "І": "I", "i": "I", "l": "I", "v": "V", "x": "X", "х": "X", "Х": "X",
    ]

    private static let looksCyrillic: [Character: Character] = [
        "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "K": "К", "M": "М", "O": "О", "P": "Р", "T": "Т", "X": "Х",
        "Y": "У",
        "a": "а", "c": "с", "e": "е", "k": "к", "m": "м", "o": "о", "p": "р", "t": "т", "x": "х", "y": "у", "ë": "е",
    ]

    private static func isCyrillic(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { ("\u{400}"..."\u{4FF}").contains($0) } ?? false
    }
}
