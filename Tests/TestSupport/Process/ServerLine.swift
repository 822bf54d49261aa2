package import CurlHTTP
package import Foundation
import HTTPTypes

/// The `/sandbox` side of a server, as a person's device uses it.
package struct ServerLine: Sendable {
    package let port: Int
    package let http = HTTPClient()
    private let patience: Duration

    /// What the server refused.
    package struct Refusal: Error, CustomStringConvertible {
        package let status: Int
        package let body: String

        package var description: String { "\(status) \(body)" }
    }

    /// `patience` is for one request: a clock that runs through a year takes its time to answer.
    package init(port: Int, patience: Duration = .seconds(60)) {
        self.port = port
        self.patience = patience
    }

    package var address: String { "http://127.0.0.1:\(port)" }

    package func get<Value: Decodable>(_ path: String) async throws -> Value {
        try JSONDecoder().decode(Value.self, from: await send(.get, path))
    }

    package func text(_ path: String) async throws -> String {
        String(decoding: try await send(.get, path), as: UTF8.self)
    }

    /// A file the server keeps.
    package func bytes(_ path: String) async throws -> [UInt8] { [UInt8](try await send(.get, path)) }

    package func post<Value: Decodable>(_ path: String, _ body: some Encodable) async throws -> Value {
        try JSONDecoder().decode(Value.self, from: await tell(path, body))
    }

    /// Posts for the sake of the effect.
    @discardableResult
    package func tell(_ path: String, _ body: some Encodable) async throws -> Data {
        try await send(.post, path, [UInt8](JSONEncoder().encode(body)))
    }

    /// Throws: `Refusal` for anything but 200.
    private func send(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = []) async throws -> Data {
        let request = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1:\(port)",
            path: path,
            headerFields: [.contentType: "application/json"]
        )
        let answer = try await http.send(request, body: body, deadlines: .init(total: patience))
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
    package func say(_ text: String, from person: Int, in chat: Int? = nil) async throws -> Int? {
        let done: Done = try await post("/sandbox/say", Saying(chat: chat ?? person, from: person, text: text))
        return done.update
    }

    /// A person presses the button with this label; the number of the update that the bot will get.
    @discardableResult
    package func press(_ label: String, on message: Int, in chat: Int) async throws -> Int? {
        let done: Done = try await post("/sandbox/press", Pressing(chat: chat, message: message, text: label))
        return done.update
    }

    /// What the bot has written into a chat, as it reads now.
    package func botMessages(in chat: Int) async throws -> [SeenMessage] {
        let all: [SeenMessage] = try await get("/sandbox/chats/\(chat)")
        return all.filter(\.author.isBot)
    }

    /// From now on calls meet a fault.
    package func meets(_ fault: SandboxFault) async throws {
        try await tell("/sandbox/faults", fault)
    }

    private struct Saying: Encodable {
        let chat: Int
        let from: Int
        let text: String
    }

    private struct Pressing: Encodable {
        let chat: Int
        let message: Int
        let text: String
    }

    private struct Done: Decodable {
        let update: Int?

        private enum CodingKeys: String, CodingKey {
            case update = "update_id"
        }
    }
}
