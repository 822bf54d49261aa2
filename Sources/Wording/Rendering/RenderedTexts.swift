internal import Synchronization

/// The texts rendered last. Help, apologies and headings read the same for everybody: a thousand people who ask at
/// once need them worded once.
final class RenderedTexts: Sendable {
    private struct Key: Hashable {
        let template: Template
        let values: WordingValues
    }

    private let texts = Mutex<[Key: String]>([:])
    /// Enough for what is asked for again and again; the rest would only fill memory.
    private static let limit = 64
    /// Texts with more values than these are about one person's affairs.
    private static let mostValues = 3

    func text(_ template: Template, _ values: WordingValues) -> String? {
        guard values.count <= Self.mostValues else { return nil }
        return texts.withLock { $0[Key(template: template, values: values)] }
    }

    func keep(_ text: String, _ template: Template, _ values: WordingValues) {
        guard values.count <= Self.mostValues else { return }
        texts.withLock { texts in
            if texts.count >= Self.limit { texts.removeAll(keepingCapacity: true) }
            texts[Key(template: template, values: values)] = text
        }
    }
}
