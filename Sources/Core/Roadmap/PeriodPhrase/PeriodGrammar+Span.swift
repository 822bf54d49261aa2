extension PeriodGrammar {
    /// The first end of a range.
    private enum Edge {
        case point(PeriodPoint)
        /// The «1» of «с 1 по 15 марта».
        case number(PeriodToken)
    }

    private struct Last {
        let point: PeriodPoint
        /// «до конца года»: the unit is named for its last day only.
        let isEnd: Bool
    }

    mutating func span() throws(PeriodDoubt) -> PeriodExpression.Span {
        let isWithin = skip(.within)
        if isWithin, meaning() == .period, meaning(ahead: 1) == .from { advance() }
        if skip(.from) {
            let first = try edge()
            if let range = try range(from: first, allowsUntil: true) { return range }
            return .starting(try point(of: first))
        }
        if meaning() == .until || meaning() == .through { return .ending(try last().point) }
        let isDuring = skip(.during)
        let isWhole = skip(.whole)
        let first = try edge(allowsPlainYear: isDuring || isWhole)
        if let range = try range(from: first) { return range }
        return .all(try point(of: first))
    }

    /// Nil where no second end follows. «до» makes a range only after «с»: «апрель, до 1 мая» has no first day for sure.
    private mutating func range(
        from first: Edge,
        allowsUntil: Bool = false
    ) throws(PeriodDoubt) -> PeriodExpression.Span? {
        let isDash = skip(.dash)
        guard isDash || meaning() == .through || (allowsUntil && meaning() == .until) else { return nil }
        let last = try last(afterDash: isDash)
        let start = try point(of: first, sharing: last.point)
        switch (start.unit, last.point.unit) {
        case (.schoolYear, _), (_, .schoolYear): throw .unevenRange
        case (.year, .year):
            // «2022-2023» may be a school year whose word was left out.
            if isDash, previous?.meaning != .yearWord(plural: true), start.year.map({ $0 + 1 }) == last.point.year {
                throw .schoolOrCalendarYear
            }
        case (.year, _): throw .unevenRange
        case (_, .year): if !last.isEnd { throw .unevenRange }
        default: break
        }
        return .range(start, last.point)
    }

    private mutating func edge(allowsPlainYear: Bool = false) throws(PeriodDoubt) -> Edge {
        if let token = rest.first, token.number != nil, [.dash, .through, .until].contains(meaning(ahead: 1)) {
            advance()
            return .number(token)
        }
        return .point(try point(allowsPlainYear: allowsPlainYear))
    }

    private mutating func last(afterDash: Bool = false) throws(PeriodDoubt) -> Last {
        let before = rest
        let isUntil = !afterDash && skip(.until)
        if !afterDash, !isUntil { _ = skip(.through) }
        let isEnd = skip(.end)
        let point = try point(allowsPlainYear: isEnd)
        switch point.unit {
        case .day: if isEnd { throw .vagueDay }
        default:
            let words = before.prefix(before.count - rest.count).map(\.source).joined(separator: " ")
            if isUntil, !isEnd { throw .beforeOrThrough(words) }
        }
        return Last(point: point, isEnd: isEnd)
    }

    private func point(of edge: Edge, sharing last: PeriodPoint? = nil) throws(PeriodDoubt) -> PeriodPoint {
        switch (edge, last?.unit) {
        case (.point(let point), _):
            return point
        case (.number(let token), .day(let day, let month)):
            guard case .number(let number) = token.meaning else { throw .unknown(token.source) }
            if number > day { throw .reversed }
            return PeriodPoint(unit: .day(number, month: month), year: last?.year)
        case (.number(let token), .part(let part, let number)):
            guard let first = token.number, (1...number).contains(first) else { throw .reversed }
            return PeriodPoint(unit: .part(part, first), year: last?.year)
        case (.number(let token), _):
            throw .whichMonth(token.source)
        }
    }
}
