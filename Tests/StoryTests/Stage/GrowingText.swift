import Foundation
import Synchronization

/// Text that comes in pieces from elsewhere, and whoever waits for a line of it.
final class GrowingText: Sendable {
    private let state = Mutex(State())

    private struct State {
        var bytes = Data()
        var isClosed = false
        var waiting: [Waiting] = []

        var text: String { String(decoding: bytes, as: UTF8.self) }
        /// A line counts once it is whole.
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }

        func satisfies(_ words: String?) -> Bool {
            isClosed || words.map { words in lines.contains { $0.contains(words) } } ?? false
        }
    }

    private struct Waiting {
        /// Nil waits for the end.
        let words: String?
        let continuation: CheckedContinuation<Void, Never>
    }

    var text: String { state.withLock { $0.text } }

    func append(_ bytes: Data) { change { $0.bytes += bytes } }

    func close() { change { $0.isClosed = true } }

    /// The first line with these words, as soon as it is there; nil where the text ended without it.
    func line(with words: String) async -> String? {
        await wait(for: words)
        return state.withLock { state in state.lines.first { $0.contains(words) }.map(String.init) }
    }

    /// Returns once nothing more will come.
    func closed() async { await wait(for: nil) }

    private func wait(for words: String?) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                let isThere = state.satisfies(words)
                if !isThere { state.waiting.append(Waiting(words: words, continuation: continuation)) }
                return isThere
            }
            if isThere { continuation.resume() }
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let satisfied = state.withLock { state in
            body(&state)
            let satisfied = state.waiting.filter { state.satisfies($0.words) }
            state.waiting = state.waiting.filter { !state.satisfies($0.words) }
            return satisfied
        }
        for one in satisfied { one.continuation.resume() }
    }
}
