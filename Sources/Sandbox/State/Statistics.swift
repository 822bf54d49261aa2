/// Counts for test harnesses.
struct Statistics: Sendable {
    /// Calls by method and outcome: `ok` or the error's code, those by faults included.
    private(set) var calls: [String: [String: Int]] = [:]
    /// Messages stored, by method and by chat.
    private(set) var sent: [String: Int] = [:]
    private(set) var sentToChat: [Int: Int] = [:]

    mutating func count(_ method: String, code: Int) {
        calls[method, default: [:]][code == 200 ? "ok" : String(code), default: 0] += 1
    }

    mutating func countSent(_ method: String, chat: Int) {
        sent[method, default: 0] += 1
        sentToChat[chat, default: 0] += 1
    }

    var json: JSON {
        [
            "sent": .object(Self.members(sent)),
            "sent_total": .int(sent.values.reduce(0, +)),
            "too_many_requests": .int(calls.values.reduce(0) { $0 + ($1["429"] ?? 0) }),
            "calls": .object(
                calls.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .object(Self.members($0.value))) }
            ),
            "chats": .object(
                sentToChat.sorted { $0.key < $1.key }.map { .init(key: String($0.key), value: .int($0.value)) }
            ),
        ]
    }

    private static func members(_ counts: [String: Int]) -> [JSON.Member] {
        counts.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .int($0.value)) }
    }
}

extension World {
    /// The counts, and how it stands now: bots that wait in `getUpdates`, updates that wait for bots.
    var statisticsJSON: JSON {
        statistics.json
            .adding("polling", .int(bots.values.count { $0.poll != nil }))
            .adding("pending_updates", .int(bots.values.reduce(early.count) { $0 + $1.updates.count }))
    }
}
