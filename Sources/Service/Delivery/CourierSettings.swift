/// How hard the courier may work.
package struct CourierSettings: Sendable {
    /// Messages on their way at once.
    package let inFlight: Int
    package let retry: RetryPolicy
    /// How long nothing is sent after the messenger refused the token.
    package let pauseWhenUnauthorized: Duration
    /// 0 to 1, for the jitter of retries.
    package let randomness: @Sendable () -> Double

    package init(
        inFlight: Int = 30,
        retry: RetryPolicy = .standard,
        pauseWhenUnauthorized: Duration = .seconds(60),
        randomness: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.inFlight = inFlight
        self.retry = retry
        self.pauseWhenUnauthorized = pauseWhenUnauthorized
        self.randomness = randomness
    }
}
