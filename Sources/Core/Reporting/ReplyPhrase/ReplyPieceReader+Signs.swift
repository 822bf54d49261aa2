/// Whether `+` and `-` are statuses, joints or bullets.
extension ReplyPieceReader {
    mutating func dash() {
        let before = position > 0 ? tokens[position - 1] : nil
        let after = position + 1 < tokens.count ? tokens[position + 1] : nil
        let startsLine = before == nil || before?.meaning == .line
        let minus = ReplyPiece.Kind.status(.notDone, .sign)
        if startsLine {
            if after == nil || after?.meaning == .colon || (leadsWithSigns && after?.isNumber == true) {
                append(minus)
            } else {
                append(.filler)
            }
        } else if after.map(\.endsItem) ?? true {
            append(followsSubject ? minus : .dash)
        } else if after?.isNumber == true, isSign(dashAt: position) {
            append(minus)
        } else {
            append(.dash)
        }
    }

    /// «7 -», «7. -»
    private var followsSubject: Bool {
        let last = pieces.suffix(2).filter { !$0.kind.changesNothing && $0.kind != .stop }.last
        return last?.kind.isSubject == true
    }

    /// The plus of «1+2 не сделали», which joins the numbers, unlike that of «1+2+7-».
    var isSum: Bool {
        guard position > 0, tokens[position - 1].isNumber, isAttached(position), isAttached(position + 1),
            meaning(at: position + 1).isNumber
        else { return false }
        let next = position + 2
        guard next < tokens.count, isAttached(next) else { return true }
        return tokens[next].meaning != .plus && tokens[next].meaning != .dash
    }

    /// True for the dash of «+1 -7» and «1- 2- 7+».
    func isSign(dashAt index: Int) -> Bool {
        leadsWithSigns
            ? !isAttached(index) && isAttached(index + 1) : usesSigns && isAttached(index) && !isAttached(index + 1)
    }

    func isAttached(_ index: Int) -> Bool {
        index < tokens.count && tokens[index - 1].range.upperBound == tokens[index].range.lowerBound
    }
}

extension ReplyToken.Meaning? {
    var isNumber: Bool {
        if case .number = self { true } else { false }
    }
}

extension ReplyToken {
    var isNumber: Bool {
        if case .number = meaning { true } else { false }
    }

    /// True for what may follow a sign: a separator or the end of a line.
    var endsItem: Bool { [.comma, .stop, .line, .close, .and, .but].contains(meaning) }
}
