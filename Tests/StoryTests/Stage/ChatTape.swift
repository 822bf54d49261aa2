import Foundation
import TestSupport

/// What passed between the bot and people while somebody listened: messages, their changes, what was pressed and typed.
struct ChatTape {
    private let entries: [TapeEntry]

    /// From the lines of `GET /sandbox/events`.
    init(_ events: String) throws {
        let lines = events.split(separator: "\n").filter { $0.hasPrefix("data: ") }
        entries = try lines.map { try JSONDecoder().decode(TapeEntry.self, from: Data($0.dropFirst(6).utf8)) }
    }

    /// Everything in one chat in the order it happened, as it could be read aloud. The bot's messages are numbered from
    /// the tape's beginning; what flashed over the chat stands beside the press it answers.
    func transcript(of chat: Int) -> String {
        var numbers: [Int: Int] = [:]
        var buttons: [Int: [TapeMessage.Button]] = [:]
        var parts: [String] = []
        for entry in entries where entry.chat == chat {
            switch entry.what {
            case .said(let message), .changed(let message):
                guard message.isBots else {
                    parts.append("── \(message.moment) says:\n\(message.plain)")
                    continue
                }
                let verb = numbers[message.id] == nil ? "message" : "becomes"
                let number = numbers[message.id] ?? numbers.count + 1
                numbers[message.id] = number
                buttons[message.id] = message.buttons.flatMap(\.self)
                parts.append("── \(message.moment) \(verb) \(number):\n\(message.reading)")
            case .pressed(let message, let data, let query):
                let label = buttons[message]?.first { $0.data == data }?.text ?? data
                let place = numbers[message].map(String.init) ?? "an earlier message"
                parts.append("── presses [\(label)] under \(place)" + (flash(query).map { " (\($0))" } ?? ""))
            case .flashed, .else: break
            }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// What the bot wrote into a chat, each message as it first came.
    func messages(in chat: Int) -> [TapeMessage] {
        entries.compactMap { entry in
            if entry.chat == chat, case .said(let message) = entry.what, message.isBots { message } else { nil }
        }
    }

    /// How messages of the bot there read after each change.
    func changes(in chat: Int) -> [TapeMessage] {
        entries.compactMap { entry in
            if entry.chat == chat, case .changed(let message) = entry.what, message.isBots { message } else { nil }
        }
    }

    /// Records everything while a part of a story is told.
    static func recorded(by story: Story, _ body: () async throws -> Void) async throws -> ChatTape {
        try await EventListener.listening(at: story.line.port) { events in
            try await body()
            // The events come in order: once a stranger's word is there, so is everything before it.
            let word = "the end of the tape"
            try await story.stranger().say(word)
            guard await events.line(with: word) != nil else { throw URLError(.networkConnectionLost) }
            return try ChatTape(events.text)
        }
    }

    private func flash(_ query: String) -> String? {
        entries.lazy.compactMap { entry in
            if case .flashed(query, let text) = entry.what, !text.isEmpty { text } else { nil }
        }.first
    }
}

/// A message as the sandbox shows it at some moment.
struct TapeMessage: Decodable {
    let id: Int
    let text: String
    let files: [File]
    fileprivate let buttons: [[Button]]
    fileprivate let isBots: Bool
    private let date: String
    /// False, or when it was changed last.
    private let edited: String?

    struct File: Decodable {
        let name: String
        /// Where the sandbox serves it.
        let url: String
    }

    fileprivate struct Button: Decodable {
        let text: String
        let data: String?

        private enum CodingKeys: String, CodingKey {
            case text
            case data = "callback_data"
        }
    }

    private struct Author: Decodable {
        let isBot: Bool

        private enum CodingKeys: String, CodingKey {
            case isBot = "is_bot"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id = "message_id"
        case text, files, buttons, from, date, edited
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Int.self, forKey: .id)
        text = try container.decode(String.self, forKey: .text)
        files = try container.decode([File].self, forKey: .files)
        buttons = try container.decode([[Button]].self, forKey: .buttons)
        isBots = try container.decode(Author.self, forKey: .from).isBot
        date = try container.decode(String.self, forKey: .date)
        edited = try? container.decode(String.self, forKey: .edited)
    }

    /// Without non-breaking spaces, which would hide a difference from a reader.
    fileprivate var plain: String { text.replacing("\u{a0}", with: " ") }
    /// `2022-01-20 09:00`.
    fileprivate var moment: String { String((edited ?? date).prefix(16)).replacing("T", with: " ") }

    /// The text, the names of its files, and its buttons line by line.
    fileprivate var reading: String {
        let lines =
            files.map { "(file \($0.name))" } + (text.isEmpty ? [] : [plain])
            + buttons.map { $0.map { "[\($0.text)]" }.joined(separator: " ") }
        return lines.joined(separator: "\n")
    }
}

/// One line of the sandbox's events, as far as a tape needs it.
private struct TapeEntry: Decodable {
    let chat: Int?
    let what: What

    enum What {
        case said(TapeMessage)
        case changed(TapeMessage)
        case pressed(message: Int, data: String, query: String)
        case flashed(query: String, String)
        case `else`
    }

    private enum CodingKeys: String, CodingKey {
        case type, chat, message, data, text
        case query = "callback_query_id"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        chat = try? container.decode(Int.self, forKey: .chat)
        what =
            switch try container.decode(String.self, forKey: .type) {
            case "message": .said(try container.decode(TapeMessage.self, forKey: .message))
            case "edited": .changed(try container.decode(TapeMessage.self, forKey: .message))
            case "press":
                .pressed(
                    message: try container.decode(Int.self, forKey: .message),
                    data: try container.decode(String.self, forKey: .data),
                    query: try container.decode(String.self, forKey: .query)
                )
            case "toast":
                .flashed(
                    query: try container.decode(String.self, forKey: .query),
                    try container.decode(String.self, forKey: .text)
                )
            default: .else
            }
    }
}
