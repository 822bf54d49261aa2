import Mustache

/// Shows values to the rendering library, which asks for the parts of a name one by one and for the text at its end.
struct Speech: MustacheParent, MustacheCustomRenderable {
    let value: WordingValue
    let tables: LanguageTables
    /// The slots that may be asked for, where the value is a group or a list's element.
    let slots: [Slot]
    let place: Place?

    /// Where in a list an element stands.
    struct Place {
        let index: Int
        let count: Int
    }

    init(_ value: WordingValue, slots: [Slot] = [], at place: Place? = nil, tables: LanguageTables) {
        self.value = value
        self.tables = tables
        self.slots = slots
        self.place = place
    }

    var renderText: String { tables.printed(value) ?? "" }
    var isNull: Bool { false }

    func child(named name: String) -> Any? {
        if case .group(let members) = value, let slot = slots.first(where: { $0.name == name }) {
            // Nothing instead of nil, or the library would look for the name outside the list.
            guard let member = members[name], !(slot.isOptional && member.isEmptyText) else { return Nothing() }
            return Self.object(member, slot.kind, tables)
        }
        if let place {
            switch name {
            case "position": return Speech(.number(place.index + 1), tables: tables)
            case "first": return place.index == 0
            case "last": return place.index == place.count - 1
            default: break
            }
        }
        return tables.form(name, of: value).map { Speech($0, tables: tables) }
    }

    private static func object(_ value: WordingValue, _ kind: Slot.Kind, _ tables: LanguageTables) -> Any {
        switch (value, kind) {
        case (.flag(let flag), _):
            return flag
        case (.group, .group(let slots)):
            return Speech(value, slots: slots, tables: tables)
        case (.list(let elements), .list(let slots)):
            return SpeechList(value, elements: elements.map { .group($0) }, slots: slots, tables: tables)
        case (.texts(let texts), _):
            return SpeechList(value, elements: texts.map { .text($0) }, slots: [], tables: tables)
        default:
            return Speech(value, tables: tables)
        }
    }
}

/// A list: repeated as a section, and asked for its forms as any value.
struct SpeechList: MustacheSequence, MustacheParent {
    private let whole: Speech
    private let elements: [Speech]

    init(_ value: WordingValue, elements: [WordingValue], slots: [Slot], tables: LanguageTables) {
        whole = Speech(value, tables: tables)
        self.elements = elements.enumerated().map { index, element in
            Speech(element, slots: slots, at: .init(index: index, count: elements.count), tables: tables)
        }
    }

    func makeIterator() -> IndexingIterator<[Speech]> { elements.makeIterator() }

    func child(named name: String) -> Any? { whole.child(named: name) }
}

/// An optional slot without a value: prints nothing, and its section stays shut.
private struct Nothing: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
