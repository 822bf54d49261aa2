/// Puts the tokens of a phrase together, each exactly once.
///
///     expression = { [ preposition ] ( day | time | part ) | comma }
///     day        = «завтра» | [ choice ] weekday | week | number month [ year ] | number «числа» | ordinal
///                | ( ordinal | last ) ( weekday | [ working ] «день» ) month | «через» count unit
///     time       = hour [ minutes ] | «половина» ordinal | «без» minutes hour | minutes ordinal | «полдень»
///     part       = «утра» | «днём» | «после обеда»
struct MomentGrammar {
    enum Item: Hashable {
        case day, time
    }

    private let all: [MomentToken]
    var rest: ArraySlice<MomentToken>
    let today: CivilDate
    private let isMoscowTime: Bool
    var expression = MomentExpression()
    /// The preposition just read.
    var preposition: MomentToken.Meaning?
    /// What was read last.
    private var previous: Item?
    /// «с» was read.
    private var begins = false
    /// «следующей неделе», which needs a weekday.
    var openWeek: String?
    /// «следующем месяце», which needs a day.
    var openMonth: String?

    init(tokens: [MomentToken], today: CivilDate, isMoscowTime: Bool) {
        self.all = tokens
        self.rest = tokens[...]
        self.today = today
        self.isMoscowTime = isMoscowTime
    }

    /// Reads all tokens. Throws at the first that needs a question, whatever stands around it.
    mutating func read() throws(MomentQuestion) -> MomentExpression {
        while let token = rest.first {
            switch token.meaning {
            case .at, .on, .from:
                advance()
                preposition = token.meaning
                if token.meaning == .from { begins = true }
                continue
            case .comma, .colon, .dash: try separate()
            default:
                let days = expression.days.count
                try item(token)
                // «с пятницы»
                if preposition == .from, expression.days.count > days { throw .span(all.sources) }
            }
            preposition = nil
        }
        if let openWeek, !expression.days.contains(where: { $0.plainWeekday != nil }) { throw .vague(openWeek) }
        if let openMonth, !expression.days.contains(where: \.lacksMonth) { throw .vague(openMonth) }
        if expression.saysNothing { throw .nothingUnderstood }
        if !expression.unknown.isEmpty { throw .unclearWords(expression.unknown.joined(separator: " ")) }
        return expression
    }

    private mutating func item(_ token: MomentToken) throws(MomentQuestion) {
        switch token.meaning {
        case .digits, .cardinal, .ordinal, .last: try number()
        case .dotted(let day, let month, let year): try dotted(token, day: day, month: month, year: year)
        case .today(let days): addDay(.today(days))
        case .weekday(let weekday): addDay(.weekday(weekday, nil))
        case .choice(let choice): try chosen(choice)
        case .after: try delay()
        case .hour where preposition != nil || meaning(ahead: 1)?.isPart == true: try hour(1)
        case .half, .halfPast, .quarter, .without, .noon, .midnight, .sameTime: try namedTime(token)
        case .part(let part): addPart(part, token)
        case .ofDay where previous == .time: addPart(.day, token)
        case .moscow where isMoscowTime: advance()
        // «по району»
        case .until where meaning(ahead: 1) == .unknown: refuse(2)
        case .until: throw begins ? .span(all.sources) : .vague(phrase)
        case .or, .and: throw .several(all.sources)
        case .every: throw .repeated(phrase)
        case .beginning where !namesMonth(rest.dropFirst().first): advance()
        case .beginning, .vague, .month, .week, .monthWord, .working, .hours: throw .vague(phrase)
        default: refuse()
        }
    }

    /// «10:00 – 12:00» is a span; «25.03 – 10:00» is not.
    private mutating func separate() throws(MomentQuestion) {
        guard advance()?.meaning == .dash, previous == .time else { return }
        switch meaning() {
        case .digits, .cardinal, .dotted: throw .span(all.sources)
        default: return
        }
    }

    private mutating func addPart(_ part: MomentTime.Part, _ token: MomentToken) {
        advance()
        if expression.part == nil || expression.part == part {
            expression.part = part
        } else {
            expression.unknown.append(token.source)
        }
    }
}

extension MomentGrammar {
    func meaning(ahead distance: Int = 0) -> MomentToken.Meaning? {
        rest.dropFirst(distance).first?.meaning
    }

    @discardableResult mutating func advance(_ count: Int = 1) -> MomentToken? {
        defer { rest = rest.dropFirst(count) }
        return rest.first
    }

    mutating func skip(_ meaning: MomentToken.Meaning) -> Bool {
        guard self.meaning() == meaning else { return false }
        advance()
        return true
    }

    /// Takes so many tokens as a day.
    mutating func addDay(_ day: MomentDay, length: Int = 1) {
        advance(length)
        expression.days.append(day)
        previous = .day
    }

    mutating func addTime(_ kind: MomentTime.Kind, _ source: String) throws(MomentQuestion) {
        if case .clock(let hour, let minute, _) = kind {
            guard (0...23).contains(hour) || (hour, minute) == (24, 0), (0...59).contains(minute) else {
                throw .noSuchTime(source)
            }
        }
        expression.times.append(MomentTime(kind: kind, source: source))
        previous = .time
        // «10:30 ч»
        if !skip(.hour) { _ = skip(.hours) }
    }

    /// Takes so many tokens as words without a place.
    mutating func refuse(_ count: Int = 1) {
        expression.unknown += rest.prefix(count).map(\.source)
        advance(count)
    }

    /// True where a day was named otherwise than by its weekday alone.
    var isDated: Bool { expression.days.contains { !$0.isWeekday } }

    func words(through count: Int) -> String { rest.prefix(count).sources }

    /// What stands ahead, up to the next preposition or mark.
    var phrase: String {
        let end = rest.dropFirst().prefix(2).prefix { ![.at, .on, .from, .comma, .dash].contains($0.meaning) }
        return rest.prefix(1 + end.count).sources
    }

    func namesMonth(_ token: MomentToken?) -> Bool {
        switch token?.meaning {
        case .month, .monthWord, .week, .yearWord, .choice: true
        default: false
        }
    }
}

extension MomentToken.Meaning {
    var isPart: Bool {
        switch self {
        case .part, .ofDay: true
        default: false
        }
    }
}

extension MomentDay {
    var isWeekday: Bool {
        if case .weekday = self { true } else { false }
    }

    /// The weekday of «в пятницу», which may stand beside a date or a week.
    var plainWeekday: Weekday? {
        if case .weekday(let weekday, nil) = self { weekday } else { nil }
    }

    var lacksMonth: Bool {
        if case .dayOfMonth(_, nil) = self { true } else { false }
    }
}

extension Collection<MomentToken> {
    var sources: String { map(\.source).joined(separator: " ") }
}
