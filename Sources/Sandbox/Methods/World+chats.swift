/// `getMe`, `getChat`, `getChatMember`, `sendChatAction`.
extension World {
    func me(_ call: Call) -> Outcome {
        guard let user = accounts[call.bot]?.user else { return Outcome(result: .null) }
        let abilities: [(String, Bool)] = [
            ("can_join_groups", true), ("can_read_all_group_messages", true), ("supports_inline_queries", false),
            ("can_connect_to_business", false), ("has_main_web_app", false),
        ]
        return Outcome(result: abilities.reduce(user) { $0.adding($1.0, .bool($1.1)) })
    }

    /// The chat a call names.
    func existingChat(_ call: Call) throws(APIFailure) -> Conversation {
        guard let name = call.parameters.string("chat_id"), !name.isEmpty else { throw .chatEmpty }
        guard let id = Int(name), let chat = chats[id] else { throw .chatNotFound }
        return chat
    }

    /// The chat a call names, if the bot may write there.
    func writableChat(_ call: Call) throws(APIFailure) -> Conversation {
        let chat = try existingChat(call)
        if let person = accounts[chat.id], !chat.isGroup {
            guard person.hasStarted else { throw .notStarted }
            guard !person.blocked.contains(call.bot) else { throw .blocked }
        }
        return chat
    }

    func getChat(_ call: Call) throws(APIFailure) -> Outcome {
        let chat = try existingChat(call)
        let details = chat.json.adding("accent_color_id", 0).adding("max_reaction_count", 11)
        return Outcome(result: details)
    }

    func getChatMember(_ call: Call) throws(APIFailure) -> Outcome {
        let chat = try existingChat(call)
        guard let user = call.parameters.int("user_id") else { throw .badRequest("invalid user_id specified") }
        guard let account = accounts[user], chat.members.contains(user) || account.isBot else { throw .memberNotFound }
        return Outcome(result: ["user": account.user, "status": "member"])
    }

    private static let actions: Set<String> = [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ]

    func sendChatAction(_ call: Call) throws(APIFailure) -> Outcome {
        let chat = try writableChat(call)
        guard let action = call.parameters.string("action"), Self.actions.contains(action) else { throw .actionWrong }
        publish(["type": "action", "chat": .int(chat.id), "action": .string(action)])
        return .done
    }
}
