/// What a place of a file holds instead.
///
/// A value is told as it is written; everything else is said in English for the terminal and, by its kind, in the
/// chat's language.
package struct Finding: Sendable {
    package let kind: Kind
    package let detail: String
    /// In English, the detail included.
    package let text: String

    /// The name of each is that of its words.
    package enum Kind: String, CaseIterable, Sendable {
        /// As written, nothing added.
        case value
        case nothing, list, emptyList, object, emptyObject, noFile, unknownFile, unknownKey, repeatedKey
        case noCalendar, noColumn, noRegional, syntax, quotes
    }

    package init(_ kind: Kind, _ detail: String = "", _ text: String) {
        self.kind = kind
        self.detail = detail
        self.text = text
    }
}

extension Finding: Hashable {
    /// The same words are the same finding, wherever they come from.
    package static func == (left: Finding, right: Finding) -> Bool { left.text == right.text }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Finding: ExpressibleByStringInterpolation, CustomStringConvertible {
    package init(stringLiteral value: String) { self.init(value) }

    package init(_ value: String) { self.init(.value, value, value) }

    package var description: String { text }
}

extension Finding {
    static let nothing = Finding(.nothing, "nothing")
    static let noFile = Finding(.noFile, "no such file")

    private init(_ kind: Kind, _ text: String) { self.init(kind, "", text) }

    /// Where a text stops being JSON.
    init(_ error: JSONSyntaxError) {
        let place = "line \(error.line), column \(error.column)"
        self.init(.syntax, "\(error.line):\(error.column)", "\(error.found) at \(place)")
    }

    init(_ value: JSONValue) {
        switch value {
        case .array(let items) where items.isEmpty: self.init(.emptyList, value.summary)
        case .array(let items): self.init(.list, "\(items.count)", value.summary)
        case .object(let members): self.init(members.isEmpty ? .emptyObject : .object, value.summary)
        case .null, .bool, .number, .string: self.init(value.summary)
        }
    }
}
