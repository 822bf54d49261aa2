/// The words, numbers and codes by which schools are found.
struct SchoolIndex: Sendable {
    let schools: [School]
    private(set) var entries: [Entry]
    private(set) var terms: [Term] = []
    /// The school's places in `schools`, by code and id.
    private(set) var codes: [[UInt8]: [Int]] = [:]
    private(set) var names: [[UInt8]: [Int]] = [:]
    /// The letters before a code's number: «ш» of «Ш-07».
    private(set) var codePrefixes: Set<[UInt8]> = []
    /// Stems and roots of all words.
    private(set) var known: Set<[UInt8]> = []

    /// What is kept of one school.
    struct Entry: Sendable {
        /// Behind the «№» of its name.
        var numbers: Set<Int> = []
        /// Numbers that are no school's number: «имени 40-летия Победы».
        var otherNumbers: Set<Int> = []
        var code: (prefix: [UInt8], number: Int)?
        /// The terms of its short name.
        var words: [Int] = []
        /// What its short name weighs; names that say more than was typed come later.
        var weight: Float = 0
    }

    /// A word with the schools it is found at.
    struct Term: Sendable {
        let word: SearchWord
        var postings: [Posting] = []
        /// A word that many schools have tells little.
        var weight: Float = 0
    }

    struct Posting: Sendable {
        let school: Int
        /// 1 in the school's own name, less in its municipality's.
        let field: Float
    }

    static let ownName: Float = 1
    private static let municipality: Float = 0.6
    /// What a school's number weighs: as much as the rarest word.
    static let numberWeight: Float = 2.5

    init(_ schools: [School], in municipalities: [Municipality]) {
        self.schools = schools
        entries = schools.map { _ in Entry() }
        var vocabulary = Vocabulary()
        let districts = Dictionary(
            municipalities.map { ($0.id, SearchPieces($0.name)) },
            uniquingKeysWith: { first, _ in first }
        )
        for (place, school) in schools.enumerated() {
            let (code, id) = (SearchPieces(school.code), SearchPieces(school.id.rawValue))
            for key in Set([code.key, id.key]) { codes[key, default: []].append(place) }
            keepCode(code, of: place)
            let (long, brief) = (SearchPieces(school.name), SearchPieces(school.shortName))
            for key in Set([long.key, brief.key]) { names[key, default: []].append(place) }
            var fields: [Int: Float] = [:]
            if let district = districts[school.municipality] {
                vocabulary.read(district, Self.municipality, into: &fields)
            }
            vocabulary.read(long, Self.ownName, into: &fields)
            entries[place].words = vocabulary.read(brief, Self.ownName, into: &fields)
            keepNumbers(long, vocabulary, of: place)
            keepNumbers(brief, vocabulary, of: place)
            for (term, field) in fields {
                vocabulary.terms[term].postings.append(Posting(school: place, field: field))
            }
        }
        terms = vocabulary.terms
        weigh()
        known = Set(terms.flatMap { [$0.word.stem, $0.word.root] })
    }

    private mutating func keepNumbers(_ pieces: SearchPieces, _ vocabulary: Vocabulary, of place: Int) {
        for piece in pieces.pieces {
            switch piece {
            case .number(let number, isMarked: true): entries[place].numbers.insert(number)
            case .number(let number, isMarked: false): entries[place].otherNumbers.insert(number)
            case .word(let letters):
                if case .number(let number)? = vocabulary.meanings[letters] { entries[place].numbers.insert(number) }
            }
        }
    }

    private mutating func keepCode(_ code: SearchPieces, of place: Int) {
        guard case .number(let number, _)? = code.pieces.last, code.pieces.count <= 2 else { return }
        var prefix: [UInt8] = []
        if case .word(let letters)? = code.pieces.first { prefix = letters }
        entries[place].code = (prefix, number)
        if !prefix.isEmpty { codePrefixes.insert(prefix) }
    }

    private mutating func weigh() {
        let all = Float(max(schools.count, 2))
        for place in terms.indices {
            let rarity = Self.logarithm(all / Float(terms[place].postings.count)) / Self.logarithm(all)
            terms[place].weight = 0.5 + 2 * rarity
        }
        for place in entries.indices {
            let words = entries[place].words.reduce(0) { $0 + terms[$1].weight }
            entries[place].weight = words + Self.numberWeight * Float(entries[place].numbers.count)
        }
    }

    /// The logarithm to the base of two, within a tenth: near enough for weights, and without a library.
    private static func logarithm(_ number: Float) -> Float {
        Float(number.exponent) + number.significand - 1
    }
}

extension SchoolIndex {
    /// The words met so far; each is looked into once.
    private struct Vocabulary {
        var terms: [Term] = []
        private(set) var meanings: [[UInt8]: SchoolWords.Meaning] = [:]
        private var places: [[UInt8]: Int] = [:]

        /// The words of a name, each by itself and joined with the next: «Ики-Бурульская» is typed as one word, too.
        ///
        /// Returns: the terms that are words by themselves.
        @discardableResult
        mutating func read(_ pieces: SearchPieces, _ field: Float, into fields: inout [Int: Float]) -> [Int] {
            var words: [Int] = []
            var last: [UInt8]?
            for piece in pieces.pieces {
                guard case .word(let read) = piece, case .word(let word) = meaning(of: read) else {
                    last = nil
                    continue
                }
                let term = place(of: word)
                words.append(term)
                fields[term] = max(field, fields[term] ?? 0)
                if var joined = last {
                    FoldedLetters.append(word.letters, to: &joined)
                    let term = place(of: SearchWord(joined))
                    fields[term] = max(field, fields[term] ?? 0)
                }
                last = word.letters
            }
            return words
        }

        private mutating func meaning(of letters: [UInt8]) -> SchoolWords.Meaning {
            if let meaning = meanings[letters] { return meaning }
            let meaning = SchoolWords.meaning(of: SearchWord(letters))
            meanings[letters] = meaning
            return meaning
        }

        private mutating func place(of word: SearchWord) -> Int {
            if let place = places[word.letters] { return place }
            places[word.letters] = terms.count
            terms.append(Term(word: word))
            return terms.count - 1
        }
    }
}
