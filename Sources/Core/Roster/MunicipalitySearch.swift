/// Finds the municipality somebody means: «Лагань», «в Лаганском районе», «Малые Дербеты», «город Элиста».
///
/// A place and the district named after it have one root, as in the search for schools. There are few of them and a
/// wrong one misleads, so a doubt finds nothing.
struct MunicipalitySearch {
    private let names: [(place: Municipality, word: SearchWord)]

    /// Below it, what fits is another word.
    private static let least: Float = 0.85
    /// Shorter roots have other words, too: «цели» has that of «Целинный».
    private static let shortestRoot = 4

    init(_ municipalities: [Municipality]) {
        names = municipalities.compactMap { place in
            Self.words(of: place.name).map { (place, SearchWord(Self.joined($0.map(\.letters)))) }
        }
    }

    func find(_ typed: String) -> Municipality? {
        let spellings = TypedReadings.all(of: typed).compactMap(Self.words).flatMap(Self.spellings)
        let found = names.map { name in
            (name.place, spellings.map { Self.likeness(of: $0, to: name.word) }.max() ?? 0)
        }
        guard let best = found.map(\.1).max(), best >= Self.least else { return nil }
        let places = found.filter { $0.1 == best }
        return places.count == 1 ? places[0].0 : nil
    }

    private static func likeness(of typed: SearchWord, to name: SearchWord) -> Float {
        let likeness = typed.likeness(to: name)
        return typed.root == name.root && typed.stem != name.stem && name.root.count < shortestRoot ? 0 : likeness
    }

    /// Nil where there is something that no municipality's name has.
    private static func words(of text: String) -> [SearchWord]? {
        var words: [SearchWord] = []
        for piece in SearchPieces(text).pieces {
            guard case .word(let letters) = piece else { return nil }
            switch SchoolWords.meaning(of: SearchWord(letters)) {
            case .filler: continue
            case .word(let word): words.append(word)
            case .number: return nil
            }
        }
        return words.isEmpty ? nil : words
    }

    /// As one word, with each case ending and, of two words, as the district's name joins them.
    private static func spellings(of words: [SearchWord]) -> [SearchWord] {
        let plain = SearchWord(joined(words.map(\.letters)))
        guard words.count == 2 else { return [plain] }
        return [plain] + SchoolWords.linkers.map { SearchWord(joined([words[0].root, $0, words[1].letters])) }
    }

    private static func joined(_ parts: [[UInt8]]) -> [UInt8] {
        parts.reduce(into: []) { FoldedLetters.append($1, to: &$0) }
    }
}

extension Roster {
    /// The municipality somebody means, however he types it; by its id, too.
    package func municipality(meantBy typed: String) -> Municipality? {
        municipalities.first { $0.id.rawValue == typed } ?? MunicipalitySearch(municipalities).find(typed)
    }
}
