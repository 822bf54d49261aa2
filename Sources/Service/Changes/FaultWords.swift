internal import Core
internal import Wording

/// Mistakes of a file, put into words for whoever has to mend them.
struct FaultWords {
    let world: World
    /// False where nothing of what stands in the file may be told.
    let tellsValues: Bool

    func values(of fault: Problem) -> WordingValues {
        [
            "place": .text(place(of: fault)), "found": .text(found(fault.found)),
            "expected": .text(expected(fault.expected)),
        ]
    }

    /// File and place, as a coordinator looks for it.
    private func place(of fault: Problem) -> String {
        let line = "line "
        guard fault.path != "$" else { return fault.file }
        guard fault.path.hasPrefix(line) else { return "\(fault.file) \(fault.path)" }
        return "\(fault.file), \(world.phrasebook.label(.line)) \(fault.path.dropFirst(line.count))"
    }

    private func found(_ finding: Finding) -> String {
        guard finding.kind != .value else { return tellsValues ? finding.text : "" }
        return words(.found(finding.kind), finding.detail)
    }

    /// Nothing of what concerns only whoever writes the templates: `vekha check` tells it.
    private func expected(_ expectation: Expectation) -> String {
        expectation.kind == .other ? "" : words(.expected(expectation.kind), expectation.detail)
    }

    private func words(_ label: Label, _ detail: String) -> String {
        let words = world.phrasebook.label(label)
        return detail.isEmpty ? words : "\(words) \(detail)"
    }
}
