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
        var waitingForIdle: [CheckedContinuation<Void, Never>] = []
    }

    /// A try that has ended and is to be written down.
    private struct Finished {
        let entry: OutboxEntry
        let result: Swift.Result<MessageID?, DeliveryFailure>
    }

    private struct Turn: Sendable {
        /// How many entries were taken, those with nothing left to say included.
        var claimed = 0
        var parcels: [Parcel] = []
        var nextAttempt: Date?
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

    /// Returns once nothing is on its way and nothing in the outbox is to be sent now.
    package func settled() async {
        await withCheckedContinuation { continuation in
            state.withLock { $0.waitingForIdle.append(continuation) }
            bell.ring()
        }
    }

    private func recover() async throws(JournalFailure) {
        let count = try await journal.write { try $0.recoverUncertain() }
        if count > 0 {
            logger.warning("messages were on their way when the service ended; sent again", metadata: ["count": "\(count)"])
        }
    }

    private func carry(in group: inout DiscardingTaskGroup) async {
        var busy: Set<ChatID> = []
        var unwritten: [Finished] = []
        var pausedUntil: Date?
        while true {
            let (finished, isStopping) = state.withLock { state in
                defer { state.finished = [] }
                return (state.finished, state.isStopping)
            }
            unwritten += finished
            let now = time.now
            if finished.contains(where: { $0.result == .failure(.unauthorized) }) {
                logger.critical("the messenger does not accept the token; sending is paused, nothing is lost")
                pausedUntil = now.addingTimeInterval(settings.pauseWhenUnauthorized.seconds)
            }
            let isPaused = pausedUntil.map { $0 > now } ?? false
            for one in finished { busy.remove(one.entry.chat) }
            let free = isStopping || isPaused ? 0 : settings.inFlight - busy.count

            guard let turn = await turn(unwritten, claiming: free, busy: busy, at: now) else {
                await bell.wait(until: time.now.addingTimeInterval(1), by: time)
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
            let alarm = isStopping ? nil : isPaused ? pausedUntil : later(turn.nextAttempt, than: now)
            await bell.wait(until: alarm, by: time)
        }
    }

    /// One transaction: what ended is written down, then new work is claimed. Nil where the journal failed.
    private func turn(_ finished: [Finished], claiming limit: Int, busy: Set<ChatID>, at now: Date) async -> Turn? {
        let (world, settings) = (world, settings)
        do {
            return try await journal.write { ledger in
                for one in finished {
                    try DeliveryVerdict(one.result, of: one.entry, settings: settings, now: now).apply(in: ledger)
                }
                var turn = Turn()
                let entries = limit > 0 ? try ledger.claim(limit: limit, busy: busy, at: now) : []
                turn.claimed = entries.count
                turn.parcels = try entries.compactMap { try Parcel($0, world: world, ledger: ledger, now: now) }
                turn.nextAttempt = try ledger.nextAttempt()
                return turn
            }
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
                metadata: ["entry": "\(parcel.entry.id)", "attempt": "\(parcel.entry.attempts + 1)", "failure": "\(error)"]
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
            defer { state.waitingForIdle = [] }
            return state.waitingForIdle
        }
        for continuation in waiting { continuation.resume() }
    }

    /// An attempt that could be made now but was not waits for a chat to become free; the bell will tell.
    private func later(_ instant: Date?, than now: Date) -> Date? {
        instant.flatMap { $0 > now ? $0 : nil }
    }
}
