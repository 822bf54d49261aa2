extension World {
    /// Which button a person means.
    enum ButtonName {
        /// By what it carries.
        case data(String)
        /// By what stands on it.
        case label(String)
    }

    struct Pressed {
        let message: Int
        let update: Int?
        let query: String?

        var json: JSON {
            [
                "message_id": .int(message), "update_id": update.map(JSON.int) ?? .null,
                "callback_query_id": query.map(JSON.string),
            ]
        }
    }

    /// A person presses a button: of this message, or of the latest message that has it.
    mutating func press(
        _ name: ButtonName,
        chat id: Int,
        message number: Int?,
        from user: Int?,
        now: Moment
    ) throws(Complaint) -> Pressed {
        guard let chat = chats[id] else { throw .missing("no chat \(id)") }
        if let number, chat[message: number] == nil { throw .missing("no message \(number) in chat \(id)") }
        let candidates = number.map { [chat[message: $0]] } ?? chat.messages.reversed()
        for case let message? in candidates {
            guard let button = message.keyboard?.inlineRows.joined().first(where: { name.means($0) }) else { continue }
            return try press(button, of: message, in: chat, from: user, now: now)
        }
        if case .label(let label) = name, number == nil, chat.replyKeyboard.joined().contains(label) {
            let spoken = try say(chat: id, from: user, content: MarkedText(label), now: now)
            return Pressed(message: spoken.message, update: spoken.update, query: nil)
        }
        throw .missing(complaint(name, chat: chat, message: number))
    }

    private mutating func press(
        _ button: Keyboard.Button,
        of message: Message,
        in chat: Conversation,
        from user: Int?,
        now: Moment
    ) throws(Complaint) -> Pressed {
        guard case .callback(let data) = button.action else {
            throw .wrong("the button \"\(button.text)\" opens an address; only the page can follow it")
        }
        guard let user = chat.isGroup ? user : chat.id else {
            throw .wrong("\"from\" is missing: a group has several people")
        }
        let person = try self.person(user)
        let press = Press(
            id: String(4_000_000_000_000_000_000 + nextNumber()),
            bot: message.sender,
            chat: chat.id,
            message: message.id,
            user: user,
            data: data,
            date: now.date
        )
        presses[press.id] = press
        chats[chat.id]?.unread = 0
        let content: JSON = [
            "id": .string(press.id), "from": person.user, "message": json(message),
            "chat_instance": .string(String(7_000_000_000_000 + chat.id)), "data": .string(data),
        ]
        let update = enqueue("callback_query", content, for: message.sender, date: now.date)
        publishPress(press)
        return Pressed(message: message.id, update: update, query: press.id)
    }

    private func complaint(_ name: ButtonName, chat: Conversation, message: Int?) -> String {
        let messages = message.map { [chat[message: $0]] } ?? Array(chat.messages.suffix(20))
        let labels =
            messages.compactMap { $0?.keyboard?.inlineRows.joined().map(\.text) }.joined()
            + (message == nil ? Array(chat.replyKeyboard.joined()) : [])
        let place = message.map { "message \($0) of chat \(chat.id)" } ?? "chat \(chat.id)"
        return "no button \(name) in \(place); there are: \(labels.isEmpty ? "none" : labels.joined(separator: ", "))"
    }
}

extension World.ButtonName: CustomStringConvertible {
    var description: String {
        switch self {
        case .data(let data): "with the data \"\(data)\""
        case .label(let label): "\"\(label)\""
        }
    }

    func means(_ button: Keyboard.Button) -> Bool {
        switch self {
        case .data(let data): button.action == .callback(data)
        case .label(let label): button.text == label
        }
    }
}
