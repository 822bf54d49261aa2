/// A chat: a person alone with bots (a positive id), or a group (a negative one).
struct Conversation: Sendable {
    let id: Int
    var title: String
    /// People, in the order in which they appeared.
    var members: [Int]
    /// The bots that have spoken or been spoken to here.
    var bots: Set<Int> = []
    /// By message id less one; nil where a message was deleted.
    private(set) var messages: [Message?] = []
    /// Messages of bots that the person has not seen on the page.
    var unread = 0
    /// The keyboard a bot put in place of the person's own: its labels.
    var replyKeyboard: [[String]] = []

    init(id: Int, title: String, members: [Int]) {
        self.id = id
        self.title = title
        self.members = members
    }

    var isGroup: Bool { id < 0 }
    var nextMessageID: Int { messages.count + 1 }
    var lastMessage: Message? { messages.reversed().lazy.compactMap(\.self).first }

    mutating func append(_ message: Message) {
        messages.append(message)
    }

    subscript(message id: Int) -> Message? {
        get { messages.indices.contains(id - 1) ? messages[id - 1] : nil }
        set {
            if messages.indices.contains(id - 1) { messages[id - 1] = newValue }
        }
    }

    /// The Bot API's name for the kind; ids of supergroups are below -10^12.
    var kind: String {
        isGroup ? (id < -1_000_000_000_000 ? "supergroup" : "group") : "private"
    }

    /// The Bot API's Chat.
    var json: JSON {
        [
            "id": .int(id), "type": .string(kind), "title": isGroup ? .string(title) : nil,
            "first_name": isGroup ? nil : .string(title),
        ]
    }
}
