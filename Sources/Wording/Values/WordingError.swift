/// A message was asked for with values that do not fit its declaration: a mistake in code, never in a text.
package struct WordingError: Error, Hashable, Sendable, CustomStringConvertible {
    package let template: String
    /// The slot's name, with its lists' and groups' names before it: `items.title`.
    package let slot: String
    package let reason: Reason

    package enum Reason: String, Sendable {
        case missing = "has no value"
        case unknown = "is not declared"
        case wrongKind = "has a value of another kind"
        /// The template is not in the vocabulary this phrasebook was read with.
        case templateNotRead = "was not read"
    }

    package var description: String {
        slot.isEmpty ? "message \(template) \(reason.rawValue)" : "message \(template): \(slot) \(reason.rawValue)"
    }
}

extension Template {
    func check(_ values: WordingValues) throws(WordingError) {
        try Self.check(values, against: slots, template: name, path: "")
    }

    private static func check(
        _ values: WordingValues,
        against slots: [Slot],
        template: String,
        path: String
    ) throws(WordingError) {
        func error(_ slot: String, _ reason: WordingError.Reason) -> WordingError {
            WordingError(template: template, slot: path + slot, reason: reason)
        }
        for slot in slots {
            guard let value = values[slot.name] else {
                if slot.isOptional { continue }
                throw error(slot.name, .missing)
            }
            guard value.fits(slot.kind) else { throw error(slot.name, .wrongKind) }
            switch (value, slot.kind) {
            case (.list(let elements), .list(let nested)):
                for element in elements {
                    try check(element, against: nested, template: template, path: path + slot.name + ".")
                }
            case (.group(let members), .group(let nested)):
                try check(members, against: nested, template: template, path: path + slot.name + ".")
            default: break
            }
        }
        let known = Set(slots.map(\.name))
        if let stranger = values.keys.filter({ !known.contains($0) }).min() {
            throw error(stranger, .unknown)
        }
    }
}
