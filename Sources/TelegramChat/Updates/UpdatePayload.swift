/// One update as the Bot API has it; only the kinds that the bot asks for are read.
struct UpdatePayload: Decodable {
    let id: Int64
    let content: Content

    enum Content {
        case message(MessagePayload)
        case edited(MessagePayload)
        case press(PressPayload)
        case membership(MembershipPayload)
        /// Another kind, or one of ours in a form that cannot be read: it is passed over, and the cursor moves on.
        case unknown
    }

    private enum CodingKeys: String, CodingKey {
        case id = "update_id"
        case message
        case edited = "edited_message"
        case press = "callback_query"
        case membership = "my_chat_member"
    }

    /// For `allowed_updates`.
    static let kinds = [CodingKeys.message, .edited, .press, .membership].map(\.rawValue)

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(Int64.self, forKey: .id)
        content =
            if let message = fields.lenient(MessagePayload.self, .message) {
                .message(message)
            } else if let press = fields.lenient(PressPayload.self, .press) {
                .press(press)
            } else if let message = fields.lenient(MessagePayload.self, .edited) {
                .edited(message)
            } else if let membership = fields.lenient(MembershipPayload.self, .membership) {
                .membership(membership)
            } else {
                .unknown
            }
    }
}

/// A batch, in which an update that is past reading does not take the others along.
struct UpdateList: Decodable {
    let updates: [UpdatePayload]

    init(from decoder: any Decoder) throws {
        updates = try [Readable].init(from: decoder).compactMap(\.update)
    }

    private struct Readable: Decodable {
        let update: UpdatePayload?

        init(from decoder: any Decoder) {
            update = try? UpdatePayload(from: decoder)
        }
    }
}
