/// What may have been meant by a text in which Latin letters stand: looks, keys and sounds mislead.
enum TypedReadings {
    /// The text with look-alike letters put right, then as the Russian keyboard has it, then as it sounds.
    static func all(of text: String) -> [String] {
        let text = text.lowercased()
        guard text.contains(where: isLatin) else { return [text] }
        var readings: [String] = []
        for reading in [byLook(text), byKeys(text), bySound(text)] where !readings.contains(reading) {
            readings.append(reading)
        }
        return readings
    }

    /// «1О1»: a letter between figures that looks like one is one.
    static func withFigures(_ text: String) -> String {
        var letters = Array(text)
        for place in letters.indices.dropFirst().dropLast() {
            guard let figure = figures[letters[place]], letters[place - 1].isNumber, letters[place + 1].isNumber else {
                continue
            }
            letters[place] = figure
        }
        return String(letters)
    }

    private static let figures: [Character: Character] = [
        "o": "0", "O": "0", "о": "0", "О": "0", "з": "3", "З": "3", "l": "1", "I": "1",
    ]

    /// «COШ», «cош»: a word that looks Russian, or is partly.
    private static func byLook(_ text: String) -> String {
        words(of: text) { word in
            let isWhole = word.allSatisfy { !isLatin($0) || looks[$0] != nil }
            guard isWhole || word.contains(where: isRussian) else { return nil }
            return String(word.map { looks[$0] ?? $0 })
        }
    }

    /// «ijrf»: «шока».
    private static func byKeys(_ text: String) -> String {
        words(of: text) { word in
            guard word.contains(where: isLatin), !word.contains(where: isRussian) else { return nil }
            return String(word.map { keys[$0] ?? $0 })
        }
    }

    /// «gimnaziya»: «гимназия».
    private static func bySound(_ text: String) -> String {
        words(of: text) { word in
            guard word.contains(where: isLatin), !word.contains(where: isRussian) else { return nil }
            var rest = word
            var result = ""
            while let first = rest.first {
                let sound = sounds.first { rest.hasPrefix($0.latin) }
                result += sound?.russian ?? String(first)
                rest = rest.dropFirst(sound?.latin.count ?? 1)
            }
            return result
        }
    }

    private static func words(of text: String, _ change: (Substring) -> String?) -> String {
        text.split(whereSeparator: \.isWhitespace).map { change($0) ?? String($0) }.joined(separator: " ")
    }

    private static func isLatin(_ letter: Character) -> Bool { letter.isASCII && letter.isLetter }
    private static func isRussian(_ letter: Character) -> Bool { ("а"..."я").contains(letter) || letter == "ё" }

    private static let looks: [Character: Character] = paired("abcehkmoptxyw", "авсенкмортхуш")

    private static let keys: [Character: Character] = paired(
        "`qwertyuiop[]asdfghjkl;'zxcvbnm,.",
        "ёйцукенгшщзхъфывапролджэячсмитьбю"
    )

    /// The longer first.
    private static let sounds: [(latin: String, russian: String)] = [
        ("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("ya", "я"),
        ("ja", "я"), ("yu", "ю"), ("ju", "ю"), ("yo", "ё"), ("ye", "е"), ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"),
        ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"),
        ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"),
        ("w", "в"), ("x", "кс"), ("y", "й"), ("z", "з"),
    ]

    private static func paired(_ left: String, _ right: String) -> [Character: Character] {
        Dictionary(zip(left, right), uniquingKeysWith: { first, _ in first })
    }
}
