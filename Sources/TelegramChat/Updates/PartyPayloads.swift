import Chat

struct ChatPayload: Decodable {
    let id: ChatID
    let kind: ChatKind

    private enum CodingKeys: String, CodingKey {
        case id, type
    }

    init(id: ChatID, kind: ChatKind) {
        self.id = id
        self.kind = kind
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let number = try fields.decode(Int64.self, forKey: .id)
        id = ChatID(rawValue: number)
        // Ids of people are positive, those of groups and channels negative.
        kind = (fields.lenient(String.self, .type).map { $0 == "private" } ?? (number > 0)) ? .personal : .group
    }
}

struct UserPayload: Decodable {
    let id: Int64
    let firstName: String
    let lastName: String?
    let handle: String?

    private enum CodingKeys: String, CodingKey {
        case id
        case firstName = "first_name"
        case lastName = "last_name"
        case handle = "username"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(Int64.self, forKey: .id)
        firstName = fields.lenient(String.self, .firstName) ?? ""
        lastName = fields.lenient(String.self, .lastName)
        handle = fields.lenient(String.self, .handle)
    }

    var name: String { [firstName, lastName ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }
}

/// Who did something; of an account only what the bot needs.
struct SenderPayload: Decodable {
    let id: Int64
    let isBot: Bool

    private enum CodingKeys: String, CodingKey {
        case id
        case isBot = "is_bot"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(Int64.self, forKey: .id)
        isBot = fields.lenient(Bool.self, .isBot) ?? false
    }

    var sender: Sender { Sender(id: id, isBot: isBot) }
}
