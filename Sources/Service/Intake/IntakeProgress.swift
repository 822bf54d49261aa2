internal import Synchronization

/// How far the intake has come, for whoever waits for what a person did to have its effect.
final class IntakeProgress: Sendable {
    private struct State {
        /// Events are handled in the order of their ids.
        var reached = Int64.min
        var waiting: [(event: Int64, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    func advance(to event: Int64) {
        let served = state.withLock { state in
            state.reached = max(state.reached, event)
            let served = state.waiting.filter { $0.event <= state.reached }
            state.waiting.removeAll { $0.event <= state.reached }
            return served
        }
        for one in served { one.continuation.resume() }
    }

    /// Nothing will be handled any more: nobody waits for it.
    func end() { advance(to: .max) }

    /// Returns once the event has been handled, or the end has come.
    func reached(_ event: Int64) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if event > state.reached { state.waiting.append((event, continuation)) }
                return event <= state.reached
            }
            if isReached { continuation.resume() }
        }
    }
}
