import Chat

/// A change of the bot's own standing in a chat (`my_chat_member`): blocked, let in again, added, removed.
struct MembershipPayload: Decodable {
    let chat: ChatPayload
    let sender: SenderPayload?
    /// Seconds since 1970.
    let date: Int64?
    /// Whether the bot can write there now.
    let isReachable: Bool

    private enum CodingKeys: String, CodingKey {
        case chat, date
        case sender = "from"
        case standing = "new_chat_member"
    }

    private struct Standing: Decodable {
        let status: String
        let isMember: Bool?

        private enum CodingKeys: String, CodingKey {
            case status
            case isMember = "is_member"
        }
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        chat = try fields.decode(ChatPayload.self, forKey: .chat)
        sender = fields.lenient(SenderPayload.self, .sender)
        date = fields.lenient(Int64.self, .date)
        let standing = try fields.decode(Standing.self, forKey: .standing)
        isReachable =
            switch standing.status {
            // In a personal chat `kicked` says that the person has blocked the bot.
            case "kicked", "left": false
            case "restricted": standing.isMember ?? true
            default: true
            }
    }
}
