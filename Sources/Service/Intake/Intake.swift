package import Chat
internal import Foundation
package import Logging
package import Persistence
internal import ServiceLifecycle
internal import Synchronization

/// Takes in what people do: each event is written down before the messenger is told it arrived, then acted on once.
///
/// Receiving and handling are two loops with the inbox between them. Handlers work inside the transaction that marks
/// their event as handled, so an answer, the change it makes and the reply it causes are one.
package final class Intake: DiscreetService {
    private let worlds: WorldSource
    private let journal: Journal
    private let messenger: any Messenger
    private let time: any TimeSource
    private let outboxBell: Bell
    private let settings: IntakeSettings
    private let logger: Logger
    private let inboxBell = Bell()
    private let progress = IntakeProgress()
    /// Nothing more waits at the messenger from before the start.
    private let receivedAll = Atomic(false)
    private let acknowledgements = Turnstile(limit: 50)
    private let guesses = GuessGuard()
    private let onOutage: @Sendable () -> Void
    private let onHandled: @Sendable () -> Void

    package init(
        worlds: WorldSource,
        journal: Journal,
        messenger: any Messenger,
        time: any TimeSource,
        outboxBell: Bell,
        settings: IntakeSettings,
        logger: Logger,
        onOutage: @escaping @Sendable () -> Void = {},
        onHandled: @escaping @Sendable () -> Void = {}
    ) {
        self.worlds = worlds
        self.journal = journal
        self.messenger = messenger
        self.time = time
        self.outboxBell = outboxBell
        self.settings = settings
        self.logger = logger
        self.onOutage = onOutage
        self.onHandled = onHandled
    }

    package func run() async throws {
        defer { progress.end() }
        await cancelWhenGracefulShutdown { [self] in
            await withTaskCancellationHandler {
                await withTaskGroup(of: Void.self) { group in
                    // Whatever waits to be handled, what comes in is written down first.
                    group.addTask(priority: .high) { await self.leave(await self.receive()) }
                    group.addTask { await self.handle() }
                    group.addTask { await self.losePatience() }
                    await group.waitForAll()
                }
            } onCancel: {
                inboxBell.ring()
            }
        }
    }

    /// Returns once this run has acted on the event with this id, or the intake has ended. What is to be sent because
    /// of it is in the outbox by then.
    package func handled(_ event: Int64) async {
        await progress.reached(event)
    }

    /// Returns once what people did before the start has been handled, or the messenger was waited for in vain.
    package func caughtUp() async {
        // Services end one after another: whoever waits here must not wait for an intake that ends after him.
        await withTaskCancellationHandler {
            await progress.caughtUp()
        } onCancel: {
            progress.catchUp()
        }
    }

    private func losePatience() async {
        try? await time.sleep(until: time.now.addingTimeInterval(settings.patience.seconds))
        progress.catchUp()
    }

    /// An ordinary stop says until when the line held, to the second.
    private func leave(_ contact: ContactKeeper) async {
        guard contact.holds else { return }
        let now = time.now
        try? await journal.write { try $0.set(.lastContact, to: now) }
    }

    /// Returns: how the line stood at the end.
    private func receive() async -> ContactKeeper {
        var cursor: EventCursor?
        var isTakenOver = false
        var failures = 0
        var contact = ContactKeeper()
        while !Task.isCancelled {
            do {
                if !isTakenOver {
                    try await messenger.takeOverEvents()
                    isTakenOver = true
                }
                // The backlog of the start comes without waiting, so that its end is seen.
                let isBacklog = !receivedAll.load(ordering: .relaxed)
                let batch = try await messenger.events(after: cursor, wait: isBacklog ? .zero : settings.wait)
                failures = 0
                let now = time.now
                if !batch.events.isEmpty || contact.isDue(at: now) {
                    contact = try await keep(batch.events, contact, at: now)
                }
                cursor = batch.next ?? cursor
                if batch.events.isEmpty { receivedAll.store(true, ordering: .relaxed) }
                if !batch.events.isEmpty || isBacklog { inboxBell.ring() }
            } catch {
                if Task.isCancelled { return contact }
                failures += 1
                contact.lost()
                if case .conflict? = error as? DeliveryFailure { isTakenOver = false }
                await pause(after: error, failures: failures)
            }
        }
        return contact
    }

    private func keep(
        _ events: [IncomingEvent],
        _ contact: ContactKeeper,
        at now: Date
    ) async throws(JournalFailure) -> ContactKeeper {
        let (kept, isOutage) = try await journal.write { ledger in
            var contact = contact
            try ledger.receive(events, at: now)
            let isOutage = try contact.made(in: ledger, at: now)
            return (contact, isOutage)
        }
        if isOutage {
            logger.error("the messenger was out of reach for over a day; replies may have been lost")
            onOutage()
        }
        return kept
    }

    private func pause(after error: any Error, failures: Int) async {
        logger.warning("events could not be received, will be tried again", metadata: ["error": "\(error)"])
        var asked: Duration?
        if case .temporary(_, let retryAfter, _)? = error as? DeliveryFailure { asked = retryAfter }
        let delay = settings.retry.delay(
            after: min(failures, settings.retry.attempts - 1),
            asked: asked,
            randomness: settings.randomness()
        )
        // Receiving never gives up: the longest delay simply repeats.
        try? await time.sleep(until: time.now.addingTimeInterval((delay ?? settings.retry.longestDelay).seconds))
    }

    private func handle() async {
        await withDiscardingTaskGroup { acknowledging in
            while !Task.isCancelled {
                do {
                    let hadReceivedAll = receivedAll.load(ordering: .relaxed)
                    let handled = try await handleBatch()
                    // Too many at once would keep the answers themselves waiting; a sign left alone ends by itself.
                    for press in handled.presses where acknowledgements.enter() {
                        acknowledging.addTask { [self] in
                            await acknowledge(press)
                            acknowledgements.leave()
                        }
                    }
                    guard handled.count == 0 else { continue }
                    if hadReceivedAll { progress.catchUp() }
                    await inboxBell.wait()
                } catch {
                    if Task.isCancelled { return }
                    logger.error("the inbox could not be handled, will be tried again", metadata: ["error": "\(error)"])
                    try? await time.sleep(until: time.now.addingTimeInterval(Self.retryAfterFailure))
                }
            }
        }
    }

    /// Seconds between tries to handle the inbox.
    private static let retryAfterFailure: TimeInterval = 1

    private func handleBatch() async throws(JournalFailure) -> HandledBatch {
        let dialogue = Dialogue(world: worlds.current, guesses: guesses)
        let (now, limit) = (time.now, settings.batch)
        let handled = try await journal.write { ledger in
            try HandledBatch(of: try ledger.newEvents(limit: limit), by: dialogue, in: ledger, now: now)
        }
        for failure in handled.failures {
            logger.error(
                "an event could not be handled",
                metadata: ["event": "\(failure.event)", "error": "\(failure.error)"]
            )
        }
        if handled.count > 0 {
            outboxBell.ring()
            onHandled()
        }
        if let last = handled.last { progress.advance(to: last) }
        return handled
    }

    /// Ends the waiting sign. Lost with a crash, which costs a person nothing: the sign ends by itself.
    private func acknowledge(_ press: Acknowledgement) async {
        do throws(DeliveryFailure) {
            try await messenger.acknowledge(press.token, text: press.text)
        } catch {
            logger.debug("a press was not acknowledged", metadata: ["failure": "\(error)"])
        }
    }
}
