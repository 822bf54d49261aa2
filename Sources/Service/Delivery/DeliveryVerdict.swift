internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// What the end of one try means for the ledger.
struct DeliveryVerdict: Sendable {
    let record: DeliveryRecord
    let entry: OutboxEntry
    private let now: Date
    private let unreachable: DeliveryFailure.UnreachableCause?
    let movedTo: ChatID?

    init(
        _ result: Result<MessageID?, DeliveryFailure>,
        of entry: OutboxEntry,
        settings: CourierSettings,
        now: Date
    ) {
        self.entry = entry
        self.now = now
        var unreachable: DeliveryFailure.UnreachableCause?
        var movedTo: ChatID?
        switch result {
        case .success(let message):
            record = .sent(message)
        case .failure(.temporary(.cancelled, _, let mayHaveArrived)):
            // The service is stopping, which says nothing against the message.
            record = mayHaveArrived ? .postponed(until: now, reason: "cancelled", mayHaveArrived: true) : .returned
        case .failure(let failure) where failure.isOfTheLine:
            record = .returned
        case .failure(.temporary(let cause, let retryAfter, let mayHaveArrived)):
            let delay = settings.retry.delay(
                after: entry.attempts + 1,
                asked: retryAfter,
                randomness: settings.randomness()
            )
            record =
                delay.map {
                    .postponed(
                        until: now.addingTimeInterval($0.seconds),
                        reason: "\(cause)",
                        mayHaveArrived: mayHaveArrived
                    )
                } ?? .failed(reason: Outcome.Failure.exhausted.rawValue)
        case .failure(.unreachable(let cause)):
            unreachable = cause
            record = .failed(reason: Outcome.Failure.unreachable.rawValue)
        case .failure(.moved(let chat)):
            movedTo = chat
            record = .returned
        case .failure(.unauthorized):
            record = .returned
        case .failure(.messageGone):
            // Only edits meet this; there is nothing left to correct.
            record = .suppressed(reason: Outcome.Suppression.stale.rawValue)
        case .failure(.rejected), .failure(.conflict):
            record = .failed(reason: Outcome.Failure.rejected.rawValue)
        }
        self.unreachable = unreachable
        self.movedTo = movedTo
    }

    /// From when on the message is to be tried again; nil where it is through with.
    var again: Date? {
        switch record {
        case .postponed(let until, _, _), .held(let until, _): until
        case .returned: now
        case .sent, .suppressed, .failed: nil
        }
    }

    func apply(in ledger: Ledger, world: World) throws {
        try ledger.record(record, of: entry, at: now)
        if let unreachable {
            try UnreachableReport(world: world, ledger: ledger, now: now).note(unreachable, chat: entry.chat)
        }
        // The next look at the menus tries again.
        if case .failed = record, entry.content == .menu { try ledger.set(menu: nil, of: entry.chat) }
        if let movedTo { try ledger.move(entry.chat, to: movedTo) }
    }
}
