/// One reading of what was typed, and how well each school fits it.
struct SchoolQuery {
    private let index: SchoolIndex
    private var tokens: [Token] = []
    /// True where words were dropped that say nothing; then a bare number is a school's, not a code's.
    private var hasFillers = false

    private enum Token {
        case word(SearchWord)
        case number(Int)
        /// «ш7»: the letters of a code and its number.
        case code([UInt8], Int)
    }

    /// Schools that fit nearly as well as the best.
    struct Ranking {
        /// The best one's, from 0 to 1.
        let score: Float
        let matches: SchoolMatches
    }

    /// Schools whose scores differ by less may both be meant.
    private static let margin: Float = 0.08
    /// Below it, what fits is chance.
    private static let least: Float = 0.4
    /// Nobody needs more words for a school; a letter's worth of them would take its time.
    private static let longest = 12
    /// Below it, one has to ask though there is only one.
    private static let sure: Float = 0.75

    init(_ reading: String, in index: SchoolIndex) {
        self.index = index
        read(SearchPieces(reading).pieces)
        joinWords()
    }

    /// Nil where no school fits.
    func ranking(where isAllowed: (School) -> Bool) -> Ranking? {
        guard !tokens.isEmpty else { return nil }
        var sums = [Float](repeating: 0, count: index.schools.count)
        var fits = [Int](repeating: 0, count: index.schools.count)
        var whole: Float = 0
        for token in tokens {
            let (weight, likeness) = weigh(token)
            whole += weight
            for (school, likeness) in likeness.enumerated() where likeness > 0 {
                sums[school] += weight * likeness
                fits[school] += 1
            }
        }
        var scores: [(school: Int, score: Float)] = []
        for (school, sum) in sums.enumerated() where sum > 0 && isAllowed(index.schools[school]) {
            // What a name says beyond the words typed tells equals apart and no more.
            let own = index.entries[school].weight
            let unsaid = own > 0 ? max(0, own - sum) / own : 0
            scores.append((school, sum / whole - 0.1 * unsaid))
        }
        guard let best = scores.map(\.score).max(), best >= Self.least else { return nil }
        let near = scores.filter { $0.score >= best - Self.margin }
            .sorted { ($1.score, $0.school) < ($0.score, $1.school) }
        let isSure = near.count == 1 && best >= Self.sure && fits[near[0].school] == tokens.count
        let schools = near.map { index.schools[$0.school] }
        return Ranking(score: best, matches: isSure ? .sure(schools[0]) : .likely(schools))
    }
}

extension SchoolQuery {
    private mutating func read(_ pieces: [SearchPieces.Piece]) {
        var place = 0
        while place < pieces.count, tokens.count < Self.longest {
            defer { place += 1 }
            switch pieces[place] {
            case .number(let number, _): tokens.append(.number(number))
            case .word(let letters):
                let next = place + 1 < pieces.count ? pieces[place + 1] : nil
                if case .number(let number, isMarked: false)? = next, isCode(letters, number) {
                    tokens.append(.code(letters, number))
                    place += 1
                    continue
                }
                switch meaning(of: SearchWord(letters)) {
                case .filler: hasFillers = true
                case .word(let word): tokens.append(.word(word))
                case .number(let number):
                    // «двадцать первая»
                    if case .number(20)? = tokens.last, number < 10 {
                        tokens[tokens.count - 1] = .number(20 + number)
                    } else {
                        tokens.append(.number(number))
                    }
                }
            }
        }
    }

    private func isCode(_ prefix: [UInt8], _ number: Int) -> Bool {
        index.codePrefixes.contains(prefix)
            && index.entries.contains { $0.code.map { $0.number == number && $0.prefix == prefix } ?? false }
    }

    private func meaning(of word: SearchWord) -> SchoolWords.Meaning {
        let meaning = SchoolWords.meaning(of: word)
        guard meaning == .word(word) else { return meaning }
        if index.known.contains(word.stem) || index.known.contains(word.root) { return .word(word) }
        if word.letters.count > 3 {
            let slipped = SchoolWords.longMeanings.first { known in
                // The commonest word of all is known in spite of two.
                let most = known.word == SchoolWords.school ? 2 : 1
                return known.word.letters[0] == word.letters[0]
                    && SlipDistance.between(word.letters, known.word.letters, within: most) != nil
            }
            if let slipped { return slipped.meaning }
        } else if word.letters.count == 3 {
            let kind = SchoolWords.kindWords.first { kind in
                SlipDistance.between(word.letters, kind.letters, within: 1) != nil
            }
            if let kind { return .word(kind) }
        }
        return .word(word)
    }

    /// «Малые Дербеты» are looked for in «Малодербетовская» as well.
    private mutating func joinWords() {
        var place = 0
        while place + 1 < tokens.count {
            if case .word(let first) = tokens[place], case .word(let second) = tokens[place + 1],
                let joined = joined(first, second)
            {
                tokens.replaceSubrange(place...place + 1, with: [.word(joined)])
            }
            place += 1
        }
    }

    private func joined(_ first: SearchWord, _ second: SearchWord) -> SearchWord? {
        guard !index.known.contains(first.root) || !index.known.contains(second.root) else { return nil }
        for linker in SchoolWords.linkers {
            var letters = first.root
            FoldedLetters.append(linker, to: &letters)
            FoldedLetters.append(second.root, to: &letters)
            if index.known.contains(letters) { return SearchWord(letters) }
        }
        return nil
    }
}

extension SchoolQuery {
    /// What a token weighs, and how well each school fits it, from 0 to 1.
    private func weigh(_ token: Token) -> (weight: Float, likeness: [Float]) {
        switch token {
        case .word(let word): weigh(word)
        case .number(let number):
            (SchoolIndex.numberWeight, index.entries.map { likeness(of: $0, to: number) })
        case .code(let prefix, let number):
            (
                SchoolIndex.numberWeight,
                index.entries.map { entry in
                    entry.code.map { $0.number == number && $0.prefix == prefix } == true ? 1 : 0
                }
            )
        }
    }

    private func likeness(of entry: SchoolIndex.Entry, to number: Int) -> Float {
        if entry.numbers.contains(number) { return 1 }
        // A number alone may well be a code.
        if entry.code?.number == number { return tokens.count == 1 && !hasFillers ? 0.95 : 0.62 }
        return entry.otherNumbers.contains(number) ? 0.6 : 0
    }

    private func weigh(_ word: SearchWord) -> (weight: Float, likeness: [Float]) {
        var best = [Float](repeating: 0, count: index.schools.count)
        var found: [(likeness: Float, weight: Float)] = []
        for term in index.terms {
            let likeness = word.likeness(to: term.word)
            guard likeness > 0 else { continue }
            found.append((likeness, term.weight))
            for posting in term.postings {
                best[posting.school] = max(likeness * posting.field, best[posting.school])
            }
        }
        // A word that no school has is a doubt, and a short one a small doubt.
        guard let top = found.map(\.likeness).max() else { return (word.letters.count > 3 ? 1.5 : 0.5, best) }
        // Of the words that it may well be, the one that tells most.
        let weight = found.filter { $0.likeness >= top - 0.1 }.map(\.weight).max() ?? 0
        return (weight, best)
    }
}
