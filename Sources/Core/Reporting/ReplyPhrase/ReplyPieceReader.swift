/// Puts tokens together to pieces: numbers to lists of rows, negations to the statuses they turn round.
struct ReplyPieceReader {
    let tokens: [ReplyToken]
    /// `+` and `-` stand behind numbers somewhere: «1+ 2- 7-».
    let usesSigns: Bool
    /// `+` and `-` stand before numbers somewhere: «+1 -7».
    let leadsWithSigns: Bool
    var position = 0
    private(set) var pieces: [ReplyPiece] = []

    static func pieces(of tokens: [ReplyToken]) -> [ReplyPiece] {
        var reader = ReplyPieceReader(tokens: withoutSignature(tokens))
        while reader.position < reader.tokens.count { reader.step() }
        return reader.pieces
    }

    private init(tokens: [ReplyToken]) {
        self.tokens = tokens
        var (usesSigns, leadsWithSigns) = (false, false)
        for (index, token) in tokens.enumerated() {
            let before = index > 0 ? tokens[index - 1] : nil
            let after = index + 1 < tokens.count ? tokens[index + 1] : nil
            let followsNumber = before?.isNumber == true && before?.range.upperBound == token.range.lowerBound
            let precedesNumber = after?.isNumber == true && after?.range.lowerBound == token.range.upperBound
            if token.meaning == .plus {
                if followsNumber { usesSigns = true }
                let startsLine = before == nil || before?.meaning == .line
                if !followsNumber, precedesNumber || startsLine { leadsWithSigns = true }
            } else if token.meaning == .dash, followsNumber, after.map(\.endsItem) ?? true {
                usesSigns = true
            }
        }
        self.usesSigns = usesSigns
        self.leadsWithSigns = leadsWithSigns
    }

    /// Leaves out what follows «с уважением», unless it tells a status.
    private static func withoutSignature(_ tokens: [ReplyToken]) -> [ReplyToken] {
        guard let closing = tokens.firstIndex(where: { $0.meaning == .closing }) else { return tokens }
        let tellsMore = tokens[closing...].contains { token in
            switch token.meaning {
            case .status(_, .assent), .status(_, .sign): false
            case .status, .attempt, .negation, .all, .rest: true
            default: false
            }
        }
        return tellsMore ? tokens : Array(tokens[..<closing])
    }

    func meaning(at index: Int) -> ReplyToken.Meaning? { index < tokens.count ? tokens[index].meaning : nil }

    private mutating func step() {
        let token = tokens[position]
        switch token.meaning {
        case .number, .ordinal, .cardinal, .rowWord, .from, .through, .within: rowsOrWord()
        case .except: exception()
        case .negation: negation()
        case .deed: append(isTold ? .courtesy : .hedge)
        case .or: append(isAfterRows && meaning(at: position + 1).isNumber ? .unclearNumber : .hedge)
        case .dash: dash()
        case .status(.notDone, .denial): denial()
        case .plus where meaning(at: position + 1) == .stamp && isAttached(position + 1): append(.material)
        case .plus: append(isSum ? .unclearNumber : .status(.done, .sign))
        case .status(let status, let manner): append(.status(status, manner))
        case .attempt: append(.hedge)
        case .toward: toward()
        case .until, .because: append(.reasonWord)
        case .stamp where isAtBoundary && statusFollows: append(.unclearNumber)
        case .percent: append(.hedge)
        case .stamp, .countWord, .month, .of, .unknown: append(.material)
        default: append(Self.plain[token.meaning] ?? .filler)
        }
    }

    private static let plain: [ReplyToken.Meaning: ReplyPiece.Kind] = [
        .likewise: .likewise, .partly: .partly, .hedge: .hedge, .denying: .denying, .doubleNegation: .doubleNegation,
        .notAll: .notAll, .all: .all, .rest: .rest, .none: .none, .and: .and, .but: .but, .only: .only, .comma: .comma,
        .stop: .stop, .line: .line, .colon: .colon, .open: .open, .close: .close, .questionMark: .questionMark,
        .topic: .topic, .courtesy: .courtesy, .closing: .stop,
    ]

