internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// What the courier knows between two turns of its loop: what waits, what is on its way, how fast it may go.
struct CourierRound {
    private let settings: CourierSettings
    private let kind: @Sendable (ChatID) -> ChatKind
    private var waiting = WaitingMessages()
    private var pace: Pace
    private var line: LineState
    /// The highest entry of the outbox that `waiting` knows.
    private(set) var lastSeen: Int64 = 0
    /// Tries that have ended and are not in the ledger yet.
    private(set) var unwritten: [(taken: TakenMessage, verdict: DeliveryVerdict)] = []

    /// What the log has to hear of.
    enum Remark {
        case nothing, lineDown, lineUp, unauthorized
    }

    init(settings: CourierSettings, kind: @escaping @Sendable (ChatID) -> ChatKind) {
        self.settings = settings
        self.kind = kind
        pace = Pace(settings.limits)
        line = LineState(retry: .line)
    }

    /// True where nothing is on its way or being written down.
    var isIdle: Bool { waiting.onTheirWay == 0 }

    /// How many messages more may be on their way.
    private var free: Int { (line.isDown ? 1 : settings.limits.inFlight) - waiting.onTheirWay }

    /// True where `take` is worth a try.
    mutating func mayTake(at now: Date) -> Bool {
        waiting.hasReady && free > 0 && line.pause(at: now) == nil && pace.room(at: now) > 0
    }

    /// Takes what may leave now.
    mutating func take(at now: Date) -> [TakenMessage] {
        guard line.pause(at: now) == nil else { return [] }
        var taken: [TakenMessage] = []
        while free > 0, pace.room(at: now) > 0,
            let message = waiting.next(at: now, hold: { pace.next(to: $0, after: now) })
        {
            pace.leaves(to: message.chat, kind(message.chat), at: now)
            taken.append(message)
        }
        return taken
    }

    /// A message that was taken and could not be written down as such.
    mutating func giveBack(_ message: TakenMessage, at now: Date) {
        waiting.release(message, again: now)
    }

    /// A try has ended.
    mutating func finish(
        _ message: TakenMessage,
        _ entry: OutboxEntry,
        _ result: Result<MessageID?, DeliveryFailure>,
        at now: Date
    ) -> Remark {
        unwritten.append((message, DeliveryVerdict(result, of: entry, settings: settings, now: now)))
        switch result {
        case .failure(let failure) where failure.isOfTheLine:
            return line.failed(at: now, randomness: settings.randomness()) ? .lineDown : .nothing
        case .failure(.temporary(.cancelled, _, _)):
            return .nothing
        case .failure(.unauthorized):
            line.refused(for: settings.pauseWhenUnauthorized.seconds, at: now)
            return .unauthorized
        case .failure(.temporary(.tooManyRequests, let retryAfter, _)):
            pace.refused(message.chat, kind(message.chat), for: (retryAfter ?? .seconds(1)).seconds, at: now)
        case .success:
            pace.succeeded(at: now)
        case .failure:
            break
        }
        return line.answered() ? .lineUp : .nothing
    }

    /// The turn's transaction is kept.
    mutating func settle(_ turn: DeliveryTurn, at now: Date) {
        for (message, verdict) in unwritten { waiting.release(message, again: verdict.again, in: verdict.movedTo) }
        unwritten = []
        for message in turn.dropped { waiting.release(message) }
        for (message, until) in turn.held { waiting.release(message, again: until) }
        for entry in turn.arrived { waiting.append(entry, at: now) }
        lastSeen = turn.arrived.last?.id ?? lastSeen
    }

    /// When there can be something to do again, if nothing happens before; nil where only news can bring it.
    mutating func nextMoment(after now: Date) -> Date? {
        if let pause = line.pause(at: now) { return pause }
        guard free > 0 else { return nil }
        let next = waiting.hasReady ? pace.next(after: now) : nil
        return [next, waiting.nextAlarm].compactMap { $0 }.min()
    }
}
