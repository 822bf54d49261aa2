import Chat

/// A press of a button under a message (`callback_query`).
struct PressPayload: Decodable {
    let token: String
    let sender: SenderPayload
    /// Missing where the button opened a game.
    let data: String?
    /// Missing where the message was sent by way of another chat's input field; of an old one only the ids are left.
    let message: Message?

    struct Message: Decodable {
        let id: Int64
        let chat: ChatPayload

        private enum CodingKeys: String, CodingKey {
            case chat
            case id = "message_id"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case data, message
        case token = "id"
        case sender = "from"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        token = try fields.decode(String.self, forKey: .token)
        sender = try fields.decode(SenderPayload.self, forKey: .sender)
        data = fields.lenient(String.self, .data)
        message = fields.lenient(Message.self, .message)
    }
}
