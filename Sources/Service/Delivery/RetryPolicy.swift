/// How a passing failure is tried again.
package struct RetryPolicy: Hashable, Sendable {
    /// Tries in all, the first included.
    package let attempts: Int
    package let firstDelay: Duration
    package let longestDelay: Duration

    /// From one second, doubling, to an hour: 24 tries span half a day and more, longer than any outage of a messenger
    /// so far. Tries that found no connection at all are not counted among them.
    package static let standard = RetryPolicy(attempts: 24, firstDelay: .seconds(1), longestDelay: .seconds(3_600))

    /// How the line itself is tried while no connection can be made.
    package static let line = RetryPolicy(attempts: .max, firstDelay: .seconds(1), longestDelay: .seconds(60))

    package init(attempts: Int, firstDelay: Duration, longestDelay: Duration) {
        self.attempts = attempts
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
    }

    /// The wait after the given try (1 for the first); nil when there is to be no other.
    ///
    /// Half of the wait is left to chance, so that many waiting messages do not return at the same moment. What the
    /// messenger itself asks for is obeyed to the letter and used up no sooner.
    func delay(after attempt: Int, asked: Duration?, randomness: Double) -> Duration? {
        guard attempt < attempts else { return nil }
        let doubled = firstDelay * pow2(min(attempt - 1, 30))
        let base = min(doubled, longestDelay)
        let jittered = base / 2 + base / 2 * randomness
        return max(asked ?? .zero, jittered)
    }

    private func pow2(_ exponent: Int) -> Int { 1 << exponent }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
