import Foundation
import Service
import Synchronization

/// A clock that runs at the pace of the real one from any moment given, and can be moved forward.
final class MovableTime: TimeSource {
    private struct State {
        /// Seconds ahead of the real clock; negative for the past.
        var shift: TimeInterval
        var sleepers: [UUID: CheckedContinuation<Void, Never>] = [:]
    }

    private let state: Mutex<State>

    init(startingAt start: Date) {
        state = Mutex(State(shift: start.timeIntervalSinceNow))
    }

    var now: Date { Date().addingTimeInterval(state.withLock { $0.shift }) }

    /// Moves the clock to a later moment and wakes whoever sleeps; an earlier moment changes nothing.
    func move(to moment: Date) {
        let woken = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.shift = max(state.shift, moment.timeIntervalSinceNow)
            defer { state.sleepers = [:] }
            return Array(state.sleepers.values)
        }
        for sleeper in woken { sleeper.resume() }
    }

    func sleep(until instant: Date) async throws {
        let id = UUID()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.moved(id, before: instant) }
            group.addTask { try? await Task.sleep(for: .seconds(max(0, instant.timeIntervalSince(self.now)))) }
            await group.next()
            wake(id)
            group.cancelAll()
        }
        try Task.checkCancellation()
    }

    /// Returns when the clock is moved, or at once if it has reached the instant already.
    private func moved(_ id: UUID, before instant: Date) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state -> Bool in
                    if Task.isCancelled || Date().addingTimeInterval(state.shift) >= instant { return true }
                    state.sleepers[id] = continuation
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            wake(id)
        }
    }

    private func wake(_ id: UUID) {
        state.withLock { $0.sleepers.removeValue(forKey: id) }?.resume()
    }
}
