internal import Chat
internal import Foundation
internal import Persistence

/// Events handled in one transaction, each for itself: one that cannot be handled does not touch the others.
struct HandledBatch: Sendable {
    private(set) var count = 0
    /// The highest id among the events.
    private(set) var last: Int64?
    private(set) var presses: [Acknowledgement] = []
    private(set) var failures: [(event: Int64, error: String)] = []

    init(of entries: [InboxEntry], by dialogue: Dialogue, in ledger: Ledger, now: Date) throws {
        for entry in entries {
            count += 1
            last = max(last ?? entry.id, entry.id)
            guard let event = entry.event else {
                try keep(
                    entry.id,
                    error: "the event is not spelled as this version spells events",
                    in: ledger,
                    now: now
                )
                continue
            }
            let outcome = try ledger.attempt { () -> [Acknowledgement] in
                let acknowledgements = try dialogue.handle(event, in: ledger, now: now)
                try ledger.finish(event: event.id, at: now)
                return acknowledgements
            }
            switch outcome {
            case .success(let acknowledgements):
                presses += acknowledgements
            case .failure(let error):
                try keep(event.id, error: "\(error)", in: ledger, now: now)
                if try !dialogue.isKept(event, in: ledger) { try ledger.wipe(event: event.id) }
                // Where even that fails, the log has told of it.
                let apology = try ledger.attempt { try dialogue.apologise(for: event, in: ledger, now: now) }
                presses += (try? apology.get()) ?? []
            }
        }
    }

    private mutating func keep(_ event: Int64, error: String, in ledger: Ledger, now: Date) throws {
        try ledger.fail(event: event, error: error, at: now)
        failures.append((event, error))
    }
}
