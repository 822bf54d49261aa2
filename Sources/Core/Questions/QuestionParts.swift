/// The parts of what may be a question, each token exactly once.
struct QuestionParts {
    private(set) var words: Set<QuestionWord> = []
    private(set) var rows: [Int] = []
    private(set) var months: [NamedMonth] = []
    /// Numbers that are said of nothing: «15».
    private(set) var numbers: [Int] = []
    /// What may be the name of a school or of a place.
    private(set) var name: Name?

    enum NamedMonth: Hashable {
        /// «март», «март 2022»
        case named(Int, year: Int?)
        /// «прошлый месяц» -1
        case relative(Int)
    }

    /// Words that may name a school.
    struct Name: Hashable {
        /// As typed.
        let text: String
        /// «школа», «СОШ»
        let hasKind: Bool
        let hasNumber: Bool
        /// Words that the vocabulary does not know.
        let hasUnknown: Bool
        /// «школа в Яшкуле», but «школа на карантине», too.
        let hasPreposition: Bool
        /// «в Яшкульском районе»
        let isOfDistrict: Bool
    }

    private let tokens: [QuestionToken]
    private let text: ReplyText
    private var index = 0
    private var choice: Int?

    /// Nil where some token has no place in a question.
    init?(_ tokens: [QuestionToken], of text: ReplyText) {
        self.tokens = tokens
        self.text = text
        while index < tokens.count {
            guard takeNext() else { return nil }
        }
        if let choice { settle(choice) }
        if words.isSuperset(of: [.how, .tasks]) {
            words.subtract([.how, .tasks])
            words.insert(.howGoes)
        }
        if !rows.isEmpty { words.insert(.row) }
        if !months.isEmpty { words.insert(.month) }
    }

    private func meaning(at index: Int) -> QuestionToken.Meaning? {
        tokens.indices.contains(index) ? tokens[index].meaning : nil
    }

    /// Returns: false where there is no place for it.
    private mutating func takeNext() -> Bool {
        switch tokens[index].meaning {
        case .word(.blocked): return false
        case .word(let word):
            words.insert(word)
            index += 1
        case .rowWord, .activities: takeRows()
        case .number(let number): return takeNumber(number)
        case .month(let number): takeMonth(number)
        case .monthOfYear(let month):
            months.append(.named(month.number, year: month.year))
            index += 1
        case .monthWord:
            months.append(.relative(choice ?? 0))
            choice = nil
            index += 1
        case .weekWord:
            words.insert((choice ?? 0) == 0 ? .week : (choice ?? 0) > 0 ? .nextWeek : .pastWeek)
            choice = nil
            index += 1
        case .choice(let steps):
            if let choice { settle(choice) }
            choice = steps
            index += 1
        case .year:
            words.insert(.year)
            index += 1
        case .school, .kind, .unknown: return takeName()
        case .during, .within, .dash, .sign, .noise: index += 1
        }
        return true
    }

    /// «этот», «ближайший» say nothing of what is no time; «прошлый» does.
    private mutating func settle(_ steps: Int) {
        if steps != 0, !words.contains(.seminar) { words.insert(.blocked) }
        choice = nil
    }

    /// «строка 7», «строки 7 и 8», «7-8 строки»; a word without a number is noted as such.
    private mutating func takeRows() {
        let isDue = meaning(at: index) == .activities
        index += 1
        while meaning(at: index) == .sign { index += 1 }
        let before = numbers
        while case .number(let number)? = meaning(at: index), !beginsName(after: index) {
            rows.append(number)
            index += 1
            if meaning(at: index) == .dash { index += 1 }
        }
        guard rows.isEmpty else { return }
        if isDue {
            words.insert(.due)
        } else if !before.isEmpty {
            rows = before
            numbers = []
        } else {
            words.insert(.rowWithoutNumber)
        }
    }

    /// True where a number belongs to the school behind it: «15 школа», «15-ю школу».
    private func beginsName(after index: Int) -> Bool {
        switch meaning(at: meaning(at: index + 1) == .dash ? index + 2 : index + 1) {
        case .school?, .kind?: true
        default: false
        }
    }

    private mutating func takeNumber(_ number: Int) -> Bool {
        if beginsName(after: index) { return takeName() }
        // «15 апреля»
        if case .month? = meaning(at: index + 1) {
            index += 1
            return true
        }
        numbers.append(number)
        index += 1
        return true
    }

    private mutating func takeMonth(_ number: Int) {
        index += 1
        var year: Int?
        if case .year(let named)? = meaning(at: index) {
            year = named
            index += 1
            // «года»
            if meaning(at: index) == .word(.year) { index += 1 }
        }
        // «май месяц»
        if meaning(at: index) == .monthWord { index += 1 }
        months.append(.named(number, year: year))
    }

    /// Takes the words of a name: unknown ones, kinds of schools, numbers, and what joins them.
    ///
    /// Returns: false where there was a name already.
    private mutating func takeName() -> Bool {
        let start = index
        var (hasKind, hasNumber, hasUnknown, isMany) = (false, false, false, false)
        var hasPreposition = false
        loop: while index < tokens.count {
            switch tokens[index].meaning {
            case .school(let many): (hasKind, isMany) = (true, isMany || many)
            case .kind: hasKind = true
            case .unknown: hasUnknown = true
            case .number:
                if case .month? = meaning(at: index + 1) { break loop }
                if case .rowWord? = meaning(at: index + 1) { break loop }
                hasNumber = true
            case .sign, .dash, .within:
                // Within a name only.
                guard let next = meaning(at: index + 1), next == .sign || isPart(next) else { break loop }
                if isNumber(next), tokens[index].meaning == .within { break loop }
                hasPreposition = hasPreposition || tokens[index].meaning == .within
            default: break loop
            }
            index += 1
        }
        guard hasUnknown || hasNumber || tokens[start..<index].contains(where: { $0.meaning == .kind }) else {
            words.insert(isMany ? .schools : .school)
            return true
        }
        guard name == nil else { return false }
        let range = tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound
        let isOfDistrict = !hasKind && !hasNumber && meaning(at: index) == .word(.scope)
        name = Name(
            text: text.words(text.closing(range)).replacing(";", with: ","),
            hasKind: hasKind,
            hasNumber: hasNumber,
            hasUnknown: hasUnknown,
            hasPreposition: hasPreposition,
            isOfDistrict: isOfDistrict
        )
        return true
    }

    private func isPart(_ meaning: QuestionToken.Meaning) -> Bool {
        switch meaning {
        case .unknown, .school, .kind, .number: true
        default: false
        }
    }

    private func isNumber(_ meaning: QuestionToken.Meaning) -> Bool {
        if case .number = meaning { true } else { false }
    }
}

extension QuestionParts {
    /// The same with its number taken for a row's.
    func withNumberAsRow() -> QuestionParts {
        var copy = self
        copy.rows = numbers
        copy.numbers = []
        copy.words.insert(.row)
        return copy
    }
}
