package import Chat

/// How events are taken in.
package struct IntakeSettings: Sendable {
    /// How long one request for events waits for something to happen. Under a minute, since proxies cut longer ones.
    package let wait: Duration
    /// Events handled in one transaction; few, since what has just come in has to be written between two of them.
    package let batch: Int
    /// How long others wait at the start for what had come in meanwhile, if the messenger does not answer.
    package let patience: Duration
    package let retry: RetryPolicy
    /// 0 to 1, for the jitter of retries.
    package let randomness: @Sendable () -> Double

    package init(
        wait: Duration = .seconds(50),
        batch: Int = 32,
        patience: Duration = .seconds(30),
        retry: RetryPolicy = RetryPolicy(attempts: 8, firstDelay: .milliseconds(500), longestDelay: .seconds(30)),
        randomness: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.wait = wait
        self.batch = batch
        self.patience = patience
        self.retry = retry
        self.randomness = randomness
    }
}

/// What ends the waiting sign on a pressed button.
package struct Acknowledgement: Hashable, Sendable {
    package let token: PressToken
    /// Flashes over the chat, at most 200 characters.
    package let text: String?

    package init(token: PressToken, text: String? = nil) {
        self.token = token
        self.text = text
    }
}
