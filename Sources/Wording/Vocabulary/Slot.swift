/// A named place in a template, declared in code with the kind of value that goes there.
///
/// The declaration is what `vekha check` holds every language's template against: a slot must be used, a name that
/// is not declared may not be.
package struct Slot: Hashable, Sendable {
    package let name: String
    package let kind: Kind
    /// The value may be missing; templates then have to wrap it in a section of its own, `{{#note}}…{{/note}}`.
    package private(set) var isOptional = false
    /// A language may do without it.
    package private(set) var isSpare = false

    package enum Kind: Hashable, Sendable {
        /// What people wrote; escaped wherever it is printed.
        case text
        /// HTML of our own making; printed as it is, and only with three braces.
        case markup
        /// A whole number.
        case number
        /// A number with a fraction, such as hours.
        case decimal
        case date
        case month
        case period
        case time
        /// A day with a time.
        case moment
        /// Yes or no: opens or closes a section, is never printed.
        case flag
        /// Several texts of one sort, such as names to be joined.
        case texts
        /// A section repeated for each element, with slots of its own.
        case list([Slot])
        /// Several slots under one name: `{{school.name}}`.
        case group([Slot])
    }
}

extension Slot {
    package static func text(_ name: String) -> Slot { Slot(name: name, kind: .text) }
    package static func markup(_ name: String) -> Slot { Slot(name: name, kind: .markup) }
    package static func number(_ name: String) -> Slot { Slot(name: name, kind: .number) }
    package static func decimal(_ name: String) -> Slot { Slot(name: name, kind: .decimal) }
    package static func date(_ name: String) -> Slot { Slot(name: name, kind: .date) }
    package static func month(_ name: String) -> Slot { Slot(name: name, kind: .month) }
    package static func period(_ name: String) -> Slot { Slot(name: name, kind: .period) }
    package static func time(_ name: String) -> Slot { Slot(name: name, kind: .time) }
    package static func moment(_ name: String) -> Slot { Slot(name: name, kind: .moment) }
    package static func flag(_ name: String) -> Slot { Slot(name: name, kind: .flag) }
    package static func texts(_ name: String) -> Slot { Slot(name: name, kind: .texts) }
    package static func list(_ name: String, _ slots: Slot...) -> Slot { Slot(name: name, kind: .list(slots)) }
    package static func list(_ name: String, _ slots: [Slot]) -> Slot { Slot(name: name, kind: .list(slots)) }
    package static func group(_ name: String, _ slots: Slot...) -> Slot { Slot(name: name, kind: .group(slots)) }

    /// The same slot, whose value may be missing. An empty text counts as missing.
    package var optional: Slot {
        var copy = self
        copy.isOptional = true
        return copy
    }

    /// The same slot, which a language may leave unused.
    package var spare: Slot {
        var copy = self
        copy.isSpare = true
        return copy
    }

    private init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

extension Slot.Kind: CustomStringConvertible {
    package var description: String {
        switch self {
        case .text: "text"
        case .markup: "markup"
        case .number: "number"
        case .decimal: "decimal"
        case .date: "date"
        case .month: "month"
        case .period: "period"
        case .time: "time"
        case .moment: "moment"
        case .flag: "flag"
        case .texts: "texts"
        case .list: "list"
        case .group: "group"
        }
    }
}
