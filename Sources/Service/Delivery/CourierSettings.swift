package import Core

/// How hard the courier may work.
package struct CourierSettings: Sendable {
    package let limits: DeliveryLimits
    package let retry: RetryPolicy
    /// How long nothing is sent after the messenger refused the token.
    package let pauseWhenUnauthorized: Duration
    /// 0 to 1, for the jitter of retries.
    package let randomness: @Sendable () -> Double

    package init(
        limits: DeliveryLimits = DeliveryLimits(inFlight: 30),
        retry: RetryPolicy = .standard,
        pauseWhenUnauthorized: Duration = .seconds(60),
        randomness: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.limits = limits
        self.retry = retry
        self.pauseWhenUnauthorized = pauseWhenUnauthorized
        self.randomness = randomness
    }
}
