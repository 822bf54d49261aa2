/// The ids that a section declares, gathered before anything refers to them.
struct DeclaredIDs<Tag> {
    /// How a problem names one of the ids.
    let expectation: Expectation
    /// Nil where the section itself cannot be read: references into it are not judged then.
    private(set) var all: Set<Identifier<Tag>>? = []

    init(_ expectation: Expectation) {
        self.expectation = expectation
    }

    /// Takes down the ids of a section's items and reports those that are taken already, in this section or another.
    mutating func declare(in section: JSONCursor, taken: inout Set<String>) {
        guard case .array = section.value else {
            all = nil
            return
        }
        for item in section.items {
            guard let place = item.member("id"), case .string(let text) = place.value,
                let id = Identifier<Tag>(text)
            else { continue }
            all?.insert(id)
            if !taken.insert(text).inserted {
                place.report(expected: Expectation(.uniqueID, "", "an id that nothing else has"))
            }
        }
    }

    /// Reads a reference to one of the ids.
    func reference(_ cursor: JSONCursor) -> Identifier<Tag>? {
        guard let id = cursor.identifier(Identifier<Tag>.self) else { return nil }
        if let all, !all.contains(id) {
            cursor.report(expected: expectation)
            return nil
        }
        return id
    }
}
