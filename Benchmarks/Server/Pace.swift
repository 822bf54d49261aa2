/// The limits of sending: so many messages in any one second, over all chats and in each.
struct Pace {
    private let limit: Int
    private let chatLimit: Int
    private var all = Window()
    private var chats: [Int64: Window] = [:]

    /// 0 is no limit.
    init(limit: Int, chatLimit: Int) {
        self.limit = limit
        self.chatLimit = chatLimit
    }

    /// Takes the message, or says how many whole seconds to wait; what is refused does not count against the limits.
    mutating func wait(for chat: Int64, at now: Instant) -> Int? {
        guard limit > 0 || chatLimit > 0 else { return nil }
        var own = chats[chat] ?? Window()
        if let wait = all.wait(limit: limit, at: now) ?? own.wait(limit: chatLimit, at: now) { return wait }
        if limit > 0 { all.add(now) }
        if chatLimit > 0 {
            own.add(now)
            chats[chat] = own
        }
        return nil
    }

    /// The messages of the last second.
    private struct Window {
        private var times: [Instant] = []

        mutating func add(_ now: Instant) {
            times.append(now)
        }

        mutating func wait(limit: Int, at now: Instant) -> Int? {
            times.removeAll { $0.advanced(milliseconds: 1_000) <= now }
            guard limit > 0, times.count >= limit else { return nil }
            // What is left of a second, in whole seconds.
            return 1
        }
    }
}