    mutating func append(_ kind: ReplyPiece.Kind, tokens count: Int = 1) {
        let range = tokens[position].range.lowerBound..<tokens[position + count - 1].range.upperBound
        pieces.append(ReplyPiece(kind: kind, range: range))
        position += count
    }

    /// Whether a number that follows may be a row's.
    private var isAtBoundary: Bool {
        guard let last = lastPiece?.kind else { return true }
        switch last {
        case .status, .likewise, .partly, .comma, .stop, .line, .colon, .dash, .open, .close, .and, .but, .except:
            return true
        default: return false
        }
    }

    var lastPiece: ReplyPiece? { pieces.last { !$0.kind.changesNothing && $0.kind != .only } }

    private mutating func rowsOrWord() {
        let word = tokens[position].meaning
        if let last = lastPiece?.kind, [.all, .rest].contains(last), case .number = word {
            append(.unclearNumber)
        } else if isAtBoundary, let list = rowList(at: position) {
            list.kind == .rows([]) ? append(.filler) : append(list.kind, tokens: list.end - position)
        } else {
            switch word {
            case .rowWord: append(.filler)
            case .number(100) where meaning(at: position + 1) == .percent: append(.material, tokens: 2)
            default: append(.material)
            }
        }
    }

    /// «к 7 не приступали», but «к 7 марта».
    private mutating func toward() {
        guard isAtBoundary, let list = rowList(at: position + 1), case .rows = list.kind else {
            return append(.reasonWord)
        }
        var next = list.end
        while meaning(at: next) == .filler { next += 1 }
        switch meaning(at: next) {
        case .negation, .status(.notDone, _): append(list.kind, tokens: list.end - position)
        default: append(.reasonWord)
        }
    }

    /// «не смогли провести», «провести не успели»
    private var isTold: Bool {
        if case .status(_, .telling) = lastPiece?.kind { return true }
        var next = position + 1
        while meaning(at: next) == .filler || meaning(at: next) == .negation { next += 1 }
        if case .status(_, .telling) = meaning(at: next) { return true }
        return false
    }

    /// «1 или 2»
    private var isAfterRows: Bool {
        if case .rows = lastPiece?.kind { true } else { false }
    }

    private mutating func exception() {
        if let list = rowList(at: position + 1), case .rows(let rows) = list.kind {
            append(.except(rows), tokens: list.end - position)
        } else {
            append(.denying)
        }
    }

    /// «нет» is a status, but «нет интернета» is not.
    private mutating func denial() {
        var next = position + 1
        while meaning(at: next) == .filler { next += 1 }
        switch meaning(at: next) {
        case .unknown, .topic, .countWord, .stamp: append(.denying, tokens: next + 1 - position)
        case .number where counts(at: next): append(.denying, tokens: next + 2 - position)
        default: append(.status(.notDone, .denial))
        }
    }

    /// «1.2 да»
    private var statusFollows: Bool {
        switch meaning(at: position + 1) {
        case .status(_, .future): false
        case .status, .negation: true
        default: false
        }
    }

    private func counts(at index: Int) -> Bool { meaning(at: index + 1) == .countWord }

    /// Turns the status after «не» round, whatever filler stands between.
    private mutating func negation() {
        var next = position + 1
        while meaning(at: next) == .filler { next += 1 }
        let length = next + 1 - position
        switch meaning(at: next) {
        case .status(.done, .telling): append(.status(.notDone, .telling), tokens: length)
        case .status(.done, .sign), .status(.inProgress, .sign): append(.doubleNegation, tokens: length)
        case .status(.done, _), .status(.inProgress, _), .attempt: append(.status(.notDone, .plain), tokens: length)
        case .status, .negation, .doubleNegation, .notAll: append(.doubleNegation, tokens: length)
        case .all, .rest: append(.notAll, tokens: length)
        case .unknown, .topic, .hedge, .denying, .partly: append(.denying, tokens: length)
        default: append(.denying)
        }
    }
}
