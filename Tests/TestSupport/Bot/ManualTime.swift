package import Foundation
import Service
import Synchronization

/// A clock that stands still until a test moves it, forward or back.
package final class ManualTime: TimeSource {
    private struct Sleeper {
        let instant: Date
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Date
        var sleepers: [Int: Sleeper] = [:]
        var nextID = 0
        var watchers: [(instant: Date, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>

    package init(_ start: Date) {
        state = Mutex(State(now: start))
    }

    package var now: Date { state.withLock { $0.now } }

    /// Wakes whoever sleeps until then or an earlier moment. A clock moved back wakes nobody.
    package func move(to instant: Date) {
        let woken = state.withLock { state -> [Sleeper] in
            state.now = instant
            let due = state.sleepers.filter { $0.value.instant <= instant }
            for id in due.keys { state.sleepers[id] = nil }
            return Array(due.values)
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    package func advance(by duration: Duration) {
        move(
            to: now.addingTimeInterval(
                Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
            )
        )
    }

    /// Returns as soon as somebody sleeps until exactly this instant.
    package func somebodySleeps(until instant: Date) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state -> Bool in
                if state.sleepers.values.contains(where: { $0.instant == instant }) { return true }
                state.watchers.append((instant, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    package func sleep(until instant: Date) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                fallAsleep(Sleeper(instant: instant, continuation: continuation), id)
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func fallAsleep(_ sleeper: Sleeper, _ id: Int) {
        var watchers: [CheckedContinuation<Void, Never>] = []
        let end = state.withLock { state -> Result<Void, any Error>? in
            if Task.isCancelled { return .failure(CancellationError()) }
            if sleeper.instant <= state.now { return .success(()) }
            state.sleepers[id] = sleeper
            watchers = state.watchers.filter { $0.instant == sleeper.instant }.map(\.continuation)
            state.watchers.removeAll { $0.instant == sleeper.instant }
            return nil
        }
        if let end { sleeper.continuation.resume(with: end) }
        for watcher in watchers { watcher.resume() }
    }
}
