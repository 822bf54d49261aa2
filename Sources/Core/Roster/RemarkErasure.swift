/// Takes names out of what people have written into a document of the configuration: reasons, sources, agendas, what
/// seminars are called.
///
/// The rest is the order's and the roster's own words, where a namesake's name may stand with good reason.
package struct RemarkErasure: Hashable, Sendable {
    /// The document without the names; everything else keeps its place and spelling.
    package let bytes: [UInt8]
    /// False where no remark named anybody, and then nothing is changed.
    package let isNeeded: Bool

    private static let remarks: Set<String> = ["reason", "source", "agenda"]

    /// Nil where the bytes are no JSON.
    package init?(of traces: NameTraces, in bytes: [UInt8]) {
        guard let document = try? JSONValue(parsing: bytes) else { return nil }
        func clear(_ text: String) -> String { traces.occur(in: text) ? traces.removed(from: text) : text }
        var cleared = document.changingTexts(of: Self.remarks, clear)
        // What a seminar is called is what somebody has typed, too.
        if cleared[member: "seminars"] != nil {
            cleared = cleared.editing("seminars") { seminars in seminars.map { $0.changingTexts(of: ["title"], clear) }
            }
        }
        isNeeded = cleared != document
        self.bytes = isNeeded ? cleared.file : bytes
    }
}

extension JSONValue {
    /// The value with every text changed that is such a member, however deep it lies.
    fileprivate func changingTexts(of keys: Set<String>, _ change: (String) -> String) -> JSONValue {
        switch self {
        case .null, .bool, .number, .string: return self
        case .array(let items): return .array(items.map { $0.changingTexts(of: keys, change) })
        case .object(let members):
            let changed = members.map { member -> Member in
                if keys.contains(member.key), case .string(let text) = member.value {
                    return Member(member.key, .string(change(text)))
                }
                return Member(member.key, member.value.changingTexts(of: keys, change))
            }
            return .object(changed)
        }
    }
}
