internal import Chat
internal import Foundation

/// Whether the messenger can be reached at all.
///
/// While no connection can be made, messages are not tried one after another: a single one probes the line, after
/// growing waits, and none of them uses up its tries.
struct LineState {
    private var failures = 0
    private var pausedUntil: Date?
    private let retry: RetryPolicy

    init(retry: RetryPolicy) {
        self.retry = retry
    }

    var isDown: Bool { failures > 0 }

    func pause(at now: Date) -> Date? { pausedUntil.flatMap { $0 > now ? $0 : nil } }

    /// Nothing is sent before then.
    mutating func pause(until moment: Date) { pausedUntil = moment }

    /// Returns: true where the line has just gone down.
    mutating func failed(at now: Date, randomness: Double) -> Bool {
        failures += 1
        let delay = retry.delay(after: min(failures, retry.attempts - 1), asked: nil, randomness: randomness)
        pausedUntil = now.addingTimeInterval((delay ?? retry.longestDelay).seconds)
        return failures == 1
    }

    /// Returns: true where the line has just come back.
    mutating func answered() -> Bool {
        defer { failures = 0 }
        return failures > 0
    }
}

extension DeliveryFailure {
    /// The request never left: nothing is known of the message, and nothing against it.
    var isOfTheLine: Bool {
        if case .temporary(.connection, _, mayHaveArrived: false) = self { true } else { false }
    }
}
