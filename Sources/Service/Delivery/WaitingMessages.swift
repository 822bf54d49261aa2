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
    private struct Item {
        let id: Int64
        var notBefore: Date
    }

    /// One lane of one chat.
    private struct Track: Hashable {
        let chat: ChatID
        let lane: Lane
    }

    private struct Alarm: Comparable {
        let at: Date
        let track: Track

        static func < (left: Alarm, right: Alarm) -> Bool { left.at < right.at }
        static func == (left: Alarm, right: Alarm) -> Bool { left.at == right.at && left.track == right.track }
    }

    private var tracks: [Track: Deque<Item>] = [:]
    private var ready: [Lane: Deque<Track>] = [:]
    private var alarms = Heap<Alarm>()
    /// The alarm that counts for each track; others in the heap are outdated.
    private var alarmOf: [Track: Date] = [:]
    /// Tracks that are in `ready` or have an alarm; those of a chat with a message on its way are in neither.
    private var listed: Set<Track> = []
    private(set) var busy: Set<ChatID> = []

    mutating func append(_ entry: WaitingEntry, at now: Date) {
        let track = Track(chat: entry.chat, lane: entry.lane)
        // Whoever wrote it may have ended what waits before it: that is worth a look before its moment.
        if tracks[track]?.first.map({ $0.notBefore > now }) ?? false {
            tracks[track]?[0].notBefore = .distantPast
            if alarmOf.removeValue(forKey: track) != nil { listed.remove(track) }
        }
        tracks[track, default: []].append(Item(id: entry.id, notBefore: entry.notBefore))
        list(track)
    }

    /// Takes the next message that may leave; its chat is busy until `release`.
    ///
    /// `hold` tells until when a chat may not be written to.
    mutating func next(at now: Date, hold: (ChatID) -> Date?) -> TakenMessage? {
        while let alarm = alarms.min, alarm.at <= now || alarmOf[alarm.track] != alarm.at {
            alarms.removeMin()
            guard alarmOf[alarm.track] == alarm.at else { continue }
            alarmOf[alarm.track] = nil
            ready[alarm.track.lane, default: []].append(alarm.track)
        }
        for lane in Lane.allCases {
            while let track = ready[lane]?.popFirst() {
                guard !busy.contains(track.chat), let item = tracks[track]?.first else {
                    listed.remove(track)
                    continue
                }
                let free = max(item.notBefore, hold(track.chat) ?? .distantPast)
                if free > now {
                    alarms.insert(Alarm(at: free, track: track))
                    alarmOf[track] = free
                    continue
                }
                listed.remove(track)
                pop(track)
                busy.insert(track.chat)
                return TakenMessage(id: item.id, chat: track.chat, lane: lane)
            }
        }
        return nil
    }

    /// The message is through with, or waits again from a moment on, before whatever waits behind it.
    mutating func release(_ taken: TakenMessage, again notBefore: Date? = nil, in chat: ChatID? = nil) {
        busy.remove(taken.chat)
        if let notBefore {
            let track = Track(chat: taken.chat, lane: taken.lane)
            tracks[track, default: []].prepend(Item(id: taken.id, notBefore: notBefore))
        }
        if let chat, chat != taken.chat { move(taken.chat, to: chat) }
        for lane in Lane.allCases { list(Track(chat: chat ?? taken.chat, lane: lane)) }
    }

    /// When the next postponed message may leave; nil where none is.
    var nextAlarm: Date? { alarms.min?.at }

    /// True where some message only waits for its turn.
    var hasReady: Bool { ready.values.contains { !$0.isEmpty } }

    private mutating func list(_ track: Track) {
        guard tracks[track]?.isEmpty == false, !busy.contains(track.chat), listed.insert(track).inserted else { return }
        ready[track.lane, default: []].append(track)
    }

    private mutating func pop(_ track: Track) {
        tracks[track]?.removeFirst()
        if tracks[track]?.isEmpty == true { tracks[track] = nil }
    }

    private mutating func move(_ chat: ChatID, to other: ChatID) {
        for lane in Lane.allCases {
            let track = Track(chat: chat, lane: lane)
            guard let items = tracks.removeValue(forKey: track) else { continue }
            tracks[Track(chat: other, lane: lane), default: []].prepend(contentsOf: items)
        }
    }
}

/// A message that this process is about to send.
struct TakenMessage: Hashable, Sendable {
    let id: Int64
    let chat: ChatID
    let lane: Lane
}
