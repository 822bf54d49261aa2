/// Finds people in what others have written about them: by the surname, or by first name and patronymic together.
///
/// Letter case, «ё» and the usual case endings do not hide a name. A namesake's is found as well: that some words of
/// somebody else are forgotten with it does less harm than a name that stays.
package struct NameTraces: Sendable {
    private let names: [Name]

    /// Names as the roster spells them: «Фамилия Имя Отчество».
    package init(_ names: some Sequence<String>) {
        self.names = names.compactMap { Name(Self.words($0).map(\.folded)) }
    }

    package var isEmpty: Bool { names.isEmpty }

    package func occur(in text: String) -> Bool { !found(in: Self.words(text)).isEmpty }

    /// The text with «…» in place of every name.
    package func removed(from text: String) -> String {
        let words = Self.words(text)
        var result = ""
        var rest = text.startIndex
        for index in found(in: words).sorted() {
            result += text[rest..<words[index].range.lowerBound] + "…"
            rest = words[index].range.upperBound
        }
        return result + text[rest...]
    }

    private func found(in words: [Word]) -> Set<Int> {
        var found: Set<Int> = []
        for name in names {
            for (index, word) in words.enumerated() where name.surname.matches(word.folded) { found.insert(index) }
            guard let (first, second) = name.address else { continue }
            for index in words.indices.dropLast()
            where first.matches(words[index].folded) && second.matches(words[index + 1].folded) {
                found.formUnion([index, index + 1])
            }
        }
        return found
    }
}

extension NameTraces {
    private struct Name: Sendable {
        let surname: Stem
        let address: (Stem, Stem)?

        init?(_ words: [String]) {
            guard let surname = words.first else { return nil }
            self.surname = Stem(surname)
            address = words.count == 3 ? (Stem(words[1]), Stem(words[2])) : nil
        }
    }

    /// A word without the ending that its cases change.
    private struct Stem: Sendable {
        private let beginnings: [String]
        private let longest: Int
        /// «вишневск» of «Вишневский» and «Вишневская», which are declined as adjectives.
        private let adjective: String?

        init(_ word: String) {
            // «Ли» is a beginning of too many words.
            let isShort = word.count <= 3
            let hasEnding = !isShort && word.last.map { "аяйь".contains($0) } ?? false
            beginnings = [hasEnding ? String(word.dropLast()) : word] + [Self.withoutVowel[word]].compactMap(\.self)
            longest = word.count + (isShort && beginnings.count == 1 ? 0 : 2)
            let isAdjective = Self.endings.nominative.contains(String(word.suffix(2)))
            adjective = !isShort && isAdjective ? String(word.dropLast(2)) : nil
        }

        func matches(_ word: String) -> Bool {
            if word.count <= longest, beginnings.contains(where: word.hasPrefix) { return true }
            guard let adjective, word.hasPrefix(adjective) else { return false }
            return Self.endings.all.contains(String(word.dropFirst(adjective.count)))
        }

        /// Names that lose a vowel in all other cases.
        private static let withoutVowel = ["павел": "павл", "лев": "льв"]

        private static let endings: (nominative: Set<String>, all: Set<String>) = (
            ["ий", "ый", "ой", "ая", "яя"],
            [
                "ий", "ый", "ой", "его", "ого", "ему", "ому", "им", "ым", "ем", "ом", "ая", "яя", "ей", "ую", "юю",
                "ею", "ою", "ие", "ые", "их", "ых", "ими", "ыми",
            ]
        )
    }

    private struct Word {
        let range: Range<String.Index>
        let folded: String
    }

    /// A double name is one word.
    private static func words(_ text: String) -> [Word] {
        var words: [Word] = []
        var start: String.Index?
        func end(at index: String.Index) {
            guard let begin = start else { return }
            let folded = String(text[begin..<index].lowercased().map { $0 == "ё" ? "е" : $0 })
            words.append(Word(range: begin..<index, folded: folded))
            start = nil
        }
        for index in text.indices {
            let isLetter = text[index].isLetter || text[index] == "-" && start != nil
            if isLetter {
                start = start ?? index
            } else {
                end(at: index)
            }
        }
        end(at: text.endIndex)
        return words
    }
}
