/// Days named by their week or month, or counted from today.
extension MomentGrammar {
    /// «следующий вторник», «на этой неделе», «в ближайший рабочий день».
    mutating func chosen(_ choice: MomentDay.Choice) throws(MomentQuestion) {
        switch (meaning(ahead: 1), choice) {
        case (.weekday(let weekday), _): addDay(.weekday(weekday, choice), length: 2)
        case (.working, .nearest) where isDay(ahead: 2), (.working, .next) where isDay(ahead: 2):
            addDay(.workingDay(choice), length: 3)
        case (.day, .next): addDay(.today(1), length: 2)
        case (.week, .this), (.week, .next):
            openWeek = phrase
            addDay(.week(choice == .this ? 0 : 1), length: 2)
        case (.monthWord, .this), (.monthWord, .next):
            openMonth = phrase
            advance(2)
            expression.month = .ahead(choice == .this ? 0 : 1)
        case (.part, .this):
            addDay(.today(0))
        case (.week, _), (.monthWord, _), (.month, _), (.yearWord, _), (.day, _): throw .vague(phrase)
        default: refuse()
        }
    }

    /// «второй четверг апреля», «последний рабочий день месяца», behind a number of so many tokens.
    mutating func counted(_ number: Int, length: Int, source: String) throws(MomentQuestion) {
        advance(length)
        switch meaning() {
        case .weekday(let weekday):
            advance()
            guard let month = inMonth() else { throw .vague(source) }
            addDay(.weekdayOfMonth(number, weekday, month), length: 0)
        case .working where isDay(ahead: 1):
            advance(2)
            guard let month = inMonth() else { throw .vague(source) }
            addDay(.edgeOfMonth(number, isWorking: true, month), length: 0)
        case .day, .number:
            advance()
            guard let month = inMonth() else { throw .vague(source) }
            addDay(.edgeOfMonth(number, isWorking: false, month), length: 0)
        default: throw .vague(source)
        }
    }

    /// «апреля 2022 года», «месяца», «в следующем месяце»; nil where no month follows.
    mutating func inMonth() -> MomentDay.InMonth? {
        let start = meaning() == .at ? 1 : 0
        switch (meaning(ahead: start), meaning(ahead: start + 1)) {
        case (.month(let month), _):
            advance(start + 1)
            return .named(month, year: year())
        case (.monthWord, _):
            advance(start + 1)
            return .ahead(0)
        case (.choice(.this), .monthWord):
            advance(start + 2)
            return .ahead(0)
        case (.choice(.next), .monthWord):
            advance(start + 2)
            return .ahead(1)
        default: return nil
        }
    }

    /// «через неделю», «через 3 рабочих дня», «через полтора часа».
    mutating func delay() throws(MomentQuestion) {
        let source = words(through: 3)
        advance()
        switch (meaning(), meaning(ahead: 1)) {
        case (.halfHour, _): return try addDelay(30, length: 1)
        case (.oneAndHalf, .hour), (.oneAndHalf, .hours): return try addDelay(90, length: 2)
        default: break
        }
        let number = numeral()
        let count = number?.value ?? 1
        guard number?.isOrdinal != true, count > 0 else { throw .vague(source) }
        advance(number?.length ?? 0)
        switch meaning() {
        case .minutes: try addDelay(count, length: 1)
        case .hour, .hours:
            advance()
            let minutes = numeral()
            if let minutes, meaning(ahead: minutes.length) == .minutes {
                try addDelay(count * 60 + minutes.value, length: minutes.length + 1)
            } else {
                try addDelay(count * 60, length: 0)
            }
        case .day, .ofDay: addDay(count == 1 ? .skippingDay : .today(count))
        case .working where isDay(ahead: 1): addDay(.workingDays(count), length: 2)
        case .week: addDay(.week(count))
        case .monthWord: addDay(.months(count))
        case .yearWord: addDay(.months(count * 12))
        default: throw .vague(source)
        }
    }

    private func isDay(ahead distance: Int) -> Bool {
        meaning(ahead: distance) == .day || meaning(ahead: distance) == .ofDay
    }

    private mutating func addDelay(_ minutes: Int, length: Int) throws(MomentQuestion) {
        guard expression.delay == nil else { throw .several(words(through: length)) }
        advance(length)
        expression.delay = minutes
    }
}
