/// Puts the tokens of a phrase together, each exactly once.
///
///     expression = { rhythm | span | comma }         at most one rhythm and one span
///     span       = [ within [ period ] ] from edge [ second | until last ]
///                | [ within ] ( through | until ) last
///                | [ within ] [ during ] [ whole ] edge [ second ]
///     second     = ( dash | through ) last
///     edge       = number | point                    a lone number takes its month or part from the last
///     last       = [ end ] point
struct PeriodGrammar {
    private(set) var rest: ArraySlice<PeriodToken>
    /// The token read last.
    private(set) var previous: PeriodToken?

    init(tokens: [PeriodToken]) {
        self.rest = tokens[...]
    }

    /// Reads all tokens, or throws at the first that has no place.
    mutating func expression() throws(PeriodDoubt) -> PeriodExpression {
        var expression = PeriodExpression()
        while let token = rest.first {
            switch token.meaning {
            case .comma:
                advance()
            case .rhythm(let rhythm):
                guard expression.rhythm == nil || expression.rhythm == rhythm else { throw .twoRhythms }
                expression.rhythm = rhythm
                advance()
            default:
                guard expression.span == nil else { throw doubt(leftover: token) }
                do {
                    expression.span = try span()
                } catch .whichMonth where expression.rhythm != nil || rest.contains(where: \.isRhythm) {
                    throw .dayOfMonth
                }
            }
        }
        if expression.rhythm != nil, case .all(let point) = expression.span, case .day = point.unit {
            throw .dayOfMonth
        }
        return expression
    }

    /// What is wrong with a token that follows a complete span.
    private func doubt(leftover token: PeriodToken) -> PeriodDoubt {
        switch token.meaning {
        case .doubtful(let doubt): doubt
        case .or, .slash: .alternatives
        case .school: .schoolTerm
        case .unknown, .number, .roman, .year, .yearWord: .unknown(token.source)
        default: .several
        }
    }
}

extension PeriodGrammar {
    /// The next token's meaning, or of the one that many places further.
    func meaning(ahead distance: Int = 0) -> PeriodToken.Meaning? {
        rest.dropFirst(distance).first?.meaning
    }

    mutating func advance() {
        previous = rest.popFirst()
    }

    mutating func skip(_ meaning: PeriodToken.Meaning) -> Bool {
        guard rest.first?.meaning == meaning else { return false }
        advance()
        return true
    }
}
