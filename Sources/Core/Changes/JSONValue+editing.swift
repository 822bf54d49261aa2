/// Changing one place of a document while the rest keeps its order and spelling.
extension JSONValue {
    /// The member of an object; nil where there is none.
    subscript(member key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The items of a list; none for anything else.
    var listed: [JSONValue] {
        if case .array(let items) = self { items } else { [] }
    }

    /// The text of a string; nil for anything else.
    var written: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The texts of a list's strings.
    var writtenItems: [String] { listed.compactMap(\.written) }

    /// The object with one member changed where it stands, added at the end, or (nil) taken out.
    func with(_ key: String, _ value: JSONValue?) -> JSONValue {
        guard case .object(var members) = self else { return self }
        let index = members.firstIndex { $0.key == key }
        switch (index, value) {
        case (let index?, let value?): members[index] = Member(key, value)
        case (let index?, nil): members.remove(at: index)
        case (nil, let value?): members.append(Member(key, value))
        case (nil, nil): break
        }
        return .object(members)
    }

    /// The object with a list of it changed.
    func editing(_ key: String, _ change: ([JSONValue]) -> [JSONValue]) -> JSONValue {
        with(key, .array(change(self[member: key]?.listed ?? [])))
    }

    /// The object with the items of a list changed that have this id.
    func editing(_ key: String, where id: String, _ change: (JSONValue) -> JSONValue) -> JSONValue {
        editing(key) { items in items.map { $0[member: "id"]?.written == id ? change($0) : $0 } }
    }

    /// An object of texts; what is nil is left out.
    static func texts(_ members: KeyValuePairs<String, String?>) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key, .string($0)) } })
    }

    /// The document as the bytes of a file.
    var file: [UInt8] { Array((pretty + "\n").utf8) }
}
