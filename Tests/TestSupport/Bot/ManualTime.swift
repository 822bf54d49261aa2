package import Foundation
import Service

/// A clock that stands still until a test moves it, forward or back.
package final class ManualTime: TimeSource {
    private struct State: Sendable {
        var now: Date
        /// Until when somebody sleeps, by the sleeper's number.
        var alarms: [Int: Date] = [:]
        var lastID = 0
    }

    private let state: WaitingList<State>

    package init(_ start: Date) {
        state = WaitingList(State(now: start))
    }

    package var now: Date { state.value.now }

    /// Wakes whoever sleeps until then or an earlier moment. A clock moved back wakes nobody.
    package func move(to instant: Date) {
        state.change { state in
            state.now = instant
            state.alarms = state.alarms.filter { $0.value > instant }
        }
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
        await state.until { $0.alarms.values.contains(instant) }
    }

    package func sleep(until instant: Date) async throws {
        let id = state.change { state in
            state.lastID += 1
            if instant > state.now { state.alarms[state.lastID] = instant }
            return state.lastID
        }
        await state.until { $0.alarms[id] == nil }
        state.change { $0.alarms[id] = nil }
        try Task.checkCancellation()
    }
}
