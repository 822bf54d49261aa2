/// What a `/sandbox` call set going.
struct Spoken: Sendable {
    let message: Int
    /// Nil while no bot has called yet: the first one will get the update.
    let update: Int?

    var json: JSON {
        ["message_id": .int(message), "update_id": update.map(JSON.int) ?? .null]
    }
}

extension World {
    /// What a person types or sends.
    mutating func say(
        chat id: Int,
        from user: Int?,
        content: MarkedText,
        file: StoredFile? = nil,
        replyTo: Int? = nil,
        bot: Int? = nil,
        now: Moment
    ) throws(Complaint) -> Spoken {
        let sender = try speaker(in: id, user)
        let chat = try self.chat(id)
        if let replyTo, chat[message: replyTo] == nil { throw .missing("no message \(replyTo) in chat \(id)") }
        guard file != nil || content.length > 0 else { throw .wrong("the text is empty") }
        guard content.length <= 4_096 else { throw .wrong("a person cannot send more than 4096 characters either") }
        let listeners = bot.map { [$0] } ?? listeners(in: chat)
        if let blocked = listeners.first(where: { sender.blocked.contains($0) }), !chat.isGroup {
            throw .conflict("person \(sender.id) has blocked the bot \(blocked)")
        }
        let message = Message(
            id: chat.nextMessageID,
            chat: id,
            sender: sender.id,
            date: now.date,
            content: content.withFoundEntities(),
            file: file,
            replyTo: replyTo
        )
        accounts[sender.id]?.hasStarted = true
        chats[id]?.unread = 0
        chats[id]?.bots.formUnion(listeners)
        store(message)
        let update = enqueue("message", json(message), forBots: listeners, date: now.date)
        return Spoken(message: message.id, update: update)
    }

    /// Who speaks: in a private chat its person, in a group whoever is named.
    private mutating func speaker(in chat: Int, _ user: Int?) throws(Complaint) -> Account {
        guard chat < 0 else {
            guard user == nil || user == chat else { throw .wrong("chat \(chat) belongs to the person \(chat)") }
            _ = try self.chat(chat)
            return try person(chat)
        }
        guard let user else { throw .wrong("\"from\" is missing: a group has several people") }
        _ = try self.chat(chat)
        let account = try person(user)
        if chats[chat]?.members.contains(user) == false {
            chats[chat]?.members.append(user)
            publishChat(chat)
        }
        return account
    }

    /// The bots that hear a person: those of the chat, or the first one there is.
    private func listeners(in chat: Conversation) -> [Int] {
        let known = botOrder.filter(chat.bots.contains)
        return known.isEmpty ? Array(botOrder.prefix(1)) : known
    }

    /// Puts a message into its chat and tells the page.
    mutating func store(_ message: Message) {
        chats[message.chat]?.append(message)
        publishMessage("message", message)
    }
}
