import Foundation

extension World {
    /// The Bot API's Message; the message it answers is shown without the one that answers in turn.
    func json(_ message: Message, withReply: Bool = true) -> JSON {
        guard let chat = chats[message.chat] else { return .null }
        var members: [JSON.Member] = []
        members.reserveCapacity(8)
        func add(_ key: String, _ value: JSON?) {
            if let value { members.append(.init(key: key, value: value)) }
        }
        add("message_id", .int(message.id))
        add("from", accounts[message.sender]?.user)
        add("chat", chat.json)
        add("date", .int(Int(message.date.timeIntervalSince1970.rounded(.down))))
        add("edit_date", message.edited.map { .int(Int($0.timeIntervalSince1970.rounded(.down))) })
        if withReply, let replied = message.replyTo.flatMap({ chat[message: $0] }) {
            add("reply_to_message", json(replied, withReply: false))
        }
        add("media_group_id", message.album.map(JSON.string))
        if let file = message.file { members.append(file.member) }
        if message.content.length > 0 {
            let isCaption = message.file != nil
            add(isCaption ? "caption" : "text", .string(message.content.text))
            if !message.content.entities.isEmpty {
                add(isCaption ? "caption_entities" : "entities", .array(message.content.entities.map(\.json)))
            }
        }
        if let rows = message.keyboard?.inlineRows, !rows.isEmpty {
            add("reply_markup", ["inline_keyboard": Keyboard.json(rows)])
        }
        return .object(members)
    }

    /// The message as `/sandbox` shows it.
    func shown(_ message: Message) -> JSON {
        [
            "message_id": .int(message.id),
            "from": accounts[message.sender]?.author,
            "date": .string(timestamp.text(message.date)),
            "text": .string(message.content.text),
            "entities": .array(message.content.entities.map(\.json)),
            "html": .string(message.content.html),
            "buttons": Keyboard.json(message.keyboard?.inlineRows ?? []),
            "files": .array(message.file.map { [shown($0)] } ?? []),
            "edited": message.edited.map { .string(timestamp.text($0)) } ?? false,
            "reply_to": message.replyTo.map(JSON.int) ?? .null,
            "album": message.album.map(JSON.string),
            "loading": presses.values.contains { $0.chat == message.chat && $0.message == message.id } ? true : nil,
        ]
    }

    private func shown(_ file: StoredFile) -> JSON {
        [
            "file_id": .string(file.id), "name": .string(file.name), "size": .int(file.bytes.count),
            "media_type": .string(file.mediaType), "photo": .bool(file.isPhoto),
            "url": .string("/sandbox/files/\(file.id)"),
        ]
    }

    /// The chat as `/sandbox/chats` shows it.
    func shown(_ chat: Conversation) -> JSON {
        [
            "id": .int(chat.id), "title": .string(chat.title), "kind": .string(chat.kind),
            "note": accounts[chat.id]?.note.map(JSON.string),
            "members": .array(
                chat.members.compactMap { accounts[$0] }.map { member in
                    member.author.adding("note", member.note.map(JSON.string) ?? .null)
                }
            ),
            "unread": .int(chat.unread), "messages": .int(chat.messages.count { $0 != nil }),
            "last_message": chat.lastMessage.map(shown) ?? .null,
            "keyboard": .array(chat.replyKeyboard.map { .array($0.map(JSON.string)) }),
            "blocked": .bool(accounts[chat.id]?.blocked.isEmpty == false),
        ]
    }
}
