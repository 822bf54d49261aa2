import Chat

/// The events a messenger keeps for the bot until a cursor confirms them.
struct FakeInbox {
    private var events: [IncomingEvent] = []
    private var again: [IncomingEvent] = []
    private var failures: [DeliveryFailure] = []
    private var arrival = Hold()

    mutating func arrive(_ new: [IncomingEvent]) {
        events += new
        ring()
    }

    mutating func tellAgain(_ old: [IncomingEvent]) {
        again += old
        ring()
    }

    mutating func fail(_ new: [DeliveryFailure]) {
        failures += new
        ring()
    }

    /// What a request is answered with; nil where it has to wait, with what tells of something new.
    mutating func answer(after cursor: EventCursor?) -> (Result<EventBatch, DeliveryFailure>?, arrival: Hold) {
        if !failures.isEmpty { return (.failure(failures.removeFirst()), arrival) }
        if let cursor { events.removeAll { $0.id < cursor.rawValue } }
        let batch = again + events
        again = []
        guard let last = batch.map(\.id).max() else { return (nil, arrival) }
        let next = max(last + 1, cursor?.rawValue ?? 0)
        return (.success(EventBatch(events: batch, next: EventCursor(rawValue: next))), arrival)
    }

    private mutating func ring() {
        arrival.release()
        arrival = Hold()
    }
}
