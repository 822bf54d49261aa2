/// Someone who can write: a person or a bot.
struct Account: Sendable {
    let id: Int
    var name: String
    let isBot: Bool
    /// The name in links, without `@`; people of the sandbox have none.
    var username: String?
    /// Who this is, for the chat page: a post, a role.
    var note: String?
    /// Whether bots may write to this person: someone has to write first, as at the real service.
    var hasStarted = true
    /// The bots this person has blocked.
    var blocked: Set<Int> = []

    init(id: Int, name: String, isBot: Bool = false, username: String? = nil) {
        self.id = id
        self.name = name
        self.isBot = isBot
        self.username = username
    }

    /// The Bot API's User.
    var user: JSON {
        [
            "id": .int(id), "is_bot": .bool(isBot), "first_name": .string(name),
            "username": username.map(JSON.string), "language_code": isBot ? nil : "ru",
        ]
    }

    /// How `/sandbox` shows who wrote.
    var author: JSON {
        ["id": .int(id), "name": .string(name), "is_bot": .bool(isBot)]
    }
}
