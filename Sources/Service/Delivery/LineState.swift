internal import Chat
internal import Foundation

/// Whether the messenger can be reached at all, and takes our token.
///
/// While no connection can be made, messages are not tried one after another: a single one probes the line, after
/// growing waits, and none of them uses up its tries.
struct LineState {
    private var failures = 0
    private var wait: Hold?
    private var refusal: Hold?
    private let retry: RetryPolicy

    init(retry: RetryPolicy) {
        self.retry = retry
    }

    var isDown: Bool { failures > 0 }

    /// Until when nothing is sent; nil where the line is free.
    func pause(at now: Date) -> Date? {
        [wait, refusal].compactMap { $0 }.filter { $0.isActive(at: now) }.map(\.until).max()
    }

    /// The token was refused: nothing is sent for so long.
    mutating func refused(for pause: TimeInterval, at now: Date) {
        refusal = Hold(from: now, until: now.addingTimeInterval(pause))
    }

    /// Returns: true where the line has just gone down.
    mutating func failed(at now: Date, randomness: Double) -> Bool {
        // Those that were on their way together count once.
        if let wait, wait.isActive(at: now) { return false }
        failures += 1
        let delay = retry.delay(after: min(failures, retry.attempts - 1), asked: nil, randomness: randomness)
        wait = Hold(from: now, until: now.addingTimeInterval((delay ?? retry.longestDelay).seconds))
        return failures == 1
    }

    /// Returns: true where the line has just come back.
    mutating func answered() -> Bool {
        defer {
            failures = 0
            wait = nil
        }
        return failures > 0
    }
}

extension DeliveryFailure {
    /// The request never left: nothing is known of the message, and nothing against it. A line that is blocked often
    /// swallows what is sent, so that the connection is waited for in vain.
    var isOfTheLine: Bool {
        switch self {
        case .temporary(.connection, _, mayHaveArrived: false), .temporary(.timeout, _, mayHaveArrived: false): true
        default: false
        }
    }
}
