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
package final class Intake: ServiceLifecycle.Service {
    private let dialogue: Dialogue
    private let journal: Journal
    private let messenger: any Messenger
    private let time: any TimeSource
    private let outboxBell: Bell
    private let settings: IntakeSettings
    private let logger: Logger
    private let inboxBell = Bell()
    private let progress = IntakeProgress()

    package init(
        dialogue: Dialogue,
        journal: Journal,
        messenger: any Messenger,
        time: any TimeSource,
        outboxBell: Bell,
        settings: IntakeSettings,
        logger: Logger
    ) {
        self.dialogue = dialogue
        self.journal = journal
        self.messenger = messenger
        self.time = time
        self.outboxBell = outboxBell
        self.settings = settings
        self.logger = logger
    }

    package func run() async throws {
        defer { progress.end() }
        await cancelWhenGracefulShutdown { [self] in
            await withTaskCancellationHandler {
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { await self.receive() }
                    group.addTask { await self.handle() }
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

    private func receive() async {
        var cursor: EventCursor?
        var isTakenOver = false
        var failures = 0
        while !Task.isCancelled {
            do {
                if !isTakenOver {
                    try await messenger.takeOverEvents()
                    isTakenOver = true
                }
                let batch = try await messenger.events(after: cursor, wait: settings.wait)
                failures = 0
                guard !batch.events.isEmpty || batch.next != nil else { continue }
                let now = time.now
                try await journal.write { ledger in try ledger.receive(batch.events, at: now) }
                cursor = batch.next ?? cursor
                inboxBell.ring()
            } catch {
                if Task.isCancelled { return }
                failures += 1
                if case .conflict? = error as? DeliveryFailure { isTakenOver = false }
                await pause(after: error, failures: failures)
            }
        }
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
                    let handled = try await handleBatch()
                    for press in handled.presses {
                        acknowledging.addTask { [self] in await acknowledge(press) }
                    }
                    if handled.count == 0 { await inboxBell.wait() }
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
        let (dialogue, now, limit) = (dialogue, time.now, settings.batch)
        let handled = try await journal.write { ledger in
            try HandledBatch(of: ledger.newEvents(limit: limit), by: dialogue, in: ledger, now: now)
        }
        for failure in handled.failures {
            logger.error(
                "an event could not be handled",
                metadata: ["event": "\(failure.event)", "error": "\(failure.error)"]
            )
        }
        if handled.count > 0 { outboxBell.ring() }
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
