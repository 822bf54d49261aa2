internal import Synchronization

internal import struct Foundation.Date

/// Wakes one waiting loop. A ring that nobody waits for is remembered, once.
package final class Bell: Sendable {
    private enum State {
        case quiet
        case rung
        case waited(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    package init() {}

    package func ring() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if case .waited(let continuation) = state {
                state = .quiet
                return continuation
            }
            state = .rung
            return nil
        }
        waiting?.resume()
    }

    /// Waits for a ring, or returns at once if one is remembered. Only one loop may wait.
    ///
    /// Cancellation does not end it: a loop that has to finish its work would turn on the spot. Whoever cancels rings.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isRung = state.withLock { state -> Bool in
                if case .rung = state {
                    state = .quiet
                    return true
                }
                state = .waited(continuation)
                return false
            }
            if isRung { continuation.resume() }
        }
    }

    /// Waits for a ring or for the instant, whichever comes first; nil waits for the ring alone.
    func wait(until instant: Date?, by time: any TimeSource) async {
        guard let instant else { return await wait() }
        async let _: Void = ring(at: instant, by: time)
        await wait()
    }

    private func ring(at instant: Date, by time: any TimeSource) async {
        do {
            try await time.sleep(until: instant)
            ring()
        } catch {
            // Cancelled: the bell rang before the instant came.
        }
    }
}
