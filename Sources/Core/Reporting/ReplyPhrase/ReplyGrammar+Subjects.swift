/// Rows, and the statements they begin.
extension ReplyGrammar {
    private var breaksLine: Bool { !gap.isDisjoint(with: [.stop, .line]) }

    mutating func takeRows(_ rows: [ClosedRange<Int>], _ piece: ReplyPiece) {
        defer { extend(with: piece) }
        if awaitsRows {
            let isStatusFirst = current?.hasStatus == true
            current?.isStatusFirst = isStatusFirst
        } else if !continuesList {
            begin(piece)
        }
        current?.subject = .rows
        current?.rows += rows
    }

    /// True after «выполнено:» and «из-за карантина».
    private var awaitsRows: Bool {
        guard let current, current.subject == nil, current.exceptions.isEmpty else { return false }
        if !current.hasStatus { return true }
        guard current.reason == nil else { return false }
        return gap.isDisjoint(with: [.comma, .stop, .but])
    }

    private var continuesList: Bool {
        guard let current, current.subject == .rows, current.reason == nil, !current.isException else { return false }
        guard gap.isDisjoint(with: [.stop, .but]) else { return false }
        return current.hasStatus ? current.isStatusFirst && !gap.isEmpty : true
    }

    /// «всё», «остальное», «ничего»
    mutating func takeWhole(_ piece: ReplyPiece, at index: Int) {
        defer { extend(with: piece) }
        let subject: ReplyStatement.Subject = piece.kind == .rest ? .rest : .all
        guard let statement = current else {
            begin(piece)
            setSubject(subject, piece)
            return
        }
        switch statement.subject {
        case nil where statement.claims.isEmpty || (statement.reason == nil && !breaksLine):
            current?.isStatusFirst = statement.hasStatus
            setSubject(subject, piece)
        case .rows where !statement.hasStatus && subject == .all, .all where !statement.hasStatus && subject == .all:
            break
        // «7 сделали всё»
        case .rows where subject == .all && gap.isEmpty && !isInReason && piece.kind == .all: break
        default:
            if isInReason ? statusFollows(index) : subject == .rest ? !wordFollows(index) : statusFollows(index) {
                begin(piece)
                setSubject(subject, piece)
            } else {
                if piece.kind == .none { current?.hasDenial = true }
                addReason(piece)
            }
        }
    }

    private mutating func setSubject(_ subject: ReplyStatement.Subject, _ piece: ReplyPiece) {
        current?.subject = subject
        current?.isNone = piece.kind == .none
    }

    /// True where a status stands in the same clause.
    private func statusFollows(_ index: Int) -> Bool {
        statusFollowing[index]
    }

    private func wordFollows(_ index: Int) -> Bool {
        pieces[(index + 1)...].first { !$0.kind.changesNothing }?.kind == .material
    }

    mutating func takeException(_ rows: [ClosedRange<Int>], _ piece: ReplyPiece) {
        guard let statement = current else {
            begin(piece)
            current?.exceptions = rows
            return
        }
        if statement.subject == .rows {
            current?.doubt = .doubtful(text.words(statement.range.lowerBound..<piece.range.upperBound))
            return
        }
        if statement.subject == nil, statement.hasStatus { current?.subject = .all }
        current?.exceptions += rows
        extend(with: piece)
        guard statement.hasStatus else { return }
        beginException(rows, piece)
    }

    mutating func beginException(_ rows: [ClosedRange<Int>], _ piece: ReplyPiece) {
        begin(piece)
        current?.subject = .rows
        current?.rows = rows
        current?.isException = true
    }
}
