internal import Synchronization

/// How far the intake has come, for whoever waits for what a person did to have its effect.
final class IntakeProgress: Sendable {
    private struct State {
        /// Events are handled in the order of their ids.
        var reached = Int64.min
        var waiting: [(event: Int64, continuation: CheckedContinuation<Void, Never>)] = []
        var hasCaughtUp = false
        var waitingToCatchUp: [CheckedContinuation<Void, Never>] = []
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

    /// What had been waiting at the messenger has been handled, or is waited for no longer.
    func catchUp() {
        let served = state.withLock { state in
            state.hasCaughtUp = true
            defer { state.waitingToCatchUp = [] }
            return state.waitingToCatchUp
        }
        for one in served { one.resume() }
    }

    /// Returns once the backlog has been handled.
    func caughtUp() async {
        await withCheckedContinuation { continuation in
            let hasCaughtUp = state.withLock { state in
                if !state.hasCaughtUp { state.waitingToCatchUp.append(continuation) }
                return state.hasCaughtUp
            }
            if hasCaughtUp { continuation.resume() }
        }
    }

    /// Nothing will be handled any more: nobody waits for it.
    func end() {
        advance(to: .max)
        catchUp()
    }

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
