/// Times of day.
extension MomentGrammar {
    /// An hour in a number, with the minutes that follow.
    mutating func hour(_ numeral: Numeral) throws(MomentQuestion) {
        let before = rest
        advance(numeral.length)
        try hour(numeral.value, isExact: numeral.hasLeadingZero, before)
    }

    /// The «час» of «в час дня», or the hour just read.
    mutating func hour(
        _ hour: Int,
        isExact: Bool = false,
        _ before: ArraySlice<MomentToken>? = nil
    ) throws(MomentQuestion) {
        let before = before ?? rest
        if !skip(.hour) { _ = skip(.hours) }
        var minute = 0
        if let minutes = minutesAhead() {
            minute = minutes.value
            advance(minutes.length)
            _ = skip(.minutes)
        }
        let source = before.prefix(before.count - rest.count + (meaning()?.isPart == true ? 1 : 0)).sources
        try addTime(.clock(hour: hour, minute: minute, isExact: isExact), source)
    }

    /// «30», «тридцать», «ноль ноль» behind an hour; nil where a number there is something else.
    private func minutesAhead() -> Numeral? {
        var start = 0
        if meaning() == .cardinal(0), case .cardinal = meaning(ahead: 1) { start = 1 }
        guard let numeral = numeral(ahead: start), !numeral.isOrdinal, 0...59 ~= numeral.value else { return nil }
        let length = start + numeral.length
        switch meaning(ahead: length) {
        case .minutes: return Numeral(value: numeral.value, length: length)
        case .month, .number, .slash, .colon, .dash, .hour, .hours, .year: return nil
        default: break
        }
        guard numeral.digits.map({ $0 == 2 }) ?? (start == 1 || numeral.value == 0 || numeral.value >= 10) else {
            return nil
        }
        return Numeral(value: numeral.value, length: length)
    }

    /// «10:30», with so many tokens.
    mutating func clock(_ hour: Numeral, minute: Int, length: Int) throws(MomentQuestion) {
        let source = rest.prefix(length).map(\.source).joined()
        advance(length)
        try addTime(.clock(hour: hour.value, minute: minute, isExact: hour.hasLeadingZero), source)
    }

    /// «десять минут третьего»
    mutating func minutes(past numeral: Numeral) throws(MomentQuestion) {
        guard case .ordinal(let hour) = meaning(ahead: numeral.length + 1), 1...12 ~= hour else {
            throw .vague(words(through: numeral.length + 1))
        }
        try begun(hour, minute: numeral.value, length: numeral.length + 2)
    }

    /// «половина третьего», «без четверти три», «полдень».
    mutating func namedTime(_ token: MomentToken) throws(MomentQuestion) {
        switch token.meaning {
        case .noon:
            advance()
            try addTime(.clock(hour: 12, minute: 0, isExact: true), token.source)
        case .midnight, .sameTime:
            advance()
            try addTime(token.meaning == .midnight ? .midnight : .now, token.source)
        case .halfPast(let hour): try begun(hour, minute: 30, length: 1)
        case .without: try before()
        default:
            let start = meaning(ahead: 1) == .dash ? 2 : 1
            guard case .ordinal(let hour) = meaning(ahead: start), 1...12 ~= hour else {
                throw .vague(words(through: 2))
            }
            try begun(hour, minute: token.meaning == .half ? 30 : 15, length: start + 1)
        }
    }

    /// Minutes of the hour that has begun: «третьего» is after two.
    private mutating func begun(_ hour: Int, minute: Int, length: Int) throws(MomentQuestion) {
        let source = words(through: length)
        advance(length)
        try addTime(.clock(hour: hour == 1 ? 12 : hour - 1, minute: minute, isExact: false), source)
    }

    /// «без четверти три», «без пяти минут час».
    private mutating func before() throws(MomentQuestion) {
        let before = rest
        advance()
        let minutes: Int
        if skip(.quarter) {
            minutes = 15
        } else if let numeral = numeral(), !numeral.isOrdinal, 1...30 ~= numeral.value {
            minutes = numeral.value
            advance(numeral.length)
            _ = skip(.minutes)
        } else {
            throw .vague(before.prefix(2).sources)
        }
        let hour: Int
        if skip(.hour) {
            hour = 1
        } else if let numeral = numeral(), !numeral.isOrdinal, 1...24 ~= numeral.value {
            hour = numeral.value
            advance(numeral.length)
            if !skip(.hour) { _ = skip(.hours) }
        } else {
            throw .vague(before.prefix(3).sources)
        }
        let source = before.prefix(before.count - rest.count).sources
        try addTime(.clock(hour: hour == 1 ? 12 : hour - 1, minute: 60 - minutes, isExact: false), source)
    }
}
