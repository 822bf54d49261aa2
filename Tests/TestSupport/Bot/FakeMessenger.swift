package import Chat
import Foundation
import Synchronization

/// A messenger without a wire: remembers what it was asked, answers by script, keeps a call waiting until told.
///
/// What is not scripted succeeds. Chats keep their messages as people see them, edits included.
package final class FakeMessenger: Messenger {
    package enum Call: Hashable, Sendable {
        case send(OutgoingMessage, to: ChatID)
        case edit(MessageID, in: ChatID, to: OutgoingMessage)
        case acknowledge(PressToken, text: String?)
        case takeOverEvents
        case events(after: EventCursor?)
        case setCommands([MenuCommand], in: MenuScope)
    }

    /// A message as it stands in its chat now.
    package struct Shown: Hashable, Sendable {
        package let id: MessageID
        package var message: OutgoingMessage
    }

    struct State {
        var shown: [ChatID: [Shown]] = [:]
        var lastID: Int64 = 1_000
        /// What the next deliveries to a chat answer; nil is success.
        var script: [ChatID: [DeliveryFailure?]] = [:]
        /// What every delivery answers, whatever the script says.
        var outage: DeliveryFailure?
        var holds: [ChatID: Hold] = [:]
        var underWay: [ChatID: Int] = [:]
        var mostAtOnce = 0
        var mostAtOnceInOneChat = 0
        var inbox = FakeInbox()
    }

    let made = WaitingList<[Call]>([])
    let state = Mutex(State())
    /// Called with each request for events before it is answered.
    private let onAsking: @Sendable (EventCursor?) async -> Void

    package init(onAsking: @escaping @Sendable (EventCursor?) async -> Void = { _ in }) {
        self.onAsking = onAsking
    }

    package func identity() async throws(DeliveryFailure) -> BotIdentity {
        BotIdentity(id: 1, name: "Веха", handle: "vekha_bot")
    }

    package func kind(of chat: ChatID) -> ChatKind { chat.rawValue < 0 ? .group : .personal }

    package func send(_ message: OutgoingMessage, to chat: ChatID) async throws(DeliveryFailure) -> MessageID {
        try await deliver(.send(message, to: chat), in: chat) { state in
            state.lastID += 1
            let id = MessageID(rawValue: state.lastID)
            state.shown[chat, default: []].append(Shown(id: id, message: message))
            return id
        }
    }

    package func edit(
        _ message: MessageID,
        in chat: ChatID,
        to content: OutgoingMessage
    ) async throws(DeliveryFailure) {
        try await deliver(.edit(message, in: chat, to: content), in: chat) { state in
            guard let index = state.shown[chat]?.firstIndex(where: { $0.id == message }) else { return }
            state.shown[chat]?[index].message = content
        }
    }

    package func acknowledge(_ press: PressToken, text: String?) async throws(DeliveryFailure) {
        record(.acknowledge(press, text: text))
    }

    package func takeOverEvents() async throws(DeliveryFailure) {
        record(.takeOverEvents)
    }

    package func events(after cursor: EventCursor?, wait: Duration) async throws(DeliveryFailure) -> EventBatch {
        await onAsking(cursor)
        record(.events(after: cursor))
        while true {
            let (answer, arrival) = state.withLock { $0.inbox.answer(after: cursor) }
            if let answer { return try answer.get() }
            await arrival.wait()
            if Task.isCancelled { throw .temporary(.cancelled) }
        }
    }

    package func download(_ file: IncomingFile, limit: Int) async throws(DeliveryFailure) -> [UInt8] { [] }

    package func setCommands(_ commands: [MenuCommand], in scope: MenuScope) async throws(DeliveryFailure) {
        record(.setCommands(commands, in: scope))
        let failure = state.withLock { state -> DeliveryFailure? in
            if let outage = state.outage { return outage }
            guard case .chat(let chat) = scope, state.script[chat]?.isEmpty == false else { return nil }
            return state.script[chat]?.removeFirst()
        }
        if let failure { throw failure }
    }

    private func deliver<Answer>(
        _ call: Call,
        in chat: ChatID,
        effect: (inout State) -> Answer
    ) async throws(DeliveryFailure) -> Answer {
        let hold = state.withLock { state in
            state.underWay[chat, default: 0] += 1
            state.mostAtOnce = max(state.mostAtOnce, state.underWay.values.reduce(0, +))
            state.mostAtOnceInOneChat = max(state.mostAtOnceInOneChat, state.underWay[chat] ?? 0)
            return state.holds[chat]
        }
        record(call)
        await hold?.wait()
        let answer = state.withLock { state -> Result<Answer, DeliveryFailure> in
            state.underWay[chat, default: 1] -= 1
            if Task.isCancelled { return .failure(.temporary(.cancelled, mayHaveArrived: true)) }
            if let outage = state.outage { return .failure(outage) }
            if state.script[chat]?.isEmpty == false, let failure = state.script[chat]?.removeFirst() {
                return .failure(failure)
            }
            return .success(effect(&state))
        }
        return try answer.get()
    }

    private func record(_ call: Call) {
        made.change { $0.append(call) }
    }
}
