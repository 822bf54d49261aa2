/// What stands between two words of a reply.
struct ReplySeparators: OptionSet {
    let rawValue: Int

    static let comma = Self(rawValue: 1)
    static let stop = Self(rawValue: 2)
    static let line = Self(rawValue: 4)
    static let bracket = Self(rawValue: 8)
    static let but = Self(rawValue: 16)
    static let joint = Self(rawValue: 32)
    static let and = Self(rawValue: 64)
    static let only = Self(rawValue: 128)

    /// Those that end a clause.
    static let ending: Self = [.comma, .stop, .line, .bracket, .but]
}

extension ReplyPiece.Kind {
    /// Empty for a word.
    var separators: ReplySeparators {
        switch self {
        case .comma: .comma
        case .stop: .stop
        case .line: .line
        case .open: .bracket
        case .close: .comma
        case .but: .but
        case .colon, .dash: .joint
        case .and: .and
        case .only: .only
        default: []
        }
    }

    /// True for what ends a clause.
    var endsClause: Bool { !separators.isDisjoint(with: .ending) }
}
