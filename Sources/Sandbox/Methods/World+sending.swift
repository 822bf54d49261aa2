/// `sendMessage`, and what all sending methods have in common.
extension World {
    private static let longestText = 4_096
    private static let longestCaption = 1_024

    mutating func sendMessage(_ call: Call) throws(APIFailure) -> Outcome {
        let chat = try writableChat(call)
        let content = try text(call)
        let message = Message(
            id: chat.nextMessageID,
            chat: chat.id,
            sender: call.bot,
            date: call.now.date,
            content: content,
            keyboard: try keyboard(call),
            replyTo: try replied(call, in: chat)
        )
        return Outcome(result: try deliver([message], call)[0])
    }

    /// Stores what a bot sends, within the limits, and tells how the Bot API shows it.
    mutating func deliver(_ messages: [Message], _ call: Call) throws(APIFailure) -> [JSON] {
        guard let chat = messages.first?.chat else { throw .albumEmpty }
        if let wait = limiter?.take(messages.count, chat: chat, at: call.now.uptime) {
            throw .tooManyRequests(retryAfter: wait)
        }
        chats[chat]?.bots.insert(call.bot)
        return messages.map { message in
            switch message.keyboard {
            case .reply(let rows)?: chats[chat]?.replyKeyboard = rows
            case .some(.none): chats[chat]?.replyKeyboard = []
            case .inline?, nil: break
            }
            chats[chat]?.unread += 1
            statistics.countSent(call.method.rawValue, chat: chat)
            store(message)
            return json(message)
        }
    }

    func text(_ call: Call) throws(APIFailure) -> MarkedText {
        let content = try marked(call, text: "text", entities: "entities")
        guard content.length > 0 else { throw .textEmpty }
        guard content.length <= Self.longestText else { throw .textTooLong }
        return content
    }

    func caption(_ call: Call) throws(APIFailure) -> MarkedText {
        let content = try marked(call, text: "caption", entities: "caption_entities")
        guard content.length <= Self.longestCaption else { throw .captionTooLong }
        return content
    }

    private func marked(_ call: Call, text: String, entities: String) throws(APIFailure) -> MarkedText {
        try Self.marked(
            call.parameters.string(text) ?? "",
            parseMode: call.parameters.string("parse_mode"),
            entities: call.parameters.json(entities)
        )
    }

    /// Of the parse modes the sandbox reads HTML, the one that its bots use.
    static func marked(_ text: String, parseMode: String?, entities: JSON?) throws(APIFailure) -> MarkedText {
        switch parseMode?.lowercased() {
        case nil, "":
            let given = (entities?.array ?? []).compactMap { MarkedText.Entity($0) }
            return MarkedText(text, entities: MarkedText.ordered(given)).trimmed().withFoundEntities()
        case "html":
            do throws(HTMLParser.Refusal) {
                return try HTMLParser.parse(text).trimmed().withFoundEntities()
            } catch {
                throw .unparsable(error.message)
            }
        default: throw .parseModeUnknown
        }
    }

    func keyboard(_ call: Call) throws(APIFailure) -> Keyboard? {
        guard let markup = call.parameters.json("reply_markup") else { return nil }
        return try Keyboard(markup)
    }

    func replied(_ call: Call, in chat: Conversation) throws(APIFailure) -> Int? {
        let parameters = call.parameters.json("reply_parameters")
        guard let id = parameters?["message_id"]?.int ?? call.parameters.int("reply_to_message_id") else { return nil }
        if chat[message: id] != nil { return id }
        let mayBeMissing =
            parameters?["allow_sending_without_reply"]?.bool
            ?? call.parameters.bool("allow_sending_without_reply")
        guard mayBeMissing else { throw .replyNotFound }
        return nil
    }
}
