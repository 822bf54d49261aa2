package import struct Foundation.Date

/// Something a person did in a chat, as the messenger told it.
package struct IncomingEvent: Hashable, Sendable {
    /// The messenger's own number for it; unique, so an event told twice is recognised.
    package let id: Int64
    package let chat: ChatID
    package let chatKind: ChatKind
    /// Nil where the event has no person behind it.
    package let sender: Sender?
    /// When it happened, by the messenger's clock.
    package let date: Date
    package let content: Content

    package enum Content: Hashable, Sendable {
        /// Text typed by the person; `replyTo` is the message it answers.
        case text(String, message: MessageID, replyTo: MessageID?)
        /// A button of ours pressed: its data, the message it hangs on, and the token to acknowledge the press by.
        case press(String, message: MessageID?, token: PressToken)
        /// A document or a photo; `album` joins several of one sending.
        case file(IncomingFile, caption: String?, message: MessageID, replyTo: MessageID?, album: String?)
        /// The person blocked the bot (`false`) or let it in again (`true`).
        case reachable(Bool)
        /// A group became a supergroup with another id.
        case moved(to: ChatID)
        /// Something the bot has no use for (a sticker, a voice message, a location): its kind.
        case other(String, message: MessageID?)
    }

    package init(id: Int64, chat: ChatID, chatKind: ChatKind, sender: Sender?, date: Date, content: Content) {
        self.id = id
        self.chat = chat
        self.chatKind = chatKind
        self.sender = sender
        self.date = date
        self.content = content
    }
}

package enum ChatKind: String, Hashable, Sendable {
    case personal, group
}

/// The account behind an event. Not a person of the roster until a chat link says so; what the messenger tells of its
/// owner besides, such as a name, is nothing the bot needs, so it is not even read.
package struct Sender: Hashable, Sendable {
    package let id: Int64
    package let isBot: Bool

    package init(id: Int64, isBot: Bool = false) {
        self.id = id
        self.isBot = isBot
    }
}

/// A file waiting at the messenger.
package struct IncomingFile: Hashable, Sendable, Codable {
    /// What the messenger wants to hear to hand the file out.
    package let id: String
    package let name: String?
    package let mediaType: String?
    /// Bytes, where the messenger tells it.
    package let size: Int?

    package init(id: String, name: String?, mediaType: String?, size: Int?) {
        self.id = id
        self.name = name
        self.mediaType = mediaType
        self.size = size
    }
}
