import Synchronization

/// Tasks waiting for something to come true. A cancelled task stops waiting, so a test that ran out of time ends.
package final class WaitingList<Value: Sendable>: Sendable {
    private struct Waiter {
        let condition: @Sendable (Value) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var value: Value
        var waiters: [Int: Waiter] = [:]
        var lastID = 0
    }

    private let state: Mutex<State>

    package init(_ value: Value) {
        state = Mutex(State(value: value))
    }

    package var value: Value { state.withLock { $0.value } }

    /// Changes the value and wakes whom that concerns.
    package func change<Answer>(_ body: (inout Value) -> Answer) -> Answer where Answer: Sendable {
        let (answer, woken) = state.withLock { state in
            let answer = body(&state.value)
            let value = state.value
            let woken = state.waiters.filter { $0.value.condition(value) }
            for id in woken.keys { state.waiters[id] = nil }
            return (answer, woken.values.map(\.continuation))
        }
        for continuation in woken { continuation.resume() }
        return answer
    }

    /// Returns as soon as the condition holds, or when the task is cancelled.
    package func until(_ condition: @escaping @Sendable (Value) -> Bool) async {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state -> Bool in
                    if Task.isCancelled || condition(state.value) { return true }
                    state.waiters[id] = Waiter(condition: condition, continuation: continuation)
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume()
        }
    }
}
