/// A messenger as the bot needs it. Telegram is one; MAX is to be the next.
///
/// Every call may be cancelled; a cancelled call throws `DeliveryFailure.temporary` with `mayHaveArrived`
/// telling whether the request had left.
package protocol Messenger: Sendable {
    /// Where tasks that do little else than call the messenger run at the least cost; nil where that is all the same.
    /// Nothing that takes long or blocks belongs there.
    var executor: (any TaskExecutor)? { get }

    /// Who the bot is there; also the cheapest proof that the token is right.
    func identity() async throws(DeliveryFailure) -> BotIdentity

    func send(_ message: OutgoingMessage, to chat: ChatID) async throws(DeliveryFailure) -> MessageID

    /// Groups have limits of their own.
    func kind(of chat: ChatID) -> ChatKind

    /// Replaces text and buttons of an earlier message. A message that already reads so is a success.
    func edit(_ message: MessageID, in chat: ChatID, to content: OutgoingMessage) async throws(DeliveryFailure)

    /// Ends the waiting sign on a pressed button; the text, at most 200 characters, flashes over the chat.
    func acknowledge(_ press: PressToken, text: String?) async throws(DeliveryFailure)

    /// Ends whatever would keep `events` from being asked for, such as a webhook set before. What waits to be told
    /// goes on waiting.
    func takeOverEvents() async throws(DeliveryFailure)

    /// Waits for what people did, at most `wait`; an empty batch is an ordinary answer.
    ///
    /// Asking with a cursor tells the messenger that everything before it is safely written down here.
    func events(after cursor: EventCursor?, wait: Duration) async throws(DeliveryFailure) -> EventBatch

    /// The bytes of a file a person sent; throws `rejected` above `limit` bytes.
    func download(_ file: IncomingFile, limit: Int) async throws(DeliveryFailure) -> [UInt8]

    /// The menu beside the input field. Without a command the chats lose theirs: one chat gets everybody's again.
    func setCommands(_ commands: [MenuCommand], in scope: MenuScope) async throws(DeliveryFailure)
}

extension Messenger {
    package var executor: (any TaskExecutor)? { nil }

    /// For messengers where events can always be asked for.
    package func takeOverEvents() async throws(DeliveryFailure) {}
}

package struct BotIdentity: Hashable, Sendable {
    package let id: Int64
    package let name: String
    /// The name in links, without `@`.
    package let handle: String

    package init(id: Int64, name: String, handle: String) {
        self.id = id
        self.name = name
        self.handle = handle
    }
}

/// How far the incoming events have been read: a number at Telegram (`offset`) and at MAX (`marker`).
package struct EventCursor: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}

package struct EventBatch: Hashable, Sendable {
    /// In the order they happened.
    package let events: [IncomingEvent]
    /// What to ask with next, once the events are written down; nil where nothing came.
    package let next: EventCursor?

    package init(events: [IncomingEvent], next: EventCursor?) {
        self.events = events
        self.next = next
    }
}

/// Where a menu of commands is shown.
package enum MenuScope: Hashable, Sendable {
    /// In every chat that has none of its own.
    case everywhere
    case chat(ChatID)
}

package struct MenuCommand: Hashable, Sendable {
    /// Without the slash; `a-z`, `0-9` and `_`.
    package let name: String
    package let summary: String

    package init(name: String, summary: String) {
        self.name = name
        self.summary = summary
    }
}
