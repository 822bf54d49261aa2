/// A JSON value as written: members keep their order and repeated keys, numbers keep their digits.
///
/// Foundation's `JSONSerialization` keeps none of this and names no line where a text breaks off, so a mistake in a
/// hand-edited file could not be pointed at.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The digits as the file has them: `10`, `-0.5e3`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }
}

extension JSONValue {
    /// Parses a whole file. A byte order mark, which Windows editors like to add, is skipped.
    package init(parsing bytes: some Sequence<UInt8>) throws(JSONSyntaxError) {
        self = try JSONParser.parse(Array(bytes))
    }

    package static func number(_ value: Int) -> JSONValue { .number(String(value)) }

    package static func strings(_ values: some Sequence<String>) -> JSONValue { .array(values.map(JSONValue.string)) }

    /// How a problem names the value: a scalar as written, cut to 60 characters; only the size of anything larger.
    package var summary: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let digits): digits.count <= 60 ? digits : digits.prefix(60) + "…"
        case .string(let text): JSONValue.quoted(text.count <= 60 ? text : text.prefix(60) + "…")
        case .array(let items): items.isEmpty ? "an empty list" : "a list of \(items.count)"
        case .object(let members): members.isEmpty ? "an empty object" : "an object"
        }
    }
}
