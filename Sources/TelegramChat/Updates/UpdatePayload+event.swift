import Chat

import struct Foundation.Date

extension UpdatePayload {
    /// What the update says in words of any messenger; nil for kinds that say nothing to the bot.
    ///
    /// `receivedAt` stands in where Telegram tells no date, as it does for every press of a button.
    func event(receivedAt: Date) -> IncomingEvent? {
        switch content {
        case .message(let message):
            event(message.chat, message.sender, message.date, receivedAt, message.meaning)
        case .edited(let message):
            event(message.chat, message.sender, message.date, receivedAt, .other("edited", message: message.reference))
        case .press(let press):
            event(press.chat, press.sender, nil, receivedAt, press.meaning)
        case .membership(let membership):
            event(
                membership.chat,
                membership.sender,
                membership.date,
                receivedAt,
                .reachable(membership.isReachable)
            )
        case .unknown:
            nil
        }
    }

    private func event(
        _ chat: ChatPayload,
        _ sender: SenderPayload?,
        _ date: Int64?,
        _ receivedAt: Date,
        _ content: IncomingEvent.Content
    ) -> IncomingEvent {
        IncomingEvent(
            id: id,
            chat: chat.id,
            chatKind: chat.kind,
            sender: sender?.sender,
            date: date.map { Date(timeIntervalSince1970: Double($0)) } ?? receivedAt,
            content: content
        )
    }
}

extension MessagePayload {
    fileprivate var reference: MessageID { MessageID(rawValue: id) }

    fileprivate var meaning: IncomingEvent.Content {
        let replyTo = replyTo.map { MessageID(rawValue: $0) }
        return switch content {
        case .text(let text):
            .text(text, message: reference, replyTo: replyTo)
        case .file(let file, let caption, let album):
            .file(file, caption: caption, message: reference, replyTo: replyTo, album: album)
        case .moved(let chat):
            .moved(to: ChatID(rawValue: chat))
        case .other(let kind):
            .other(kind, message: reference)
        }
    }
}

extension PressPayload {
    /// Without a message it can only be the person's own chat with the bot.
    fileprivate var chat: ChatPayload {
        message?.chat ?? ChatPayload(id: ChatID(rawValue: sender.id), kind: .personal)
    }

    fileprivate var meaning: IncomingEvent.Content {
        let message = message.map { MessageID(rawValue: $0.id) }
        guard let data else { return .other("game", message: message) }
        return .press(data, message: message, token: PressToken(rawValue: token))
    }
}
