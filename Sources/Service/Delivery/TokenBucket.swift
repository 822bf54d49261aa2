internal import Foundation

/// Room for messages that comes back at a steady rate, up to a small stock.
struct TokenBucket: Sendable {
    /// Tokens a second.
    private(set) var rate: Double
    private(set) var capacity: Double
    private var tokens: Double
    private var filledAt: Date

    init(rate: Double, capacity: Double, at now: Date) {
        self.rate = rate
        self.capacity = capacity
        tokens = capacity
        filledAt = now
    }

    /// What is in stock stays, as far as it still fits.
    mutating func change(rate: Double, capacity: Double, at now: Date) {
        fill(at: now)
        self.rate = rate
        self.capacity = capacity
        tokens = min(tokens, capacity)
    }

    /// How many messages may leave now.
    mutating func room(at now: Date) -> Int {
        fill(at: now)
        return Int(tokens + Self.grain)
    }

    /// One message leaves; a debt is allowed, and paid by waiting.
    mutating func take(at now: Date) {
        fill(at: now)
        tokens -= 1
    }

    /// When the next message may leave.
    func next(after now: Date) -> Date {
        let missing = 1 - tokens
        return missing <= Self.grain ? now : filledAt.addingTimeInterval(missing / rate)
    }

    mutating func isFull(at now: Date) -> Bool {
        fill(at: now)
        return tokens >= capacity
    }

    /// A clock that was put back stops the bucket for no longer than it had to fill anyway.
    private mutating func fill(at now: Date) {
        let passed = now.timeIntervalSince(filledAt)
        tokens = min(capacity, tokens + max(0, passed) * rate)
        filledAt = now
    }

    /// The sum of many small fillings may stay a hair below a whole token.
    private static let grain = 1e-6
}
