internal import Chat
internal import Foundation
internal import GRDB

/// An event as the columns of the inbox hold it.
///
/// Columns rather than JSON: a round of a hundred events is written down before the next is asked for, and a person
/// reading the file sees what was said.
struct StoredEvent {
    let chat: Int64
    let chatKind: String
    let sender: Int64?
    let isBot: Bool
    let happenedAt: Int64
    let kind: String
    let text: String?
    let message: Int64?
    let replyTo: Int64?
    let details: String?

    private enum Kind: String {
        case text, press, file, reachable, unreachable, moved, other
    }

    private struct FileDetails: Codable {
        let file: IncomingFile
        let album: String?
    }

    /// In the order in which `init(_:from:)` reads them.
    static let columns = "chat, chatKind, sender, isBot, happenedAt, kind, text, message, replyTo, details"

    init(_ event: IncomingEvent) throws {
        chat = event.chat.rawValue
        chatKind = event.chatKind.rawValue
        sender = event.sender?.id
        isBot = event.sender?.isBot ?? false
        happenedAt = event.date.milliseconds
        var kind = Kind.other
        var text: String?
        var message: MessageID?
        var replyTo: MessageID?
        var details: String?
        switch event.content {
        case .text(let said, let itself, let earlier):
            (kind, text, message, replyTo) = (.text, said, itself, earlier)
        case .press(let data, let under, let token):
            (kind, text, message, details) = (.press, data, under, token.rawValue)
        case .file(let file, let caption, let itself, let earlier, let album):
            (kind, text, message, replyTo) = (.file, caption, itself, earlier)
            details = try JSONText.write(FileDetails(file: file, album: album))
        case .reachable(let isReachable):
            kind = isReachable ? .reachable : .unreachable
        case .moved(let other):
            (kind, details) = (.moved, String(other.rawValue))
        case .other(let sort, let itself):
            (kind, text, message) = (.other, sort, itself)
        }
        self.kind = kind.rawValue
        self.text = text
        self.message = message?.rawValue
        self.replyTo = replyTo?.rawValue
        self.details = details
    }

    /// Reads the columns that begin at an index of the row.
    init(_ row: Row, from first: Int) {
        chat = row[first]
        chatKind = row[first + 1]
        sender = row[first + 2]
        isBot = row[first + 3]
        happenedAt = row[first + 4]
        kind = row[first + 5]
        text = row[first + 6]
        message = row[first + 7]
        replyTo = row[first + 8]
        details = row[first + 9]
    }

    /// Nil where another program wrote what this one does not understand.
    func event(_ id: Int64) -> IncomingEvent? {
        guard let chatKind = ChatKind(rawValue: chatKind), let content else { return nil }
        return IncomingEvent(
            id: id,
            chat: ChatID(rawValue: chat),
            chatKind: chatKind,
            sender: sender.map { Sender(id: $0, isBot: isBot) },
            date: Date(milliseconds: happenedAt),
            content: content
        )
    }

    private var content: IncomingEvent.Content? {
        let message = message.map(MessageID.init(rawValue:))
        let replyTo = replyTo.map(MessageID.init(rawValue:))
        switch Kind(rawValue: kind) {
        case .text:
            guard let text, let message else { return nil }
            return .text(text, message: message, replyTo: replyTo)
        case .press:
            guard let text, let details else { return nil }
            return .press(text, message: message, token: PressToken(rawValue: details))
        case .file:
            guard let message, let details, let told = try? JSONText.read(FileDetails.self, details) else { return nil }
            return .file(told.file, caption: text, message: message, replyTo: replyTo, album: told.album)
        case .reachable:
            return .reachable(true)
        case .unreachable:
            return .reachable(false)
        case .moved:
            return details.flatMap { Int64($0) }.map { .moved(to: ChatID(rawValue: $0)) }
        case .other:
            return text.map { .other($0, message: message) }
        case nil:
            return nil
        }
    }
}
