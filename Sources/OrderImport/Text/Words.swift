/// The words of a text as rules compare them: lower case, «ё» as «е», without the signs between them.
struct Words {
    /// As they are compared.
    let folded: [String]
    /// As they are written.
    let written: [Substring]

    init(_ text: some StringProtocol) {
        written = Substring(text).split { !$0.isLetter && !$0.isNumber }
        folded = written.map { String($0.lowercased().map { $0 == "ё" ? "е" : $0 }) }
    }

    /// Where the pattern is met first.
    func position(of pattern: WordPattern) -> Int? {
        folded.indices.first { pattern.matches(folded[$0...]) }
    }

    func contain(any patterns: [WordPattern]) -> Bool {
        patterns.contains { position(of: $0) != nil }
    }

    func start(withAny patterns: [WordPattern]) -> Bool {
        patterns.contains { $0.matches(folded[...]) }
    }
}

/// Words that follow one another, such as `кругл* стол*`; one with a star matches by its beginning.
struct WordPattern: ExpressibleByStringLiteral, Sendable {
    private let words: [(text: String, isStem: Bool)]

    init(stringLiteral pattern: String) {
        words = pattern.lowercased().split(separator: " ").map { word in
            (String(word.last == "*" ? word.dropLast() : word), word.last == "*")
        }
    }

    fileprivate func matches(_ text: ArraySlice<String>) -> Bool {
        text.count >= words.count
            && zip(words, text).allSatisfy { word, other in
                word.isStem ? other.hasPrefix(word.text) : other == word.text
            }
    }
}
