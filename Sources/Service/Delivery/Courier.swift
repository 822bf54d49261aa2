package import Chat
internal import Foundation
package import Logging
package import Persistence
internal import Raster
internal import ServiceLifecycle
internal import Synchronization

/// Carries the outbox to the messenger: claims what waits, sends it in parallel, writes down how each try ended.
///
/// Results and what is taken next share one transaction per turn of the loop, so the more is under way the more one
/// commit does. Answers go before planned messages, chats take turns, and within a chat messages keep their order.
package final class Courier: DiscreetService {
    private let worlds: WorldSource
    private let journal: Journal
    private let messenger: any Messenger
    private let time: any TimeSource
    private let bell: Bell
    private let settings: CourierSettings
    private let workshop: FileWorkshop
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
        let taken: TakenMessage
        let entry: OutboxEntry
        let result: Swift.Result<MessageID?, DeliveryFailure>
    }

    /// Ring the bell whenever something was written into the outbox. `draw` makes a PNG of SVG; it may take its time.
    package init(
        worlds: WorldSource,
        journal: Journal,
        messenger: any Messenger,
        time: any TimeSource,
        bell: Bell,
        settings: CourierSettings,
        draw: @escaping @Sendable (String) throws -> [UInt8] = Courier.librsvg,
        logger: Logger
    ) {
        self.worlds = worlds
        self.journal = journal
        self.messenger = messenger
        self.time = time
        self.bell = bell
        self.settings = settings
        workshop = FileWorkshop(drawing: draw)
        self.logger = logger
    }

    /// Draws with librsvg.
    package static let librsvg: @Sendable (String) throws -> [UInt8] = { try Raster.png(of: $0) }

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
        let now = time.now
        let count = try await journal.write { try $0.recoverUncertain(at: now) }
        if count > 0 {
            logger.warning(
                "messages were on their way when the service ended; sent again",
                metadata: ["count": "\(count)"]
            )
        }
    }

    private func carry(in group: inout DiscardingTaskGroup) async {
        var round = CourierRound(settings: settings, kind: messenger.kind)
        let executor = messenger.executor
        while true {
            let (finished, isStopping) = news()
            let now = time.now
            for one in finished { note(one, in: &round, at: now) }
            let taken = isStopping ? [] : round.take(at: now)

            guard let turn = await turn(of: round, taking: taken, at: now) else {
                for message in taken { round.giveBack(message, at: now) }
                // What is not written down now is taken for uncertain at the next start.
                if Task.isCancelled { return }
                await bell.wait(until: now.addingTimeInterval(Self.retryAfterFailure), by: time)
                continue
            }
            round.settle(turn, at: now)
            for (message, parcel) in turn.parcels {
                group.addTask(executorPreference: executor) { [self] in await deliver(parcel, message) }
            }
            guard isStopping || !round.mayTake(at: now) else { continue }
            if round.isIdle {
                // With nothing on its way the next message can only be one that may not leave yet.
                rest()
                if isStopping { return }
            }
            await bell.wait(until: isStopping ? nil : round.nextMoment(after: now), by: time)
        }
    }

    private func note(_ one: Finished, in round: inout CourierRound, at now: Date) {
        switch round.finish(one.taken, one.entry, one.result, at: now) {
        case .nothing: break
        case .lineDown: logger.error("the messenger cannot be reached; sending waits, nothing is lost")
        case .lineUp: logger.notice("the messenger can be reached again")
        case .unauthorized:
            logger.critical("the messenger does not accept the token; sending is paused, nothing is lost")
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
    private func turn(of round: CourierRound, taking messages: [TakenMessage], at now: Date) async -> DeliveryTurn? {
        do {
            let (world, verdicts, last) = (worlds.current, round.unwritten, round.lastSeen)
            let turn = try await journal.write { ledger in
                try DeliveryTurn(
                    writing: verdicts.map(\.verdict),
                    taking: messages,
                    after: last,
                    in: ledger,
                    world: world,
                    now: now
                )
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

    private func deliver(_ parcel: Parcel, _ taken: TakenMessage) async {
        let result: Swift.Result<MessageID?, DeliveryFailure>
        do throws(DeliveryFailure) {
            switch parcel.action {
            case .send(let message):
                result = .success(try await messenger.send(message, to: parcel.entry.chat))
            case .edit(let target, let message):
                try await messenger.edit(target, in: parcel.entry.chat, to: message)
                result = .success(nil)
            case .make(let draft):
                let message = await make(draft, for: parcel.entry)
                result = .success(try await messenger.send(message, to: parcel.entry.chat))
            case .setMenu(let commands):
                try await messenger.setCommands(commands, in: .chat(parcel.entry.chat))
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
        state.withLock { $0.finished.append(Finished(taken: taken, entry: parcel.entry, result: result)) }
        bell.ring()
    }

    /// The file, or an excuse where none can be made on this machine.
    private func make(_ draft: FileDraft, for entry: OutboxEntry) async -> OutgoingMessage {
        do {
            return try await workshop.message(of: draft)
        } catch {
            logger.error(
                "a file could not be made",
                metadata: ["entry": "\(entry.id)", "file": "\(draft.fileName)", "error": "\(error)"]
            )
            return OutgoingMessage(text: draft.excuse)
        }
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
