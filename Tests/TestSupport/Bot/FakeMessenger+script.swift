package import Chat
import Synchronization

extension FakeMessenger {
    /// What the next deliveries to a chat shall answer, in order; nil is success, and so is everything after them.
    package func answer(_ chat: ChatID, with script: DeliveryFailure?...) {
        state.withLock { $0.script[chat, default: []] += script }
    }

    /// Lets every delivery fail so until it is called with nil.
    package func fail(with outage: DeliveryFailure?) {
        state.withLock { $0.outage = outage }
    }

    /// Keeps deliveries to a chat waiting for an answer until the hold is released.
    package func hold(_ chats: ChatID...) -> Hold {
        let hold = Hold()
        state.withLock { state in
            for chat in chats { state.holds[chat] = hold }
        }
        return hold
    }

    /// People did something: kept, as a messenger does, until a later cursor confirms it.
    package func arrive(_ events: IncomingEvent...) {
        state.withLock { $0.inbox.arrive(events) }
    }

    /// Tells events again, confirmed or not.
    package func repeatOnce(_ events: IncomingEvent...) {
        state.withLock { $0.inbox.tellAgain(events) }
    }

    /// Lets the next requests for events fail.
    package func failReceiving(_ failures: DeliveryFailure...) {
        state.withLock { $0.inbox.fail(failures) }
    }
}

extension FakeMessenger {
    package var calls: [Call] { made.value }

    /// How many deliveries were under way at once, at the most.
    package var mostAtOnce: Int { state.withLock { $0.mostAtOnce } }
    package var mostAtOnceInOneChat: Int { state.withLock { $0.mostAtOnceInOneChat } }

    /// The messages of a chat as they stand now, oldest first.
    package func shown(in chat: ChatID) -> [Shown] { state.withLock { $0.shown[chat] ?? [] } }

    /// What was asked to be sent to a chat, tries that failed included.
    package func sends(to chat: ChatID) -> [OutgoingMessage] {
        calls.compactMap { if case .send(let message, chat) = $0 { message } else { nil } }
    }

    package func edits(in chat: ChatID) -> [OutgoingMessage] {
        calls.compactMap { if case .edit(_, in: chat, to: let message) = $0 { message } else { nil } }
    }

    /// The cursors that events were asked for with.
    package var cursors: [EventCursor?] {
        calls.compactMap { if case .events(let cursor) = $0 { .some(cursor) } else { nil } }
    }

    /// Returns as soon as the calls made fulfil the condition.
    package func until(_ condition: @escaping @Sendable ([Call]) -> Bool) async {
        await made.until(condition)
    }

    /// Returns once so many deliveries to a chat were asked for, tries that failed included.
    package func sent(_ count: Int, to chat: ChatID) async {
        await until { calls in
            calls.count { if case .send(_, chat) = $0 { true } else { false } } >= count
        }
    }
}
