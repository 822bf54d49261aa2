package import Chat
internal import Core
internal import Foundation
package import Logging
package import Persistence
internal import ServiceLifecycle
internal import Synchronization
internal import Wording

/// Carries out the changes that people have confirmed: writes the files, takes up what they say, tells whom it
/// concerns.
///
/// A confirmation is in the journal before anything is done, and so is what is about to be written; a change that a
/// crash interrupts is finished at the next start, and nobody is told twice.
package final class ChangeKeeper: DiscreetService {
    let worlds: WorldSource
    let journal: Journal
    let store: any ConfigurationStore
    let messenger: any Messenger
    let time: any TimeSource
    let logger: Logger
    private let bell = Bell()
    private let planningBell: Bell
    private let outboxBell: Bell
    /// The work under way; the next waits for it.
    private let last = Mutex<Task<Void, Never>?>(nil)
    /// The mistakes on disk that have been told of and are still there.
    let knownMistakes = Mutex<String?>(nil)

    /// Something of the last work is still to be done.
    private let hasFailed = Atomic(false)

    private static let retryAfterFailure: TimeInterval = 5

    package init(
        worlds: WorldSource,
        journal: Journal,
        store: any ConfigurationStore,
        messenger: any Messenger,
        time: any TimeSource,
        planningBell: Bell,
        outboxBell: Bell,
        logger: Logger
    ) {
        self.worlds = worlds
        self.journal = journal
        self.store = store
        self.messenger = messenger
        self.time = time
        self.planningBell = planningBell
        self.outboxBell = outboxBell
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            await withTaskCancellationHandler {
                while !Task.isCancelled {
                    await work()
                    let retry = hasFailed.load(ordering: .relaxed) ? time.now + Self.retryAfterFailure : nil
                    if !Task.isCancelled { await bell.wait(until: retry, by: time) }
                }
            } onCancel: {
                bell.ring()
            }
        }
    }

    /// To be called when something may have been confirmed.
    package func ring() {
        bell.ring()
    }

    /// To be called when something was written into the outbox.
    func ringOutbox() {
        outboxBell.ring()
    }

    /// Carries out everything that waits for it, one at a time whoever asks.
    ///
    /// Returns: whether the configuration has changed.
    @discardableResult
    package func work() async -> Bool {
        await inTurn { await self.workAlone() }
    }

    /// Takes up the configuration as it stands on disk, between two changes and never during one: neither can put an
    /// older world over a newer.
    ///
    /// Throws whatever `load` does; then the world stays as it is.
    package func takeUp(_ load: @escaping @Sendable () throws -> World) async throws {
        try await inTurn { Result { self.worlds.change(to: try load()) } }.get()
        knownMistakes.withLock { $0 = nil }
        planningBell.ring()
    }

    /// Everything that changes the world goes through here, in the order in which it was asked for.
    private func inTurn<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        let task = last.withLock { last in
            let earlier = last
            let task = Task {
                await earlier?.value
                return await work()
            }
            last = Task { _ = await task.value }
            return task
        }
        return await task.value
    }

    private func workAlone() async -> Bool {
        hasFailed.store(false, ordering: .relaxed)
        var hasChanged = await eraseNames()
        do {
            for record in try await journal.read({ try $0.pendingChanges() }) {
                hasChanged = await carryOut(record) || hasChanged
                outboxBell.ring()
            }
        } catch {
            hasFailed.store(true, ordering: .relaxed)
            logger.error("changes could not be looked for, will be tried again", metadata: ["error": "\(error)"])
        }
        if hasChanged {
            logger.notice("the configuration was changed by chat")
            planningBell.ring()
        }
        return hasChanged
    }

    /// What fails is tried again later and keeps nobody else's change waiting.
    private func carryOut(_ record: ChangeRecord) async -> Bool {
        do {
            switch record.state {
            case .received: try await fetch(record)
            case .accepted: return try await apply(record)
            case .undoing: return try await undo(record)
            case .proposed, .declined, .applied, .undone, .refused: break
            }
        } catch let failure as CannotWrite {
            logger.error(
                "a change could not be written to the configuration",
                metadata: ["change": "\(record.id)", "error": "\(failure.cause)"]
            )
            await giveUp(record)
        } catch {
            willTryAgain(record, error)
        }
        return false
    }

    /// Something could not be done: the next round comes by itself.
    func tryAgainLater() {
        hasFailed.store(true, ordering: .relaxed)
    }

    private func willTryAgain(_ record: ChangeRecord, _ error: any Error) {
        tryAgainLater()
        // Of mistakes in a file the places only: what was found there may be somebody's name.
        let words = (error as? Problems)?.places ?? "\(error)"
        logger.error(
            "a change could not be carried out, will be tried again",
            metadata: ["change": "\(record.id)", "error": "\(words)"]
        )
    }

    /// Nothing could be written: a change is refused, one that was to be taken back stays.
    private func giveUp(_ record: ChangeRecord) async {
        do {
            let text = try RefusalWords.reason("cannotWrite", in: worlds.current)
            guard record.state == .undoing else { return try await refuse(record, text) }
            let now = time.now
            try await journal.write { ledger in
                try ledger.move(change: record.id, from: .undoing, to: .applied, at: now)
                let key = "change/\(record.id)/stays/\(Int(now.timeIntervalSince1970))"
                let message = OutboxContent.message(OutgoingMessage(text: text))
                try ledger.enqueue(message, key: key, to: record.chat, lane: .answer, at: now)
            }
        } catch {
            willTryAgain(record, error)
        }
    }

    /// Says why nothing was done; the card that asked says so as well, and its buttons go.
    func refuse(_ record: ChangeRecord, _ text: String) async throws {
        let (now, world) = (time.now, worlds.current)
        try await journal.write { ledger in
            try ledger.refuse(record, text, in: world, at: now)
        }
    }

    /// Puts a file's new bytes in place.
    func write(_ bytes: [UInt8], to file: String, keepingOldAs backup: String) throws(CannotWrite) {
        do {
            try store.replace(file, with: bytes, keepingOldAs: backup)
        } catch {
            throw CannotWrite(cause: "\(error)")
        }
    }
}

/// The configuration's folder is full, gone or not ours to write to.
struct CannotWrite: Error {
    let cause: String
}

extension Ledger {
    /// Ends a change that cannot be made.
    fileprivate func refuse(_ record: ChangeRecord, _ text: String, in world: World, at now: Date) throws {
        let content = record.state == .received ? nil : try content(ofChange: record.id)
        try refuse(change: record.id, reason: text, at: now)
        if let message = record.message {
            let card = try record.change.map { change in
                let after = (try? world.trying(change, content: content).world) ?? world
                return try ChangeCard(id: record.id, change: change, before: world, after: after).message(.declined)
            }
            let edit = OutboxContent.edit(message, card ?? OutgoingMessage(text: text))
            try enqueue(edit, key: "change/\(record.id)/ended", to: record.chat, lane: .answer, at: now)
        }
        let message = OutboxContent.message(OutgoingMessage(text: text))
        try enqueue(message, key: "change/\(record.id)/refused", to: record.chat, lane: .answer, at: now)
    }

    fileprivate func pendingChanges() throws -> [ChangeRecord] {
        try changes(in: .received, .accepted, .undoing)
    }
}
