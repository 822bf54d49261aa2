/// Statuses, and whose they are.
extension ReplyGrammar {
    mutating func take(_ claim: ReplyStatement.Claim, _ piece: ReplyPiece, at index: Int) {
        guard let statement = current else {
            begin(piece)
            add(claim, piece)
            return
        }
        if isAboutException {
            current?.claims.insert(ReplyStatement.Claim(status: .done, manner: .plain))
            beginException(statement.exceptions, piece)
            add(claim, piece)
        } else if !statement.hasStatus || (statement.isPartly && statement.claims.isEmpty) {
            if isBlurred {
                current?.doubt =
                    statement.doubt ?? .doubtful(text.words(statement.range.lowerBound..<piece.range.upperBound))
            }
            add(claim, piece)
        } else if isInReason {
            current?.embedded.insert(claim.status)
            extendReason(with: piece)
        } else if beginsStatement(claim, at: index) || (!gap.isDisjoint(with: [.stop, .line]) && disagrees(claim)) {
            begin(piece)
            add(claim, piece)
        } else {
            add(claim, piece)
        }
    }

    /// «все кроме 7 (не успели)»
    private var isAboutException: Bool {
        guard let current, current.subject == .all, !current.hasStatus, gap.contains(.bracket) else { return false }
        return !current.exceptions.isEmpty && !current.isNone
    }

    private mutating func add(_ claim: ReplyStatement.Claim, _ piece: ReplyPiece) {
        let opensReason =
            switch claim.manner {
            case .opening, .future: true
            case .telling: current?.claims.isEmpty == false
            default: false
            }
        current?.claims.insert(claim)
        if opensReason {
            addReason(piece)
        } else if current?.isPartly == true {
            extendReason(with: piece)
        } else {
            extend(with: piece)
        }
    }

    /// True for the second status of «сделали 1, не сделали 7».
    private func beginsStatement(_ claim: ReplyStatement.Claim, at index: Int) -> Bool {
        let next = pieces[(index + 1)...].first { !$0.kind.changesNothing && ![.colon, .dash].contains($0.kind) }
        guard let next, next.kind.isSubject else { return false }
        // «✅1 ✅2 ❌7»
        if current?.isStatusFirst == true, claim.manner == .sign { return true }
        return gap.contains(.and) || !gap.isDisjoint(with: .ending)
    }

    private func disagrees(_ claim: ReplyStatement.Claim) -> Bool {
        current?.claims.contains { $0.status == claim.status } == false
    }

    mutating func takeLikewise(_ piece: ReplyPiece, at index: Int) {
        guard let current, !current.hasStatus, let status = try? statements.last?.status() else {
            addReason(piece)
            return
        }
        take(ReplyStatement.Claim(status: status, manner: .plain), piece, at: index)
    }

    mutating func takePartly(_ piece: ReplyPiece) {
        if current == nil { begin(piece) }
        current?.isPartly = true
        extendReason(with: piece)
    }
}
