internal import Chat
internal import Core
internal import Foundation

/// How fast messages may leave: the known limits of the messenger, and what it says itself when they were too high.
///
/// A 429 holds its chat for as long as the messenger asks and slows everything down; a second chat refused meanwhile
/// means that the limit is not the chat's, and holds everything. Each success lets the pace recover a little.
struct Pace {
    private let limits: DeliveryLimits
    private var all: TokenBucket?
    private var chats: [ChatID: TokenBucket] = [:]
    private var heldChats: [ChatID: Hold] = [:]
    private var hold: Hold?
    /// The chat refused last, and for how long.
    private var refusal: (chat: ChatID, hold: Hold)?
    /// How many times slower than allowed.
    private var slowness = 1.0
    private var slowedAt: Date?

    /// Messages to one chat that may follow each other at once: somebody who presses three buttons gets three answers.
    private static let chatBurst = 3.0
    private static let slowest = 16.0
    /// Sixty successes bring a halved pace back.
    private static let recovery = 0.9885
    /// Refusals of messages that were on their way together count once.
    private static let slowingPause: TimeInterval = 1

    init(_ limits: DeliveryLimits) {
        self.limits = limits
    }

    /// How many messages may leave now, all chats together.
    mutating func room(at now: Date) -> Int {
        if let hold, hold.isActive(at: now) { return 0 }
        guard limits.messagesPerSecond != nil else { return .max }
        var bucket = whole(at: now)
        defer { all = bucket }
        return bucket.room(at: now)
    }

    /// When the next message may leave, to whichever chat.
    mutating func next(after now: Date) -> Date {
        let held = hold.flatMap { $0.isActive(at: now) ? $0.until : nil } ?? now
        guard limits.messagesPerSecond != nil else { return held }
        return max(held, whole(at: now).next(after: now))
    }

    /// When the next message to this chat may leave; nil where it may at once.
    mutating func next(to chat: ChatID, after now: Date) -> Date? {
        var free = now
        if let held = heldChats[chat] {
            if held.isActive(at: now) { free = held.until } else { heldChats[chat] = nil }
        }
        if var bucket = chats[chat] {
            if bucket.isFull(at: now) {
                chats[chat] = nil
            } else {
                chats[chat] = bucket
                free = max(free, bucket.next(after: now))
            }
        }
        return free > now ? free : nil
    }

    /// A message leaves.
    mutating func leaves(to chat: ChatID, _ kind: ChatKind, at now: Date) {
        if limits.messagesPerSecond != nil {
            var bucket = whole(at: now)
            bucket.take(at: now)
            all = bucket
        }
        guard var bucket = chats[chat] ?? fresh(kind, at: now) else { return }
        bucket.take(at: now)
        chats[chat] = bucket
        if chats.count > Self.pruneAbove { prune(at: now) }
    }

    mutating func succeeded(at now: Date) {
        guard slowness > 1 else { return }
        slowness = max(1, slowness * Self.recovery)
        retune(at: now)
    }

    /// The messenger refused a message as one too many.
    mutating func refused(_ chat: ChatID, _ kind: ChatKind, for pause: TimeInterval, at now: Date) {
        let refused = Hold(from: now, until: now.addingTimeInterval(pause))
        heldChats[chat] = refused
        // A group's limit is its own.
        guard kind == .personal else { return }
        if let refusal, refusal.chat != chat, refusal.hold.isActive(at: now) { hold = refused }
        refusal = (chat, refused)
        if let slowedAt, now.timeIntervalSince(slowedAt) < Self.slowingPause { return }
        slowness = min(Self.slowest, slowness * 2)
        slowedAt = now
        retune(at: now)
    }

    /// Chats that have been quiet for long need no bucket.
    private mutating func prune(at now: Date) {
        chats = chats.filter { entry in
            var bucket = entry.value
            return !bucket.isFull(at: now)
        }
        heldChats = heldChats.filter { $0.value.isActive(at: now) }
    }

    private static let pruneAbove = 4_096

    private func whole(at now: Date) -> TokenBucket {
        all ?? TokenBucket(rate: rate, capacity: capacity, at: now)
    }

    private mutating func retune(at now: Date) {
        let (rate, capacity) = (rate, capacity)
        all?.change(rate: rate, capacity: capacity, at: now)
    }

    private var allowed: Double { Double(limits.messagesPerSecond ?? 1) / slowness }

    /// A stock of a fiftieth keeps high rates from being held up by the clock's grain.
    private var burst: Double { max(1, allowed / 50) }

    /// A quarter of a place: a message that leaves a little late does not delay all after it.
    private var slack: Double { min(0.25, allowed / 120) }

    private var capacity: Double { burst + slack }

    /// Such that a second, wherever it begins, holds no more messages than allowed: the stock is included, and as much
    /// room again for messages that take longer to arrive than those after them.
    private var rate: Double { max(allowed - (burst - 1) - 2 * slack, allowed / 2) }

    private func fresh(_ kind: ChatKind, at now: Date) -> TokenBucket? {
        switch kind {
        case .personal:
            limits.chatMessagesPerSecond.map {
                TokenBucket(rate: Double($0), capacity: max(Self.chatBurst, Double($0)), at: now)
            }
        case .group:
            limits.groupMessagesPerMinute.map { perMinute in
                // The stock and what comes back within the minute are together what is allowed.
                let burst = max(1, min(Self.chatBurst, Double(perMinute) / 4))
                return TokenBucket(rate: max(0.5, Double(perMinute) - burst) / 60, capacity: burst, at: now)
            }
        }
    }
}
