import Dispatch
import Synchronization

/// A door that is opened once and stays open: how tests and servers' threads wait for each other without sleeping.
package final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let turnstile = DispatchSemaphore(value: 0)

    package init() {}

    package func open() {
        let waiting: [CheckedContinuation<Void, Never>]? = state.withLock { state in
            guard !state.isOpen else { return nil }
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        guard let waiting else { return }
        turnstile.signal()
        for one in waiting { one.resume() }
    }

    /// For tasks.
    package func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    /// For threads of one's own; never call it from a task.
    package func block() {
        turnstile.wait()
        turnstile.signal()
    }
}
