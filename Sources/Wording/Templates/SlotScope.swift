/// What can be named at one place of a template: the declared slots, and those of the lists and groups around it.
struct SlotScope {
    private var frames: [Frame]
    /// Optional slots, by their whole paths, whose own sections the place is in.
    private(set) var granted: Set<String> = []

    private struct Frame {
        let slots: [Slot]
        /// The way to these slots from the declaration's top: `items.`.
        let path: String
        let isList: Bool
        /// What a lone dot means here.
        let element: Slot.Kind?
    }

    init(_ slots: [Slot]) {
        frames = [Frame(slots: slots, path: "", isList: false, element: nil)]
    }

    /// What the elements of any list can say of themselves, besides their slots.
    static let elementSlots: [String: Slot.Kind] = ["position": .number, "first": .flag, "last": .flag]
}

extension SlotScope {
    func inside(slots: [Slot], of path: String, isList: Bool) -> SlotScope {
        adding(Frame(slots: slots, path: path + ".", isList: isList, element: nil))
    }

    func inside(element: Slot.Kind, isList: Bool) -> SlotScope {
        adding(Frame(slots: [], path: "", isList: isList, element: element))
    }

    func granting(_ path: String) -> SlotScope {
        var scope = self
        scope.granted.insert(path)
        return scope
    }

    private func adding(_ frame: Frame) -> SlotScope {
        var scope = self
        scope.frames.append(frame)
        return scope
    }
}

extension SlotScope {
    /// What a tag's name leads to.
    struct Found {
        var kind: Slot.Kind
        /// The slots gone through, outermost first, by their whole paths.
        var slots: [Step] = []

        /// The slot itself, not a form of it.
        var isSlot: Bool

        struct Step {
            let path: String
            /// As the template names it from here.
            let name: String
            let isOptional: Bool
        }
    }

    /// A part of a name that leads nowhere.
    struct Unknown: Error {
        let part: String
        let known: [String]
    }

    func resolve(_ path: [String], tables: LanguageTables?) throws(Unknown) -> Found {
        guard let first = path.first else { throw Unknown(part: "", known: names) }
        var found = try resolve(first)
        for (index, part) in path.enumerated().dropFirst() {
            if case .group(let slots) = found.kind, let last = found.slots.last {
                guard let slot = slots.first(where: { $0.name == part }) else {
                    throw Unknown(part: part, known: slots.map(\.name))
                }
                let name = path[...index].joined(separator: ".")
                found.slots.append(Found.Step(path: "\(last.path).\(part)", name: name, isOptional: slot.isOptional))
                found.kind = slot.kind
            } else {
                found.isSlot = false
                guard let tables else { found.kind = .text; break }
                let forms = tables.forms(of: found.kind)
                guard let kind = forms[part] else { throw Unknown(part: part, known: forms.keys.sorted()) }
                found.kind = kind
            }
        }
        return found
    }

    private func resolve(_ name: String) throws(Unknown) -> Found {
        if name == ".", let element = frames.last?.element {
            return Found(kind: element, isSlot: true)
        }
        for frame in frames.reversed() {
            if let slot = frame.slots.first(where: { $0.name == name }) {
                let step = Found.Step(path: frame.path + name, name: name, isOptional: slot.isOptional)
                return Found(kind: slot.kind, slots: [step], isSlot: true)
            }
            if frame.isList, let kind = Self.elementSlots[name] {
                return Found(kind: kind, isSlot: true)
            }
        }
        throw Unknown(part: name, known: names)
    }

    private var names: [String] {
        let slots = frames.flatMap(\.slots).map(\.name)
        return frames.contains(where: \.isList) ? slots + Self.elementSlots.keys : slots
    }
}
