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
        private let text: String
        private let longest: Int

        init(_ word: String) {
            // «Ли» is a beginning of too many words.
            let isShort = word.count <= 3
            let hasEnding = !isShort && word.last.map { "аяйь".contains($0) } ?? false
            text = hasEnding ? String(word.dropLast()) : word
            longest = isShort ? word.count : word.count + 2
        }

        func matches(_ word: String) -> Bool { word.hasPrefix(text) && word.count <= longest }
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
