/// How fast bots may write, where the sandbox enforces it.
///
/// The defaults are the numbers of https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this;
/// the real ones are not promised.
package struct SandboxLimits: Sendable, Equatable {
    /// Messages a second to all chats together.
    package var perSecond = 30.0
    /// Messages a second to one chat.
    package var perChatSecond = 1.0
    /// Messages that one chat takes at once after a pause.
    package var chatBurst = 3.0
    /// Messages a minute to one group.
    package var perGroupMinute = 20.0

    package init() {}
}

/// Counts messages against the limits with one token bucket for each.
struct RateLimiter: Sendable {
    let limits: SandboxLimits
    private var overall: TokenBucket
    private var chats: [Int: TokenBucket] = [:]
    private var groups: [Int: TokenBucket] = [:]

    init(limits: SandboxLimits) {
        self.limits = limits
        overall = TokenBucket(capacity: limits.perSecond, perSecond: limits.perSecond)
    }

    /// Takes room for that many messages, or tells how many seconds to wait, taking nothing.
    ///
    /// `uptime` is in seconds by a clock that only goes forward.
    mutating func take(_ messages: Int = 1, chat: Int, at uptime: Double) -> Int? {
        let count = Double(messages)
        let fresh = TokenBucket(capacity: limits.chatBurst, perSecond: limits.perChatSecond)
        let freshGroup = TokenBucket(capacity: limits.perGroupMinute, perSecond: limits.perGroupMinute / 60)
        var buckets = [overall, chats[chat] ?? fresh]
        if chat < 0 { buckets.append(groups[chat] ?? freshGroup) }
        let wait = buckets.map { $0.wait(for: count, at: uptime) }.max() ?? 0
        guard wait <= 0 else { return max(1, Int(wait.rounded(.up))) }
        for index in buckets.indices { buckets[index].take(count, at: uptime) }
        overall = buckets[0]
        chats[chat] = buckets[1]
        if chat < 0 { groups[chat] = buckets[2] }
        return nil
    }
}

/// A bucket that fills at a steady rate and holds at most its capacity.
private struct TokenBucket {
    let capacity: Double
    let perSecond: Double
    private var tokens: Double
    private var filledAt: Double?

    /// Room for less than one message, or a rate of none, would never let anything through.
    init(capacity: Double, perSecond: Double) {
        self.capacity = max(capacity, 1)
        self.perSecond = max(perSecond, 0.001)
        tokens = self.capacity
    }

    /// Seconds until that many tokens are in; an amount above the capacity needs a full bucket only.
    func wait(for count: Double, at uptime: Double) -> Double {
        // The sum of many small fillings may stay a hair below a whole token.
        max(0, (min(count, capacity) - level(at: uptime) - 1e-9) / perSecond)
    }

    mutating func take(_ count: Double, at uptime: Double) {
        tokens = max(0, level(at: uptime) - count)
        filledAt = uptime
    }

    private func level(at uptime: Double) -> Double {
        guard let filledAt else { return tokens }
        return min(capacity, tokens + max(0, uptime - filledAt) * perSecond)
    }
}
