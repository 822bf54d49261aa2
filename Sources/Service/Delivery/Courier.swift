package import Chat
internal import Foundation
package import Logging
package import Persistence
internal import ServiceLifecycle
internal import Synchronization

/// Carries the outbox to the messenger: claims what waits, sends it in parallel, writes down how each try ended.
///
/// Results and new claims share one transaction per turn of the loop, so the more is under way the more one commit
/// does. Within a chat messages go one after another, in order.
package final class Courier: ServiceLifecycle.Service {
    private let world: World
    private let journal: Journal
    private let messenger: any Messenger
    private let time: any TimeSource
    private let bell: Bell
    private let settings: CourierSettings
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var finished: [Finished] = []
        var isStopping = false
        var hasEnded = false
        /// Whoever asked to be told of rest after the present turn began.
        var asking: [CheckedContinuation<Void, Never>] = []
        /// Whoever asked before it, so that the turn has seen everything they had written.
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// A try that has ended and is to be written down.
    private struct Finished {
        let entry: OutboxEntry
        let result: Swift.Result<MessageID?, DeliveryFailure>
    }

    /// Ring the bell whenever something was written into the outbox.
    package init(
        world: World,
        journal: Journal,
        messenger: any Messenger,
        time: any TimeSource,
        bell: Bell,
        settings: CourierSettings,
        logger: Logger
    ) {
        self.world = world
        self.journal = journal
        self.messenger = messenger
        self.time = time
        self.bell = bell
        self.settings = settings
        self.logger = logger
    }

    package func run() async throws {
        defer { end() }
        try await recover()
        await withGracefulShutdownHandler {
            await withTaskCancellationHandler {
                await withDiscardingTaskGroup { group in await carry(in: &group) }
            } onCancel: {
                stop()
            }
        } onGracefulShutdown: {
            self.stop()
        }
    }

    /// Returns once nothing is on its way and nothing in the outbox is to be sent now, or when the courier has ended.
    /// What was written into the outbox before the call has been seen to.
    package func settled() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.asking.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() } else { bell.ring() }
        }
    }

    private func recover() async throws(JournalFailure) {
        let count = try await journal.write { try $0.recoverUncertain() }
        if count > 0 {
            logger.warning(
                "messages were on their way when the service ended; sent again",
                metadata: ["count": "\(count)"]
            )
        }
    }

    private func carry(in group: inout DiscardingTaskGroup) async {
        var busy: Set<ChatID> = []
        var unwritten: [DeliveryVerdict] = []
        var pausedUntil: Date?
        while true {
            let (finished, isStopping) = news()
            let now = time.now
            for one in finished {
                busy.remove(one.entry.chat)
                unwritten.append(DeliveryVerdict(one.result, of: one.entry, settings: settings, now: now))
            }
            if finished.contains(where: { $0.result == .failure(.unauthorized) }) {
                logger.critical("the messenger does not accept the token; sending is paused, nothing is lost")
                pausedUntil = now.addingTimeInterval(settings.pauseWhenUnauthorized.seconds)
            }
            let isPaused = pausedUntil.map { $0 > now } ?? false
            let free = isStopping || isPaused ? 0 : settings.inFlight - busy.count

            guard let turn = await turn(writing: unwritten, claiming: free, busy: busy, at: now) else {
                // What is not written down now is taken for uncertain at the next start.
                if Task.isCancelled { return }
                await bell.wait(until: now.addingTimeInterval(Self.retryAfterFailure), by: time)
                continue
            }
            unwritten = []
            for parcel in turn.parcels {
                busy.insert(parcel.entry.chat)
                group.addTask { [self] in await deliver(parcel) }
            }
            guard turn.claimed == 0 else { continue }
            if busy.isEmpty {
                rest()
                if isStopping { return }
            }
            await bell.wait(until: isStopping ? nil : isPaused ? pausedUntil : turn.nextAttempt, by: time)
        }
    }

    /// Seconds between tries to write the journal.
    private static let retryAfterFailure: TimeInterval = 1

    private func news() -> (finished: [Finished], isStopping: Bool) {
        state.withLock { state in
            defer { state.finished = [] }
            state.waiting += state.asking
            state.asking = []
            return (state.finished, state.isStopping)
        }
    }

    /// Nil where the journal failed.
    private func turn(
        writing verdicts: [DeliveryVerdict],
        claiming limit: Int,
        busy: Set<ChatID>,
        at now: Date
    ) async -> DeliveryTurn? {
        do {
            let turn = try await journal.write { [world] ledger in
                try DeliveryTurn(writing: verdicts, claiming: limit, busy: busy, in: ledger, world: world, now: now)
            }
            for (entry, error) in turn.broken {
                logger.error("a message could not be worded", metadata: ["entry": "\(entry)", "error": "\(error)"])
            }
            return turn
        } catch {
            logger.error("the outbox could not be written, will be tried again", metadata: ["error": "\(error)"])
            return nil
        }
    }

    private func deliver(_ parcel: Parcel) async {
        let result: Swift.Result<MessageID?, DeliveryFailure>
        do throws(DeliveryFailure) {
            switch parcel.action {
            case .send(let message):
                result = .success(try await messenger.send(message, to: parcel.entry.chat))
            case .edit(let target, let message):
                try await messenger.edit(target, in: parcel.entry.chat, to: message)
                result = .success(nil)
            }
        } catch {
            logger.notice(
                "a message was not delivered",
                metadata: [
                    "entry": "\(parcel.entry.id)", "attempt": "\(parcel.entry.attempts + 1)", "failure": "\(error)",
                ]
            )
            result = .failure(error)
        }
        state.withLock { $0.finished.append(Finished(entry: parcel.entry, result: result)) }
        bell.ring()
    }

    private func stop() {
        state.withLock { $0.isStopping = true }
        bell.ring()
    }

    private func rest() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private func end() {
        state.withLock { state in
            state.hasEnded = true
            state.waiting += state.asking
            state.asking = []
        }
        rest()
    }
}
