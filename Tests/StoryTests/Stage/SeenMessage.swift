/// A message as a person sees it, read from `GET /sandbox/chats/ID`.
struct SeenMessage: Decodable {
    let id: Int
    let author: Author
    /// `YYYY-MM-DDThh:mm:ss+03:00`.
    let date: String
    let text: String
    let buttons: [[SeenButton]]
    let isEdited: Bool

    struct Author: Decodable {
        let isBot: Bool

        private enum CodingKeys: String, CodingKey {
            case isBot = "is_bot"
        }
    }

    struct SeenButton: Decodable {
        let text: String
    }

    private enum CodingKeys: String, CodingKey {
        case id = "message_id"
        case author = "from"
        case date, text, buttons, edited
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Int.self, forKey: .id)
        author = try container.decode(Author.self, forKey: .author)
        date = try container.decode(String.self, forKey: .date)
        text = try container.decode(String.self, forKey: .text)
        buttons = try container.decode([[SeenButton]].self, forKey: .buttons)
        // False, or the moment of the last edit.
        isEdited = (try? container.decode(Bool.self, forKey: .edited)) == nil
    }

    /// `YYYY-MM-DD`.
    var day: String { String(date.prefix(10)) }
    /// `hh:mm`.
    var time: String { String(date.dropFirst(11).prefix(5)) }
    /// The text without its non-breaking spaces, which would hide a difference from a reader of the test.
    var plain: String { text.replacing("\u{a0}", with: " ") }
    var labels: [String] { buttons.joined().map(\.text) }
}
