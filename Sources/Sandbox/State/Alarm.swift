/// A wait that can be ended early.
///
/// The first ring counts, even one that comes before anyone waits. One wait for each alarm.
final class Alarm: Sendable {
    enum Ring: Sendable {
        /// Nothing happened in the time given.
        case timeout
        case updates
        /// Another `getUpdates` of the same bot has come.
        case replaced
        case webhookSet
        /// The sandbox shuts down, or the caller was cancelled.
        case closed
    }

    private let rings: AsyncStream<Ring>
    private let continuation: AsyncStream<Ring>.Continuation

    init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
    }

    func ring(_ ring: Ring) {
        continuation.yield(ring)
        continuation.finish()
    }

    func wait(atMost time: Duration) async -> Ring {
        let timer = Task { [continuation] in
            try? await Task.sleep(for: time)
            continuation.yield(.timeout)
            continuation.finish()
        }
        defer { timer.cancel() }
        for await ring in rings { return ring }
        return .closed
    }
}
