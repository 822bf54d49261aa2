/// A message as a person sees it, read from `GET /sandbox/chats/ID`.
package struct SeenMessage: Decodable, Sendable {
    package let id: Int
    package let author: Author
    /// `YYYY-MM-DDThh:mm:ss+03:00`.
    package let date: String
    package let text: String
    package let buttons: [[SeenButton]]
    package let isEdited: Bool
    /// Nil where there is none.
    package let file: SeenFile?

    package struct Author: Decodable, Sendable {
        package let isBot: Bool

        private enum CodingKeys: String, CodingKey {
            case isBot = "is_bot"
        }
    }

    package struct SeenButton: Decodable, Sendable {
        package let text: String
    }

    package struct SeenFile: Decodable, Sendable {
        package let name: String
        package let mediaType: String
        /// Shown in the chat.
        package let isPhoto: Bool
        /// Where the server keeps it.
        package let url: String

        private enum CodingKeys: String, CodingKey {
            case mediaType = "media_type"
            case isPhoto = "photo"
            case name, url
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id = "message_id"
        case author = "from"
        case date, text, buttons, edited, files
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Int.self, forKey: .id)
        author = try container.decode(Author.self, forKey: .author)
        date = try container.decode(String.self, forKey: .date)
        text = try container.decode(String.self, forKey: .text)
        buttons = try container.decode([[SeenButton]].self, forKey: .buttons)
        file = try container.decode([SeenFile].self, forKey: .files).first
        // False, or the moment of the last edit.
        isEdited = (try? container.decode(Bool.self, forKey: .edited)) == nil
    }

    /// `YYYY-MM-DD`.
    package var day: String { String(date.prefix(10)) }
    /// `hh:mm`.
    package var time: String { String(date.dropFirst(11).prefix(5)) }
    /// The text without its non-breaking spaces, which would hide a difference from a reader of the test.
    package var plain: String { text.replacing("\u{a0}", with: " ") }
    package var labels: [String] { buttons.joined().map(\.text) }
}
