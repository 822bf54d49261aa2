extension PeriodGrammar {
    /// Reads one day, month, part of a year or year. With `allowsPlainYear`, «года» and «периода» may stand alone for
    /// the year given.
    mutating func point(allowsPlainYear: Bool = false) throws(PeriodDoubt) -> PeriodPoint {
        guard let token = rest.first else { throw .empty }
        advance()
        switch token.meaning {
        case .date(let day, let month, let year):
            guard let year = try checked(year) else {
                return PeriodPoint(unit: .day(day, month: month), year: try self.year())
            }
            skipYearWord()
            return PeriodPoint(unit: .day(day, month: month), year: year)
        case .monthOfYear(let month, let year):
            let year = try checked(year)
            skipYearWord()
            return PeriodPoint(unit: .month(month), year: year)
        case .month(let month):
            // «в марте месяце»
            _ = skip(.unit)
            return PeriodPoint(unit: .month(month), year: try year())
        case .number(let number), .roman(let number):
            return try numbered(number, token)
        case .year(let year):
            return try named(year)
        case .thisYear, .project:
            return PeriodPoint(unit: .year, year: nil)
        case .yearWord(plural: false) where allowsPlainYear, .period where allowsPlainYear:
            return PeriodPoint(unit: .year, year: nil)
        case .school where skip(.yearWord(plural: false)):
            return PeriodPoint(unit: .schoolYear, year: nil)
        case .yearWord, .period, .unit, .part, .school:
            throw .whichOne(token.source)
        case .end:
            throw .vagueDay
        case .doubtful(let doubt):
            throw doubt
        default:
            throw .unknown(token.source)
        }
    }

    /// «15 марта», «II квартал».
    private mutating func numbered(_ number: Int, _ token: PeriodToken) throws(PeriodDoubt) -> PeriodPoint {
        switch (meaning(), token.meaning) {
        case (.month(let month), .number):
            advance()
            return PeriodPoint(unit: .day(number, month: month), year: try year())
        case (.part(let part), _):
            advance()
            guard (1...part.count).contains(number) else { throw .noSuchPart(part, number) }
            return PeriodPoint(unit: .part(part, number), year: try year())
        case (.doubtful(let doubt), _): throw doubt
        case (.unit, _): throw .duration
        case (.and, _): throw .several
        case (.comma, _) where rest.dropFirst().first?.number != nil: throw .several
        case (_, .roman): throw .unknown(token.source)
        default: throw .whichMonth(token.source)
        }
    }

    /// «2022 год», «2022/2023 учебный год».
    private mutating func named(_ number: Int) throws(PeriodDoubt) -> PeriodPoint {
        let year = try checked(number)
        if meaning() == .slash || meaning() == .dash, meaning(ahead: 2) == .school {
            let second = meaning(ahead: 1)
            guard second == .year(number + 1) || second == .number((number + 1) % 100) else { throw .whichSchoolYear }
            for _ in 1...3 { advance() }
            _ = skip(.yearWord(plural: false))
            return PeriodPoint(unit: .schoolYear, year: year)
        }
        if meaning() == .school { throw .whichSchoolYear }
        if meaning() == .slash { throw .schoolOrCalendarYear }
        skipYearWord()
        return PeriodPoint(unit: .year, year: year)
    }

    /// The year behind a month or a day: «2022», «2022 г.», «текущего года»; nil where there is none.
    private mutating func year() throws(PeriodDoubt) -> Int? {
        guard case .year(let year) = meaning() else {
            _ = skip(.thisYear)
            return nil
        }
        advance()
        skipYearWord()
        return try checked(year)
    }

    private mutating func skipYearWord() {
        if !skip(.yearWord(plural: false)) { _ = skip(.yearWord(plural: true)) }
    }

    /// Orders of this program's time; anything else is a slip of the pen.
    private func checked(_ year: Int?) throws(PeriodDoubt) -> Int? {
        guard let year, !(1990...2100).contains(year) else { return year }
        throw .yearOutOfReach(year)
    }
}
