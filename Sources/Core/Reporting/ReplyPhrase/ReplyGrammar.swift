/// Puts the pieces of a reply together to statements.
///
/// A statement names its rows before its status, «1 и 2 да», or after it, «сделали 1 и 2». What follows a status up to
/// the next statement is the reason. Words that stand where neither rows nor a status would be clear raise a doubt.
struct ReplyGrammar {
    let pieces: [ReplyPiece]
    let text: ReplyText
    /// By piece, whether a status follows in the same clause.
    let statusFollowing: [Bool]
    private(set) var statements: [ReplyStatement] = []
    /// The statement being read.
    var current: ReplyStatement?
    /// A question mark stands somewhere.
    private(set) var asks = false

    /// The separators since the last word.
    var gap: ReplySeparators = []
    /// Words ahead of the first statement.
    var lead = Lead()
    /// The clause goes on with a reason.
    var isInReason = false
    /// Words without meaning stand in this clause, where only a status should follow.
    var isBlurred = false
    /// «из-за», «до»: words after it are no blur.
    private var isExplaining = false
    /// Where the filler before the next word begins.
    private var fillerStart: Int?

    struct Lead {
        /// The words of the clause right ahead.
        var range: Range<Int>?
        /// Where the first doubtful word stands.
        var start: Int?
        var denies = false
        var hasTopic = false
    }

    init(pieces: [ReplyPiece], text: ReplyText) {
        self.pieces = pieces
        self.text = text
        var statusFollowing = Array(repeating: false, count: pieces.count)
        for index in pieces.indices.dropLast().reversed() {
            let next = pieces[index + 1].kind
            statusFollowing[index] = !next.endsClause && (next.isStatus || statusFollowing[index + 1])
        }
        self.statusFollowing = statusFollowing
    }

    mutating func read() throws(ReplyQuestion) {
        for index in pieces.indices {
            let piece = pieces[index]
            if !piece.kind.separators.isEmpty {
                separate(piece.kind)
                continue
            }
            if piece.kind == .filler {
                if isInReason || isCommenting {
                    extendReason(with: piece)
                } else {
                    fillerStart = fillerStart ?? piece.range.lowerBound
                }
                continue
            }
            if piece.kind == .courtesy { continue }
            try take(piece, at: index)
            fillerStart = piece.kind == .topic ? fillerStart ?? piece.range.lowerBound : nil
            gap = []
        }
        finish()
    }

    /// «мы начальная школа» ahead of the status.
    private var isCommenting: Bool { isBlurred && current?.reason != nil }

    private mutating func separate(_ kind: ReplyPiece.Kind) {
        gap.formUnion(kind.separators)
        if kind == .only { return }
        fillerStart = nil
        if kind == .and { return }
        isBlurred = false
        isExplaining = false
        if kind.endsClause { isInReason = false }
        // «Уважаемая Ольга Петровна! Всё готово.»
        if lead.range != nil { lead.range = nil }
    }

    private mutating func take(_ piece: ReplyPiece, at index: Int) throws(ReplyQuestion) {
        switch piece.kind {
        case .rows(let rows): takeRows(rows, piece)
        case .all, .none, .rest: takeWhole(piece, at: index)
        case .except(let rows): takeException(rows, piece)
        case .status(let status, let manner):
            take(ReplyStatement.Claim(status: status, manner: manner), piece, at: index)
        case .likewise: takeLikewise(piece, at: index)
        case .partly: takePartly(piece)
        case .hedge, .denying, .doubleNegation: takeDoubt(piece)
        case .notAll:
            guard isCompleteOtherThanDone else { throw .notAll }
            addReason(piece)
        case .unclearNumber: throw .unclearNumber(text.words(piece.range))
        case .topic: takeTopic(piece)
        case .reasonWord:
            if current == nil { begin(piece) }
            addReason(piece)
            isExplaining = true
            isBlurred = false
        case .questionMark: asks = true
        default:
            takeWord(piece)
            addReason(piece)
            if current?.hasStatus != true, !isExplaining { isBlurred = true }
        }
    }

    mutating func finish() {
        if let current { statements.append(current) }
        current = nil
        isInReason = false
        isBlurred = false
    }

    mutating func begin(_ piece: ReplyPiece) {
        finish()
        var statement = ReplyStatement(range: piece.range)
        statement.isContrast = !gap.isDisjoint(with: [.but, .only])
        statement.hasTopic = lead.hasTopic
        let end = piece.range.upperBound
        if let range = lead.range, piece.kind.isStatus {
            statement.doubt = .doubtful(text.words(range.lowerBound..<end))
        }
        if let start = lead.start {
            statement.doubt =
                lead.denies ? .unclearNegation(text.words(start..<end)) : .doubtful(text.words(start..<end))
        }
        lead = Lead()
        current = statement
    }

    mutating func extend(with piece: ReplyPiece) {
        guard let range = current?.range else { return }
        current?.range = range.lowerBound..<piece.range.upperBound
    }
}

extension ReplyGrammar {
    var isCompleteOtherThanDone: Bool {
        guard let current, current.hasStatus else { return false }
        return current.isPartly || !current.claims.contains { $0.status == .done }
    }

    /// Makes the piece part of the reason or comment, or of what stands ahead of all statements.
    mutating func addReason(_ piece: ReplyPiece) {
        guard current != nil else {
            lead.range = (lead.range?.lowerBound ?? piece.range.lowerBound)..<piece.range.upperBound
            return
        }
        extendReason(with: piece)
        isInReason = current?.hasStatus == true
    }

    mutating func extendReason(with piece: ReplyPiece) {
        current?.extendReason(from: fillerStart ?? piece.range.lowerBound, to: piece.range.upperBound)
        extend(with: piece)
    }

    /// What a word right behind a status makes of it: «есть вопросы» is no assent, «сделано мало» not all of it.
    private mutating func takeWord(_ piece: ReplyPiece) {
        guard let statement = current, statement.hasStatus, gap.isEmpty, !isInReason, !isExplaining else { return }
        if statement.doubt == nil, statement.claims.allSatisfy({ $0.manner == .assent }), !statement.isPartly {
            current?.doubt = .doubtful(text.words(statement.range.lowerBound..<piece.range.upperBound))
        }
        if statement.subject == nil { current?.hasTopic = true }
    }

    private mutating func takeTopic(_ piece: ReplyPiece) {
        if current == nil {
            lead.hasTopic = true
        } else {
            current?.hasTopic = true
            if current?.hasStatus == true { addReason(piece) } else { extend(with: piece) }
        }
    }

    private mutating func takeDoubt(_ piece: ReplyPiece) {
        guard let statement = current else {
            if piece.kind != .hedge { lead.denies = true }
            lead.start = lead.start ?? piece.range.lowerBound
            return
        }
        if isCompleteOtherThanDone, piece.kind != .doubleNegation {
            addReason(piece)
            return
        }
        extend(with: piece)
        guard statement.doubt == nil else { return }
        let words = text.words(statement.range.lowerBound..<piece.range.upperBound)
        current?.doubt = piece.kind == .hedge ? .doubtful(words) : .unclearNegation(words)
    }
}
