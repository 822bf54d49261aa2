internal import DequeModule
internal import Foundation
internal import Persistence

/// What waits for one chat: its lanes, and whether a message is on its way.
struct ChatQueue {
    private var tracks = ByLane(Track())
    private var isBusy = false

    private struct Item {
        let id: Int64
        var notBefore: Date
    }

    private struct Track {
        var items: Deque<Item> = []
        /// When its first message may leave; other alarms set for the track are outdated.
        var alarm: Date?
        /// Its turn or its alarm will come.
        var isListed = false
    }

    enum Taking {
        case message(Int64)
        /// The first message may not leave before.
        case later(Date)
        case nothing
    }

    /// True where nothing waits and nothing is on its way.
    var isEmpty: Bool { !isBusy && Lane.allCases.allSatisfy { tracks[$0].items.isEmpty } }

    func alarm(of lane: Lane) -> Date? { tracks[lane].alarm }

    mutating func append(_ entry: WaitingEntry, at now: Date) {
        // Whoever wrote it may have ended what waits before it: that is worth a look before its moment.
        if tracks[entry.lane].items.first.map({ $0.notBefore > now }) ?? false {
            tracks[entry.lane].items[0].notBefore = .distantPast
            if tracks[entry.lane].alarm != nil {
                tracks[entry.lane].alarm = nil
                tracks[entry.lane].isListed = false
            }
        }
        tracks[entry.lane].items.append(Item(id: entry.id, notBefore: entry.notBefore))
    }

    /// Takes the lane's first message, now that it is the chat's turn. `hold` tells until when the chat has to wait.
    mutating func take(_ lane: Lane, at now: Date, hold: () -> Date?) -> Taking {
        guard !isBusy, let item = tracks[lane].items.first else {
            tracks[lane].isListed = false
            return .nothing
        }
        let free = max(item.notBefore, hold() ?? .distantPast)
        guard free <= now else {
            tracks[lane].alarm = free
            return .later(free)
        }
        tracks[lane].items.removeFirst()
        tracks[lane].isListed = false
        isBusy = true
        return .message(item.id)
    }

    /// The message on its way has ended, or waits again from a moment on.
    mutating func release(_ taken: TakenMessage, again notBefore: Date?) {
        isBusy = false
        if let notBefore { tracks[taken.lane].items.prepend(Item(id: taken.id, notBefore: notBefore)) }
    }

    /// True where the lane has something to wait for a turn and was not waiting for one yet.
    mutating func list(_ lane: Lane) -> Bool {
        guard !isBusy, !tracks[lane].isListed, !tracks[lane].items.isEmpty else { return false }
        tracks[lane].isListed = true
        return true
    }

    /// The lane's alarm has come.
    mutating func wake(_ lane: Lane) {
        tracks[lane].alarm = nil
    }

    /// Puts another chat's messages before its own.
    mutating func prepend(_ other: ChatQueue) {
        for lane in Lane.allCases { tracks[lane].items.prepend(contentsOf: other.tracks[lane].items) }
    }
}
