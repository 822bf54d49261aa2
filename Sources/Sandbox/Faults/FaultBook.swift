/// The faults that are switched on.
struct FaultBook: Sendable {
    private(set) var faults: [Fault] = []
    private var lastID = 0

    /// Seconds; a client that waits longer than an hour for an answer waits for ever.
    private static let longestDelay = 3_600.0

    mutating func removeAll() {
        faults = []
    }

    mutating func remove(_ id: Int) -> Bool {
        let index = faults.firstIndex { $0.id == id }
        if let index { faults.remove(at: index) }
        return index != nil
    }

    /// The faults that this call meets, in the order in which they were switched on; each counts as used.
    mutating func take(_ method: String, chat: Int?, onUpdates: Bool) -> [Fault] {
        guard !faults.isEmpty else { return [] }
        var taken: [Fault] = []
        for index in faults.indices {
            let fault = faults[index]
            guard fault.kind.concernsUpdates == onUpdates, fault.remaining != 0, fault.concerns(method, chat: chat)
            else {
                continue
            }
            // A draw for each call that could meet it, so that the seed alone decides which do.
            guard fault.share >= 1 || Double.random(in: 0..<1, using: &faults[index].random) < fault.share else {
                continue
            }
            faults[index].remaining = fault.remaining.map { $0 - 1 }
            faults[index].applied += 1
            taken.append(faults[index])
        }
        return taken
    }

    /// Switches on what a `/sandbox/faults` call describes; the new fault's id.
    mutating func add(_ json: JSON) throws(Complaint) -> Int {
        guard let name = json["kind"]?.string ?? json["kind"]?.int.map(String.init),
            let kind = Fault.Kind(rawValue: name)
        else {
            let known = Fault.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw .wrong("\"kind\" must be one of \(known), or limits")
        }
        let share = json["share"]?.double ?? 1
        guard (0...1).contains(share) else { throw .wrong("\"share\" must be between 0 and 1") }
        lastID += 1
        faults.append(
            Fault(
                id: lastID,
                kind: kind,
                method: json["method"]?.string?.lowercased(),
                chat: json["chat"]?.int,
                share: share,
                remaining: json["count"]?.int,
                retryAfter: json["retry_after"]?.int ?? 1,
                description: json["description"]?.string,
                migrateTo: json["migrate_to_chat_id"]?.int,
                seconds: min(max(json["seconds"]?.double ?? 1, 0), Self.longestDelay),
                random: SplitMix64(seed: UInt64(truncatingIfNeeded: json["seed"]?.int ?? lastID))
            )
        )
        return lastID
    }

    var json: JSON {
        .array(
            faults.map { fault in
                [
                    "id": .int(fault.id), "kind": .string(fault.kind.rawValue), "method": fault.method.map(JSON.string),
                    "chat": fault.chat.map(JSON.int), "share": .double(fault.share),
                    "remaining": fault.remaining.map(JSON.int), "applied": .int(fault.applied),
                ]
            }
        )
    }
}

/// Changes the updates of one delivery as the faults met there want it.
struct UpdateFaults {
    let faults: [Fault]

    func apply(to updates: [Update]) -> [Update] {
        var updates = updates
        for fault in faults {
            switch fault.kind {
            case .duplicateUpdates: updates = updates.flatMap { [$0, $0] }
            // Backwards: an order that is surely another one where there are two.
            case .reorderUpdates: updates.reverse()
            default: break
            }
        }
        return updates
    }
}
