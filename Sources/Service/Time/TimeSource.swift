package import struct Foundation.Date

/// Where the service learns what time it is. Injected, so that a year can run in seconds.
package protocol TimeSource: Sendable {
    var now: Date { get }

    /// Returns at the instant, at once if it has passed, or earlier when the clock is moved.
    ///
    /// Throws: `CancellationError` when the task is cancelled.
    func sleep(until instant: Date) async throws
}
