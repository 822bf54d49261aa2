/// A part of speech of a reply: rows as named, a status with its negation, a separator, or other words.
struct ReplyPiece: Hashable {
    enum Kind: Hashable {
        case rows([ClosedRange<Int>])
        case all, rest, none
        case except([ClosedRange<Int>])

        case status(RowStatus, ReplyToken.Manner)
        case likewise
        case partly
        case hedge
        /// A negation that no status takes up.
        case denying
        case doubleNegation
        case notAll
        case unclearNumber

        /// The first word of a reason: «до», «из-за».
        case reasonWord
        /// A word that can only be part of a reason or comment.
        case material
        case topic, filler, courtesy

        case comma, stop, line, colon, dash, open, close, and, but, only, questionMark
    }

    let kind: Kind
    let range: Range<Int>
}

extension ReplyPiece.Kind {
    var isSubject: Bool {
        switch self {
        case .rows, .all, .rest, .none: true
        default: false
        }
    }

    var isStatus: Bool {
        switch self {
        case .status, .likewise, .partly: true
        default: false
        }
    }

    var changesNothing: Bool { [.filler, .courtesy].contains(self) }
}
