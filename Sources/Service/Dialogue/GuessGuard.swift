internal import Chat
internal import Foundation
internal import Synchronization

/// Slows down whoever tries invitation codes: after a few wrong ones a chat is not listened to for an hour.
///
/// A code of 128 bits cannot be guessed at any speed; what is guarded is everybody else's answer, which would wait
/// behind thousands of tries. Kept in memory: a restart forgives.
package final class GuessGuard: Sendable {
    private struct Guesses {
        var count: Int
        let since: Date
    }

    /// What a chat that presents a code is to meet with.
    enum Verdict: Hashable, Sendable {
        case listen
        /// The last answer before silence.
        case warn
        case ignore
    }

    private let guesses = Mutex<[ChatID: Guesses]>([:])
    /// More than anybody mistypes.
    private static let limit = 5
    /// Seconds.
    private static let period: TimeInterval = 3_600
    private static let most = 10_000

    package init() {}

    /// Whether a chat may try a code now.
    func verdict(on chat: ChatID, at now: Date) -> Verdict {
        guesses.withLock { guesses in
            guard let known = guesses[chat] else { return .listen }
            guard abs(now.timeIntervalSince(known.since)) < Self.period else {
                guesses[chat] = nil
                return .listen
            }
            if known.count < Self.limit { return .listen }
            guesses[chat]?.count += 1
            return known.count == Self.limit ? .warn : .ignore
        }
    }

    func missed(_ chat: ChatID, at now: Date) {
        guesses.withLock { guesses in
            if guesses.count >= Self.most {
                guesses = guesses.filter { abs(now.timeIntervalSince($1.since)) < Self.period }
                if guesses.count >= Self.most { guesses = [:] }
            }
            guesses[chat, default: Guesses(count: 0, since: now)].count += 1
        }
    }
}
