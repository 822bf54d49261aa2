package import Chat
import CurlHTTP

extension TelegramMessenger {
    package func send(_ message: OutgoingMessage, to chat: ChatID) async throws(DeliveryFailure) -> MessageID {
        let sent: MessageReference
        if let kept = message.attachment?.kept {
            var body = JSONObject()
            body.add("chat_id", chat.rawValue)
            body.add(kept.isPhoto ? "photo" : "document", kept.id)
            Self.add(message, to: &body)
            if message.silent { body.add("disable_notification", true) }
            sent = try await api.send(kept.isPhoto ? "sendPhoto" : "sendDocument", .json(body.finished()))
        } else if let attachment = message.attachment {
            let form = Self.form(message, attachment, chat)
            let method = attachment.isPhoto ? "sendPhoto" : "sendDocument"
            sent = try await api.send(method, .form(form), within: Self.patience(for: attachment.bytes.count))
        } else {
            var body = JSONObject()
            body.add("chat_id", chat.rawValue)
            Self.add(message, to: &body)
            if message.silent { body.add("disable_notification", true) }
            sent = try await api.send("sendMessage", .json(body.finished()))
        }
        return MessageID(rawValue: sent.id)
    }

    /// The file of a message stays what it is: where the content has one, its text is the new caption.
    package func edit(
        _ message: MessageID,
        in chat: ChatID,
        to content: OutgoingMessage
    ) async throws(DeliveryFailure) {
        var body = JSONObject()
        body.add("chat_id", chat.rawValue)
        body.add("message_id", message.rawValue)
        Self.add(content, to: &body)
        let method = content.attachment == nil ? "editMessageText" : "editMessageCaption"
        try await api.tell(method, .json(body.finished()))
    }

    package func acknowledge(_ press: PressToken, text: String?) async throws(DeliveryFailure) {
        var body = JSONObject()
        body.add("callback_query_id", press.rawValue)
        if let text { body.add("text", String(text.prefix(200))) }
        try await api.tell("answerCallbackQuery", .json(body.finished()))
    }

    /// Beyond the usual, a second for each 50 KB: the slowest line that files are still sent over.
    static func patience(for bytes: Int) -> Duration {
        BotAPI.patience + .seconds(bytes / 50_000)
    }

    private static func add(_ message: OutgoingMessage, to body: inout JSONObject) {
        if message.attachment == nil {
            var preview = JSONObject()
            preview.add("is_disabled", true)
            body.add("text", message.text)
            body.add("link_preview_options", preview)
        } else {
            body.add("caption", message.text)
        }
        body.add("parse_mode", "HTML")
        // Left out of an edit, it takes the buttons away.
        if !message.buttons.isEmpty { body.add("reply_markup", keyboard(message.buttons)) }
    }

    private static func form(_ message: OutgoingMessage, _ file: Attachment, _ chat: ChatID) -> MultipartForm {
        var form = MultipartForm()
        form.add("chat_id", chat.description)
        if !message.text.isEmpty {
            form.add("caption", message.text)
            form.add("parse_mode", "HTML")
        }
        if message.silent { form.add("disable_notification", "true") }
        if !message.buttons.isEmpty {
            form.add("reply_markup", String(decoding: keyboard(message.buttons).finished(), as: UTF8.self))
        }
        let field = file.isPhoto ? "photo" : "document"
        form.add(field, fileName: file.fileName, mediaType: file.mediaType, file.bytes)
        return form
    }

    private static func keyboard(_ rows: [[Button]]) -> JSONObject {
        var keyboard = JSONObject()
        keyboard.add("inline_keyboard", rows.map { $0.map(object) })
        return keyboard
    }

    private static func object(_ button: Button) -> JSONObject {
        var object = JSONObject()
        object.add("text", button.label)
        switch button.action {
        case .press(let data): object.add("callback_data", data)
        case .open(let address): object.add("url", address)
        }
        return object
    }
}
