/// Answers that wait for their moment; a binary heap, of equal moments the first come first.
struct Schedule {
    struct Entry {
        let due: Instant
        let connection: Connection
        let reply: Reply
        fileprivate let number: Int
    }

    private var entries: [Entry] = []
    private var count = 0

    var nextDue: Instant? { entries.first?.due }

    mutating func add(_ reply: Reply, for connection: Connection, due: Instant) {
        count += 1
        entries.append(Entry(due: due, connection: connection, reply: reply, number: count))
        var child = entries.count - 1
        while child > 0, isEarlier(child, (child - 1) / 2) {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes out the next entry due.
    mutating func next(at now: Instant) -> Entry? {
        guard let first = entries.first, first.due <= now else { return nil }
        let last = entries.removeLast()
        guard !entries.isEmpty else { return first }
        entries[0] = last
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < entries.count }
            guard let child = children.min(by: isEarlier), isEarlier(child, parent) else { return first }
            entries.swapAt(child, parent)
            parent = child
        }
    }

    private func isEarlier(_ one: Int, _ other: Int) -> Bool {
        (entries[one].due, entries[one].number) < (entries[other].due, entries[other].number)
    }
}
