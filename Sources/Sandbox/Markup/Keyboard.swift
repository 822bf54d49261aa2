/// The buttons that belong to a message: under it, or in place of the person's own keyboard.
enum Keyboard: Equatable, Sendable {
    case inline([[Button]])
    /// Labels that a press sends as if they were typed.
    case reply([[String]])
    /// The person's own keyboard again (`remove_keyboard`), or a wish for an answer (`force_reply`).
    case none

    struct Button: Equatable, Sendable {
        let text: String
        let action: Action
    }

    enum Action: Equatable, Sendable {
        case callback(String)
        case url(String)
    }

    var inlineRows: [[Button]] {
        guard case .inline(let rows) = self else { return [] }
        return rows
    }
}

extension Keyboard {
    /// Limits of inline keyboards: data of 1–64 bytes by the Bot API's page; 100 buttons by the service's answers.
    private static let dataBytes = 1...64
    private static let mostButtons = 100

    /// Reads a `reply_markup`.
    init(_ markup: JSON) throws(APIFailure) {
        guard markup.members != nil else { throw .badRequest("object expected as reply markup") }
        if let rows = markup["inline_keyboard"] {
            self = .inline(try Self.inline(rows))
        } else if let rows = markup["keyboard"] {
            self = .reply(try Self.reply(rows))
        } else {
            self = .none
        }
    }

    private static func inline(_ json: JSON) throws(APIFailure) -> [[Button]] {
        guard let rows = json.array else {
            throw .badRequest("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array")
        }
        var result: [[Button]] = []
        for row in rows {
            guard let buttons = row.array else {
                throw .badRequest("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays")
            }
            var line: [Button] = []
            for button in buttons { line.append(try Self.button(button)) }
            if !line.isEmpty { result.append(line) }
        }
        guard result.joined().count <= mostButtons else { throw .badRequest("reply markup is too long") }
        return result
    }

    private static func button(_ json: JSON) throws(APIFailure) -> Button {
        guard let text = json["text"]?.string, !text.isEmpty else {
            throw .badRequest("can't parse inline keyboard button: Field \"text\" must be of type String")
        }
        if let data = json["callback_data"]?.string {
            guard dataBytes.contains(data.utf8.count) else { throw .badRequest("BUTTON_DATA_INVALID") }
            return Button(text: text, action: .callback(data))
        }
        guard let url = json["url"]?.string else {
            throw .badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        }
        guard let address = WebAddress.normalised(url) else {
            throw .badRequest("inline keyboard button URL '\(url)' is invalid: Wrong HTTP URL")
        }
        return Button(text: text, action: .url(address))
    }

    private static func reply(_ json: JSON) throws(APIFailure) -> [[String]] {
        guard let rows = json.array else {
            throw .badRequest("field \"keyboard\" of the ReplyKeyboardMarkup must be an Array")
        }
        return rows.map { row in (row.array ?? []).compactMap { $0.string ?? $0["text"]?.string } }
    }
}

extension Keyboard.Button {
    /// The Bot API's InlineKeyboardButton, which is also how `/sandbox` shows it.
    var json: JSON {
        switch action {
        case .callback(let data): ["text": .string(text), "callback_data": .string(data)]
        case .url(let url): ["text": .string(text), "url": .string(url)]
        }
    }
}

extension Keyboard {
    static func json(_ rows: [[Button]]) -> JSON {
        .array(rows.map { .array($0.map(\.json)) })
    }
}
