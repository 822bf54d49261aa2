extension ConfigurationChange {
    /// The file as it is now with this change taken out of it, later changes of other places kept; nil where a later
    /// one touches the same place.
    ///
    /// `old` is the file before the change; `isWritten` tells whether bytes are those that the change wrote.
    package func undone(in now: [UInt8], before old: [UInt8], isWritten: ([UInt8]) -> Bool) -> [UInt8]? {
        if isWritten(now) { return old }
        guard let current = try? JSONValue(parsing: now), let before = try? JSONValue(parsing: old),
            let after = try? named(by: current).changed(before), isWritten(after.file)
        else { return nil }
        return current.reverting(from: after, to: before)?.file
    }

    /// A new person's name is not kept with the change, only in the file.
    private func named(by document: JSONValue) -> ConfigurationChange {
        guard case .schoolJoins(let school) = self, case .known(let head) = school.head else { return self }
        let person = document[member: "people"]?.listed.first { $0[member: "id"]?.written == head.rawValue }
        guard let name = person?[member: "name"]?.written, let post = person?[member: "post"]?.written else {
            return self
        }
        return .schoolJoins(school.headed(by: .new(head, name: name, post: post)))
    }
}

extension JSONValue {
    /// The value with an earlier change of it, from `before` to `after`, taken back; nil where that is overlaid by a
    /// later one.
    fileprivate func reverting(from after: JSONValue, to before: JSONValue) -> JSONValue? {
        if self == after { return before }
        if after == before || self == before { return self }
        switch (self, after, before) {
        case (.object(let now), .object(let after), .object(let before)):
            func entries(_ members: [Member]) -> [Entry] {
                members.map { Entry(key: .string($0.key), value: $0.value) }
            }
            let reverted = Entry.reverted(entries(now), from: entries(after), to: entries(before))
            return reverted.map { entries in
                .object(entries.compactMap { entry in entry.key.written.map { Member($0, entry.value) } })
            }
        case (.array(let now), .array(let after), .array(let before)):
            let reverted = Entry.reverted(now.map(Entry.init), from: after.map(Entry.init), to: before.map(Entry.init))
            return reverted.map { .array($0.map(\.value)) }
        default:
            return nil
        }
    }
}

/// A part of a document that keeps its name wherever it stands.
private struct Entry {
    let key: JSONValue
    var value: JSONValue

    init(key: JSONValue, value: JSONValue) {
        self.key = key
        self.value = value
    }

    /// An item of a list goes by its id, number or day; where it has none, by all it says.
    init(_ item: JSONValue) {
        let name = ["id", "number", "date"].lazy.compactMap { item[member: $0] }.first
        self.init(key: name ?? item, value: item)
    }

    static func reverted(_ now: [Entry], from after: [Entry], to before: [Entry]) -> [Entry]? {
        guard let later = byKey(after), let earlier = byKey(before), byKey(now) != nil else { return nil }
        var entries = now
        for key in after.map(\.key) + before.map(\.key).filter({ later[$0] == nil }) where later[key] != earlier[key] {
            let place = entries.firstIndex { $0.key == key }
            switch (place, later[key], earlier[key]) {
            case (let place?, let later?, let earlier?):
                guard let value = entries[place].value.reverting(from: later, to: earlier) else { return nil }
                entries[place].value = value
            case (let place?, let later?, nil):
                guard entries[place].value == later else { return nil }
                entries.remove(at: place)
            case (let place?, nil, let earlier?):
                guard entries[place].value == earlier else { return nil }
            case (nil, nil, let earlier?):
                entries.insert(Entry(key: key, value: earlier), at: index(for: key, in: entries, asIn: before))
            case (nil, .some, .some):
                return nil
            case (_, _, nil):
                break
            }
        }
        return entries
    }

    /// Nil where a name is borne twice: then nobody can tell which of them is meant.
    private static func byKey(_ entries: [Entry]) -> [JSONValue: JSONValue]? {
        let named = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
        return named.count == entries.count ? named : nil
    }

    /// Behind the nearest of those that it stood behind.
    private static func index(for key: JSONValue, in entries: [Entry], asIn order: [Entry]) -> Int {
        let place = order.firstIndex { $0.key == key } ?? 0
        for neighbour in order[..<place].reversed() {
            if let index = entries.firstIndex(where: { $0.key == neighbour.key }) { return index + 1 }
        }
        return 0
    }
}
