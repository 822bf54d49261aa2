import CurlHTTP
package import Foundation
package import HTTPTypes

/// The `/sandbox` side of a server in another process, as a person's device uses it.
package struct ServerLine: Sendable {
    package let port: Int
    private let http = HTTPClient()

    /// What the server refused.
    package struct Refusal: Error, CustomStringConvertible {
        package let status: Int
        package let body: String

        package var description: String { "\(status) \(body)" }
    }

    package init(port: Int) {
        self.port = port
    }

    package var address: String { "http://127.0.0.1:\(port)" }

    package func get<Value: Decodable>(_ path: String) async throws -> Value {
        try JSONDecoder().decode(Value.self, from: await send(.get, path))
    }

    package func text(_ path: String) async throws -> String {
        String(decoding: try await send(.get, path), as: UTF8.self)
    }

    package func post<Value: Decodable>(_ path: String, _ body: some Encodable) async throws -> Value {
        try JSONDecoder().decode(Value.self, from: await send(.post, path, [UInt8](JSONEncoder().encode(body))))
    }

    /// Throws: `Refusal` for anything but 200.
    @discardableResult
    package func send(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = []) async throws -> Data {
        let request = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1:\(port)",
            path: path,
            headerFields: [.contentType: "application/json"]
        )
        let answer = try await http.send(request, body: body, deadlines: .init(total: .seconds(60)))
        guard answer.status == .ok else {
            throw Refusal(status: answer.status.code, body: String(decoding: answer.body, as: UTF8.self))
        }
        return Data(answer.body)
    }
}

extension Program {
    /// Has `vekha sandbox` run while the body does.
    package static func sandbox<Value>(_ body: (ServerLine) async throws -> Value) async throws -> Value {
        try await running(
            ["sandbox", "--port", "0"],
            environment: ["VEKHA_LOG_LEVEL": "warning"],
            limit: .seconds(1_800)
        ) { program in
            try await body(ServerLine(port: port(of: program, sayingSo: "Chat page")))
        }
    }

    /// The port a server says it listens at.
    package static func port(of program: ChildProcess, sayingSo words: String) async throws -> Int {
        guard let line = try await program.line(with: words),
            let port = line.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)\//).flatMap({ Int($0.1) })
        else { throw TookTooLong(description: "no line with «\(words)»: \(program.output)\(program.errors)") }
        return port
    }
}

extension ServerLine {
    /// A person types something; the number of the update that the bot will get, nil where no bot has called yet.
    @discardableResult
    package func say(_ text: String, from person: Int) async throws -> Int64? {
        let done: Done = try await post("/sandbox/say", Saying(chat: person, from: person, text: text))
        return done.update
    }

    /// A person presses the button with this label.
    @discardableResult
    package func press(_ label: String, on message: Int64, in chat: Int) async throws -> Int64? {
        let done: Done = try await post("/sandbox/press", Pressing(chat: chat, message: message, text: label))
        return done.update
    }

    /// What the bot has written into a chat, as it reads now.
    package func botMessages(in chat: Int) async throws -> [ShownMessage] {
        let all: [ShownMessage] = try await get("/sandbox/chats/\(chat)")
        return all.filter(\.isBots)
    }

    private struct Saying: Encodable {
        let chat: Int
        let from: Int
        let text: String
    }

    private struct Pressing: Encodable {
        let chat: Int
        let message: Int64
        let text: String
    }

    private struct Done: Decodable {
        let update: Int64?

        private enum CodingKeys: String, CodingKey {
            case update = "update_id"
        }
    }
}

/// A message as `GET /sandbox/chats/ID` shows it.
package struct ShownMessage: Decodable, Sendable {
    package let id: Int64
    package let text: String
    package let labels: [String]
    let isBots: Bool

    private struct Author: Decodable {
        let isBot: Bool

        enum CodingKeys: String, CodingKey {
            case isBot = "is_bot"
        }
    }

    private struct Button: Decodable {
        let text: String
    }

    private enum CodingKeys: String, CodingKey {
        case id = "message_id"
        case text, buttons, from
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Int64.self, forKey: .id)
        text = try container.decode(String.self, forKey: .text)
        labels = try container.decode([[Button]].self, forKey: .buttons).joined().map(\.text)
        isBots = try container.decode(Author.self, forKey: .from).isBot
    }
}
