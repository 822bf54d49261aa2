/// Numbers: a day, an hour, or which weekday of a month.
extension MomentGrammar {
    /// A number in digits or in words, «двадцать пятого» included.
    struct Numeral {
        let value: Int
        /// How many tokens it takes.
        let length: Int
        var isOrdinal = false
        /// How many digits it is written in; nil for words.
        var digits: Int?

        /// «05»
        var hasLeadingZero: Bool { digits == 2 && value < 10 }
    }

    func numeral(ahead distance: Int = 0) -> Numeral? {
        switch (meaning(ahead: distance), meaning(ahead: distance + 1)) {
        case (.digits(let value, let count), _): Numeral(value: value, length: 1, digits: count)
        case (.ordinal(let value), _): Numeral(value: value, length: 1, isOrdinal: true)
        case (.cardinal(let tens), .cardinal(let units)) where [20, 30, 40, 50].contains(tens) && 1...9 ~= units:
            Numeral(value: tens + units, length: 2)
        case (.cardinal(let tens), .ordinal(let units)) where [20, 30].contains(tens) && 1...9 ~= units:
            Numeral(value: tens + units, length: 2, isOrdinal: true)
        case (.cardinal(let value), _): Numeral(value: value, length: 1)
        default: nil
        }
    }

    /// Reads what begins with a number or with «последний».
    mutating func number() throws(MomentQuestion) {
        guard let numeral = numeral() else { return try counted(-1, length: 1, source: phrase) }
        let length = numeral.length
        switch meaning(ahead: length) {
        case .month(let month):
            advance(length + 1)
            addDay(.date(day: numeral.value, month: month, year: year()), length: 0)
        case .number:
            advance(length + 1)
            addDay(.dayOfMonth(numeral.value, inMonth()), length: 0)
        case .weekday where numeral.isOrdinal, .working where numeral.isOrdinal, .day where numeral.isOrdinal:
            try counted(numeral.value, length: length, source: words(through: length + 1))
        case _ where numeral.isOrdinal: addDay(.dayOfMonth(numeral.value, nil), length: length)
        case .minutes: try minutes(past: numeral)
        case .slash, .dash, .colon: try punctuated(numeral)
        case .hour, .hours, .part, .ofDay: try hour(numeral)
        default: try bare(numeral)
        }
    }

    /// A number that nothing around it names.
    private mutating func bare(_ numeral: Numeral) throws(MomentQuestion) {
        // «25 марта 22»
        let mayBeYear = preposition == nil && 0...1 ~= numeral.value - today.year % 100
        if preposition == .at || (preposition != nil || isDated && !mayBeYear) && numeral.value <= 24 {
            try hour(numeral)
        } else if 25...31 ~= numeral.value || meaning(ahead: numeral.length) == .at {
            addDay(.dayOfMonth(numeral.value, nil), length: numeral.length)
        } else {
            refuse(numeral.length)
        }
    }

    /// «25/3/22», «25-03», «10:00», «10-00».
    private mutating func punctuated(_ first: Numeral) throws(MomentQuestion) {
        let mark = meaning(ahead: 1)
        guard first.digits != nil, case .digits(let second, let count) = meaning(ahead: 2) else {
            return mark == .dash ? try bare(first) : refuse(2)
        }
        if mark == .colon {
            guard count == 2 else { return refuse(3) }
            let length = meaning(ahead: 3) == .colon && meaning(ahead: 4)?.isTwoDigits == true ? 5 : 3
            return try clock(first, minute: second, length: length)
        }
        if meaning(ahead: 3) == mark, let year = writtenYear(ahead: 4) {
            advance(5)
            _ = skip(.yearWord)
            return addDay(.date(day: first.value, month: second, year: year), length: 0)
        }
        if mark == .slash { return addDay(.date(day: first.value, month: second, year: nil), length: 3) }
        if case .month = meaning(ahead: 3) { throw .span(words(through: 4)) }
        let isTime = preposition == .at && second % 5 == 0 || second == 0 || second > 24
        if count == 2, isTime, first.value <= 24 {
            try clock(first, minute: second, length: 3)
        } else if count == 2, preposition != .at, 1...9 ~= second {
            addDay(.date(day: first.value, month: second, year: nil), length: 3)
        } else {
            throw .span(words(through: 3))
        }
    }

    /// «25.03» or «15.30».
    mutating func dotted(_ token: MomentToken, day: Int, month: Int, year: Int?) throws(MomentQuestion) {
        let minutes = token.source.split(separator: ".").last?.count == 2 && year == nil && 0...59 ~= month
        let isDay = 1...31 ~= day && 1...12 ~= month
        let isTime = minutes && 0...24 ~= day
        if isTime, preposition == .at || preposition == .from || !isDay || (isDated && !names(day, month)) {
            // «завтра 10.12» may be a slip in the date as well.
            guard preposition != nil || !isDay || month % 5 == 0 else { return refuse() }
            advance()
            let isExact = token.source.hasPrefix("0")
            try addTime(.clock(hour: day, minute: month, isExact: isExact), token.source)
        } else if 1...12 ~= month {
            addDay(.date(day: day, month: month, year: year))
            _ = skip(.yearWord)
        } else if year == nil {
            throw .noSuchTime(token.source)
        } else {
            throw .noSuchDay(day: day, month: month, year: year ?? today.year)
        }
    }

    /// True where a day read before is this one.
    private func names(_ day: Int, _ month: Int) -> Bool {
        expression.days.contains { known in
            switch known {
            case .today(let days):
                let date = today.adding(days: days)
                return (date.day, date.month) == (day, month)
            case .date(let otherDay, let otherMonth, _): return (otherDay, otherMonth) == (day, month)
            default: return false
            }
        }
    }

    /// The year behind a month: «2022 года», «22 г.», «этого года».
    mutating func year() -> Int? {
        switch (meaning(), meaning(ahead: 1)) {
        case (.year(let year), let next):
            advance(next == .yearWord ? 2 : 1)
            return year
        case (.digits(let year, count: 2), .yearWord):
            advance(2)
            return 2_000 + year
        case (.choice(.this), .yearWord):
            advance(2)
            return today.year
        case (.choice(.next), .yearWord):
            advance(2)
            return today.year + 1
        default: return nil
        }
    }

    private func writtenYear(ahead distance: Int) -> Int? {
        switch meaning(ahead: distance) {
        case .digits(let year, count: 2): 2_000 + year
        case .year(let year): year
        default: nil
        }
    }
}

extension MomentToken.Meaning {
    fileprivate var isTwoDigits: Bool {
        if case .digits(_, count: 2) = self { true } else { false }
    }
}
