import Core
import Testing

/// A value of a document together with what the schema says of it.
struct SchemaPlace {
    enum Step: Hashable {
        case key(String)
        case item(Int)
    }

    let steps: [Step]
    /// Without `$ref`: what it refers to is merged in.
    let schema: JSONValue
    let value: JSONValue
    private let root: JSONValue

    init(root: JSONValue, document: JSONValue) {
        self.init(steps: [], schema: root, value: document, root: root)
    }

    private init(steps: [Step], schema: JSONValue, value: JSONValue, root: JSONValue) {
        self.steps = steps
        self.schema = schema
        self.value = value
        self.root = root
    }

    /// The places inside. The document must have one for everything the schema knows, or the test would prove nothing.
    func children() throws -> [SchemaPlace] {
        if let properties = schema["properties"] {
            return try properties.keys.map { key in
                let child = try #require(properties[key])
                return try place(.key(key), child, #require(value[key], "the document has no \(steps) \(key)"))
            }
        }
        guard let items = schema["items"] else { return [] }
        guard case .array(let values) = value, let first = values.first else {
            throw IncompleteDocument(steps: steps)
        }
        return [try place(.item(0), items, first)]
    }

    private func place(_ step: Step, _ schema: JSONValue, _ value: JSONValue) throws -> SchemaPlace {
        SchemaPlace(steps: steps + [step], schema: try resolved(schema), value: value, root: root)
    }

    private func resolved(_ schema: JSONValue) throws -> JSONValue {
        guard case .string(let reference) = schema["$ref"] else { return schema }
        let name = String(try #require(reference.split(separator: "/").last))
        let target = try #require(root["$defs"]?[name], "no \(reference)")
        guard case .object(let own) = schema, case .object(let shared) = try resolved(target) else { return schema }
        return .object(own.filter { $0.key != "$ref" } + shared)
    }

    struct IncompleteDocument: Error {
        let steps: [Step]
    }

    static func path(of steps: [Step]) -> String {
        steps.reduce("$") { path, step in
            switch step {
            case .key("$schema"): path + "[\"$schema\"]"
            case .key(let key): path + "." + key
            case .item(let index): path + "[\(index)]"
            }
        }
    }
}

extension SchemaPlace {
    var refusedValues: [JSONValue] {
        let others: [JSONValue] = [.null, .bool(true), .string(""), .number(1), .array([.null]), .object([])]
        switch (schema["type"], value) {
        case (.array([.string("integer"), .string("null")]), _):
            return [.number(0), .number((schema["maximum"]?.int ?? 0) + 1), .bool(true), .string(""), .object([])]
        case (.string("integer"), _):
            let bounds = [schema["minimum"]?.int.map { $0 - 1 }, schema["maximum"]?.int.map { $0 + 1 }]
            return bounds.compactMap { $0 }.map { JSONValue.number($0) } + others.filter { $0 != .number(1) }
        case (.string("string"), _) where schema["pattern"] == nil:
            return others.filter { $0 != .string("") }
        case (.string("boolean"), _):
            return others.filter { $0 != .bool(true) }
        case (.array([.string("object"), .string("null")]), _):
            return others.filter { $0 != .object([]) && $0 != .null }
        case (.string("object"), _), (.string("array"), _):
            return others.filter { $0 != .object([]) && $0 != .array([.null]) }
        default:
            return others
        }
    }

    var acceptedValues: [JSONValue] {
        if let words = schema["enum"]?.strings { return words.map { .string($0) } }
        if schema["type"] == .array([.string("integer"), .string("null")]) { return [.null, .number(1)] }
        if schema["type"] == .array([.string("object"), .string("null")]) { return [.null] }
        return schema["type"] == .string("string") && schema["pattern"] == nil ? [.string("")] : []
    }
}

extension JSONValue {
    subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var keys: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.key)
    }

    var strings: [String] {
        guard case .array(let items) = self else { return [] }
        return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    var int: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    /// The value with the one at the end of the steps set, added or, with nil, taken out.
    func setting(_ value: JSONValue?, at steps: ArraySlice<SchemaPlace.Step>) -> JSONValue {
        guard let step = steps.first else { return value ?? .null }
        let rest = steps.dropFirst()
        switch (self, step) {
        case (.object(var members), .key(let key)):
            let index = members.firstIndex { $0.key == key }
            let changed: JSONValue? = rest.isEmpty ? value : index.map { members[$0].value.setting(value, at: rest) }
            guard let changed else { return .object(members.filter { $0.key != key }) }
            if let index {
                members[index] = Member(key, changed)
            } else {
                members.append(Member(key, changed))
            }
            return .object(members)
        case (.array(var items), .item(let index)) where items.indices.contains(index):
            items[index] = items[index].setting(value, at: rest)
            return .array(items)
        default:
            return self
        }
    }
}
