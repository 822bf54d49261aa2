internal import Chat
internal import DequeModule
internal import Synchronization

/// Events that were written down a moment ago and need not be read back to be handled.
///
/// A convenience only: what is not here is read from the inbox.
final class RecentEvents: Sendable {
    private let events = Mutex(Deque<IncomingEvent>())
    private static let limit = 2_000

    func add(_ more: [IncomingEvent]) {
        events.withLock { events in
            if events.count + more.count <= Self.limit { events.append(contentsOf: more) }
        }
    }

    /// Those that come next, by their ids. An event told twice is the one that was written down first.
    func next(_ count: Int) -> [Int64: IncomingEvent] {
        events.withLock { events in
            Dictionary(events.prefix(count).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    func forget(through last: Int64?) {
        guard let last else { return }
        events.withLock { events in
            while let first = events.first, first.id <= last { events.removeFirst() }
        }
    }
}
