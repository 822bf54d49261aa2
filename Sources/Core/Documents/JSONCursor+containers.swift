extension JSONCursor {
    /// Reads each item of a list; items with mistakes are left out of the answer.
    func list<Item>(of items: String, notEmpty: Bool = false, _ read: (JSONCursor) -> Item?) -> [Item]? {
        let isList: Void? = self.read(.list(of: items, notEmpty: notEmpty)) { value in
            if case .array(let values) = value, !(notEmpty && values.isEmpty) { () } else { nil }
        }
        return isList.map { self.items.compactMap(read) }
    }

    /// The places of a list's items; none where there is no list.
    var items: [JSONCursor] {
        guard case .array(let values) = value else { return [] }
        return values.enumerated().map { index, value in
            JSONCursor(value: value, path: .index(index, of: path), log: log)
        }
    }

    /// A list as above in which no item may come twice.
    func set<Item: Hashable>(of items: String, notEmpty: Bool = false, _ read: (JSONCursor) -> Item?) -> [Item]? {
        var seen: Set<Item> = []
        return list(of: items, notEmpty: notEmpty) { cursor in
            guard let item = read(cursor) else { return nil }
            guard seen.insert(item).inserted else {
                cursor.report(expected: Expectation(.eachOnce, "", "each of the \(items) once"))
                return nil
            }
            return item
        }
    }

    /// Reads the members of an object, then reports those that nobody asked for.
    func object<Result>(_ read: (JSONFields) -> Result?) -> Result? {
        let members = self.read(.object) { value -> [JSONValue.Member]? in
            if case .object(let members) = value { members } else { nil }
        }
        guard let members else { return nil }
        let fields = JSONFields(members, path: path, log: log)
        let result = read(fields)
        fields.reportRest()
        return result
    }

    /// A look ahead at a member, which is still to be read: nil where there is none.
    func member(_ key: String) -> JSONCursor? {
        guard case .object(let members) = value, let member = members.first(where: { $0.key == key }) else {
            return nil
        }
        return JSONCursor(value: member.value, path: .key(key, of: path), log: log)
    }
}

/// The members of one object. It remembers which keys were asked for: those are the keys the object may have.
final class JSONFields {
    private let members: [JSONValue.Member]
    private let path: JSONPath
    private let log: ProblemLog
    private var known: [String] = []

    init(_ members: [JSONValue.Member], path: JSONPath, log: ProblemLog) {
        self.members = members
        self.path = path
        self.log = log
    }

    /// The place of the member with this key, whether or not it is there.
    subscript(_ key: String) -> JSONCursor {
        if !known.contains(key) { known.append(key) }
        let value = members.first { $0.key == key }?.value
        return JSONCursor(value: value, path: .key(key, of: path), log: log)
    }

    /// The keys in the order of the file.
    var keys: [String] { members.map(\.key) }

    fileprivate func reportRest() {
        var seen: Set<String> = []
        for key in keys {
            guard known.contains(key) else {
                log.report(
                    .key(key, of: path),
                    found: Finding(.unknownKey, "", "an unknown key"),
                    expected: NearestName.expectation(for: key, of: known)
                )
                continue
            }
            if !seen.insert(key).inserted {
                log.report(
                    .key(key, of: path),
                    found: Finding(.repeatedKey, "", "the key a second time"),
                    expected: Expectation(.eachKeyOnce, "", "each key once")
                )
            }
        }
    }
}
