import Chat

/// A message as the Bot API has it, as far as the bot looks.
struct MessagePayload: Decodable {
    let id: Int64
    let chat: ChatPayload
    let sender: SenderPayload?
    /// Seconds since 1970.
    let date: Int64?
    let replyTo: Int64?
    let content: Content

    enum Content {
        case text(String)
        case file(IncomingFile, caption: String?, album: String?)
        case moved(to: Int64)
        /// The name of the field that tells what it is.
        case other(String)
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case chat, date, text, document, photo, caption
        case id = "message_id"
        case sender = "from"
        case editDate = "edit_date"
        case replyTo = "reply_to_message"
        case album = "media_group_id"
        case newChat = "migrate_to_chat_id"
        // What the bot has no use for, the telling field first where a message has several of them.
        case animation, sticker, voice, video, audio, story, location, venue, contact, poll, dice, game, checklist
        case videoNote = "video_note"
        case newMembers = "new_chat_members"
        case leftMember = "left_chat_member"
        case pinned = "pinned_message"
    }

    private static let useless: [CodingKeys] = [
        .sticker, .voice, .video, .videoNote, .audio, .story, .venue, .location, .contact, .poll, .dice, .game,
        .checklist, .newMembers, .leftMember, .pinned,
    ]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(Int64.self, forKey: .id)
        chat = try fields.decode(ChatPayload.self, forKey: .chat)
        sender = fields.lenient(SenderPayload.self, .sender)
        date = fields.lenient(Int64.self, .editDate) ?? fields.lenient(Int64.self, .date)
        replyTo = fields.lenient(Reply.self, .replyTo)?.id
        content = Self.content(of: fields)
    }

    private static func content(of fields: KeyedDecodingContainer<CodingKeys>) -> Content {
        if let text = fields.lenient(String.self, .text) { return .text(text) }
        if let chat = fields.lenient(Int64.self, .newChat) { return .moved(to: chat) }
        // A moving picture comes as a document too.
        if fields.contains(.animation) { return .other(CodingKeys.animation.rawValue) }
        let document = fields.lenient(DocumentPayload.self, .document)?.file
        if let file = document ?? fields.lenient([PhotoPayload].self, .photo)?.largest {
            let caption = fields.lenient(String.self, .caption)
            return .file(file, caption: caption, album: fields.lenient(String.self, .album))
        }
        return .other(useless.first(where: fields.contains)?.rawValue ?? "message")
    }

    private struct Reply: Decodable {
        let id: Int64

        private enum CodingKeys: String, CodingKey {
            case id = "message_id"
        }
    }
}
