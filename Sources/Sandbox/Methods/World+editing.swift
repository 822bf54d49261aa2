/// `editMessageText`, `editMessageCaption`, `editMessageReplyMarkup`, `deleteMessage`.
extension World {
    mutating func editMessageText(_ call: Call) throws(APIFailure) -> Outcome {
        var message = try editable(call)
        guard message.file == nil else { throw .noTextToEdit }
        message.content = try text(call)
        message.keyboard = try inlineKeyboard(call)
        return try replace(message, call)
    }

    mutating func editMessageCaption(_ call: Call) throws(APIFailure) -> Outcome {
        var message = try editable(call)
        guard message.file != nil else { throw .noCaptionToEdit }
        message.content = try caption(call)
        message.keyboard = try inlineKeyboard(call)
        return try replace(message, call)
    }

    mutating func editMessageReplyMarkup(_ call: Call) throws(APIFailure) -> Outcome {
        var message = try editable(call)
        message.keyboard = try inlineKeyboard(call)
        return try replace(message, call)
    }

    mutating func deleteMessage(_ call: Call) throws(APIFailure) -> Outcome {
        let chat = try existingChat(call)
        guard let id = call.parameters.int("message_id") else { throw .messageUnnamed }
        guard chat[message: id] != nil else { throw .deleteNotFound }
        chats[chat.id]?[message: id] = nil
        publish(["type": "deleted", "chat": .int(chat.id), "message_id": .int(id)])
        return .done
    }

    private func editable(_ call: Call) throws(APIFailure) -> Message {
        let chat = try writableChat(call)
        guard let id = call.parameters.int("message_id") else { throw .messageUnnamed }
        guard let message = chat[message: id] else { throw .editNotFound }
        guard message.sender == call.bot else { throw .notEditable }
        return message
    }

    /// An edit without a keyboard takes the message's buttons away.
    private func inlineKeyboard(_ call: Call) throws(APIFailure) -> Keyboard? {
        let keyboard = try keyboard(call)
        switch keyboard {
        case nil, .inline?: return keyboard
        case .reply?, .some(.none): throw .badRequest("inline keyboard expected")
        }
    }

    private mutating func replace(_ message: Message, _ call: Call) throws(APIFailure) -> Outcome {
        guard let old = chats[message.chat]?[message: message.id], !message.looks(like: old) else {
            throw .notModified
        }
        var message = message
        message.edited = call.now.date
        chats[message.chat]?[message: message.id] = message
        publishMessage("edited", message)
        return Outcome(result: json(message))
    }
}
