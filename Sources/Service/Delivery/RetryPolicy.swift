/// How a passing failure is tried again.
package struct RetryPolicy: Hashable, Sendable {
    /// Tries in all, the first included.
    package let attempts: Int
    package let firstDelay: Duration
    package let longestDelay: Duration

    /// From one second, doubling, to ten minutes: 20 tries span about an hour and a half, longer than the usual
    /// outages of a messenger and shorter than a working morning.
    package static let standard = RetryPolicy(attempts: 20, firstDelay: .seconds(1), longestDelay: .seconds(600))

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
