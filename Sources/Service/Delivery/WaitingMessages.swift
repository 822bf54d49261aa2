internal import Chat
internal import Core
internal import DequeModule
internal import Foundation
internal import HeapModule
internal import Persistence

/// What waits in the outbox, in the order in which it may leave.
///
/// The outbox itself is the truth; this is its index in memory, so that taking the next message costs the same
/// whatever waits behind it. Urgent lanes go before others; within a lane chats take turns, so that nobody's twenty
/// messages hold up somebody else's one; within a chat a lane keeps its order, and one message is on its way at most.
struct WaitingMessages {
    /// The chats of which something waits or is on its way.
    private var queues: [ChatID: ChatQueue] = [:]
    /// The chats whose turn it is to be looked at.
    private var ready = ByLane<Deque<ChatID>>([])
    private var alarms = Heap<Alarm>()
    /// How many messages are on their way.
    private(set) var onTheirWay = 0

    private struct Alarm: Comparable {
        let at: Date
        let chat: ChatID
        let lane: Lane

        static func < (left: Alarm, right: Alarm) -> Bool { left.at < right.at }
    }

    mutating func append(_ entry: WaitingEntry, at now: Date) {
        queues[entry.chat, default: ChatQueue()].append(entry, at: now)
        list(entry.chat, entry.lane)
    }

    /// Takes the next message that may leave; its chat is busy until `release`.
    ///
    /// `hold` tells until when a chat may not be written to.
    mutating func next(at now: Date, hold: (ChatID) -> Date?) -> TakenMessage? {
        wake(at: now)
        for lane in Lane.allCases {
            while let chat = ready[lane].popFirst() {
                switch queues[chat]?.take(lane, at: now, hold: { hold(chat) }) {
                case .message(let id):
                    onTheirWay += 1
                    return TakenMessage(id: id, chat: chat, lane: lane)
                case .later(let moment):
                    alarms.insert(Alarm(at: moment, chat: chat, lane: lane))
                case .nothing, nil:
                    break
                }
            }
        }
        return nil
    }

    /// The message is through with, or waits again from a moment on, before whatever waits behind it.
    mutating func release(_ taken: TakenMessage, again notBefore: Date? = nil, in chat: ChatID? = nil) {
        onTheirWay -= 1
        guard let chat, chat != taken.chat else {
            let lanes = Self.release(taken, again: notBefore, from: &queues[taken.chat])
            for lane in lanes { ready[lane].append(taken.chat) }
            return
        }
        queues[taken.chat]?.release(taken, again: notBefore)
        move(taken.chat, to: chat)
        for lane in Lane.allCases { list(chat, lane) }
    }

    /// Returns the lanes that wait for a turn from now on; a chat for which nothing waits is let go.
    private static func release(
        _ taken: TakenMessage,
        again notBefore: Date?,
        from queue: inout ChatQueue?
    ) -> [Lane] {
        queue?.release(taken, again: notBefore)
        guard queue?.isEmpty == false else {
            queue = nil
            return []
        }
        return Lane.allCases.filter { queue?.list($0) == true }
    }

    /// When the next postponed message may leave; nil where none is.
    var nextAlarm: Date? { alarms.min?.at }

    /// True where some message only waits for its turn.
    var hasReady: Bool { Lane.allCases.contains { !ready[$0].isEmpty } }

    /// What was postponed until now takes its turn again.
    private mutating func wake(at now: Date) {
        while let alarm = alarms.min {
            let counts = queues[alarm.chat]?.alarm(of: alarm.lane) == alarm.at
            guard alarm.at <= now || !counts else { return }
            alarms.removeMin()
            guard counts else { continue }
            queues[alarm.chat]?.wake(alarm.lane)
            ready[alarm.lane].append(alarm.chat)
        }
    }

    private mutating func list(_ chat: ChatID, _ lane: Lane) {
        if queues[chat]?.list(lane) == true { ready[lane].append(chat) }
    }

    private mutating func move(_ chat: ChatID, to other: ChatID) {
        guard let moved = queues.removeValue(forKey: chat) else { return }
        queues[other, default: ChatQueue()].prepend(moved)
    }
}

/// A message that this process is about to send.
struct TakenMessage: Hashable, Sendable {
    let id: Int64
    let chat: ChatID
    let lane: Lane
}
