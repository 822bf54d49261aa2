/// The place of a value in a JSON document, written as a JSONPath (RFC 9535): `$.schools[3].curator`.
///
/// Kept as a chain and spelled out only for a problem, since nearly every value read has none.
indirect enum JSONPath: Hashable, Sendable {
    case root
    case key(String, of: JSONPath)
    case index(Int, of: JSONPath)
}

extension JSONPath: CustomStringConvertible {
    var description: String {
        switch self {
        case .root: "$"
        case .key(let key, let parent) where JSONPath.isPlain(key): "\(parent).\(key)"
        case .key(let key, let parent): "\(parent)[\(JSONValue.quoted(key))]"
        case .index(let index, let parent): "\(parent)[\(index)]"
        }
    }

    /// True where the key may follow a dot; any other key goes in brackets.
    private static func isPlain(_ key: String) -> Bool {
        guard let first = key.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
        return key.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    }
}
