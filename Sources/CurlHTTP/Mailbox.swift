import CCurl
import Synchronization

/// What tasks ask of the loop's thread: a queue, and a bell that is rung only where the thread is asleep.
final class Mailbox: Sendable {
    enum Command: Sendable {
        case start(Order)
        case cancel(Ticket)
        /// A step of a task that prefers the loop's thread.
        case run(UnownedJob)
        case stop
    }

    private struct State {
        var commands: [Command] = []
        var bell: Bell?
        var isAsleep = false
        var isClosed = false
        var hasEnded = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// False where the loop takes no more commands; nothing was queued then.
    @discardableResult
    func post(_ command: Command) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return false }
            state.commands.append(command)
            if state.isAsleep {
                state.isAsleep = false
                // Under the lock, so that the multi handle cannot be cleaned up meanwhile.
                state.bell?.ring()
            }
            return true
        }
    }

    /// Returns when the loop's thread has let go of everything.
    func waitForEnd() async {
        await withCheckedContinuation { done in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.waiting.append(done) }
                return state.hasEnded
            }
            if hasEnded { done.resume() }
        }
    }
}

/// The loop's side.
extension Mailbox {
    func hang(_ bell: Bell) {
        state.withLock { $0.bell = bell }
    }

    /// Swaps the queue for an empty one, whose memory serves the next commands.
    func take(into spare: inout [Command]) {
        state.withLock { state in
            state.isAsleep = false
            swap(&state.commands, &spare)
        }
    }

    /// Whether the queue is empty; from then on a command rings the bell.
    func fallAsleep() -> Bool {
        state.withLock { state in
            state.isAsleep = state.commands.isEmpty
            return state.isAsleep
        }
    }

    /// Takes no more commands, and returns those that are left.
    func close() -> [Command] {
        state.withLock { state in
            state.isClosed = true
            state.bell = nil
            defer { state.commands = [] }
            return state.commands
        }
    }

    func end() {
        let waiting = state.withLock { state in
            state.hasEnded = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for done in waiting { done.resume() }
    }
}

/// Wakes `curl_multi_poll`.
///
/// Unchecked: the pointer is used for `curl_multi_wakeup` alone, the one multi function that any thread may call.
struct Bell: @unchecked Sendable {
    let multi: UnsafeMutableRawPointer

    func ring() {
        curl_multi_wakeup(multi)
    }
}
