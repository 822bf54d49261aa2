import Foundation
import FoundationNetworking
import Logging
import ServiceLifecycle
import Synchronization

@testable import Sandbox

/// A sandbox of the test's own, over real HTTP.
func withSandbox(
    _ settings: SandboxSettings = SandboxSettings(),
    _ body: (SandboxClient) async throws -> Void
) async throws {
    let server = SandboxServer(settings: settings, logger: .silent)
    let group = ServiceGroup(configuration: .init(services: [server], logger: .silent))
    async let running: Void = group.run()
    let client = SandboxClient(port: try await server.ready())
    do {
        try await body(client)
    } catch {
        await group.triggerGracefulShutdown()
        try await running
        throw error
    }
    await group.triggerGracefulShutdown()
    try await running
}

extension Logger {
    static let silent = Logger(label: "sandbox", factory: { _ in SwiftLogNoOpLogHandler() })
}

struct Answer {
    let status: Int
    let body: [UInt8]
    let contentType: String

    var json: JSON { JSON(parsing: body) ?? .null }
    var result: JSON { json["result"] ?? .null }
    /// The code and words of a refusal.
    var refusal: String { "\(json["error_code"]?.int ?? 0) \(json["description"]?.string ?? "")" }
}

/// Both sides of the wire: the bot's calls and the people's.
struct SandboxClient {
    let port: Int
    var token = "777:abc-DEF_123"

    var address: String { "http://127.0.0.1:\(port)" }

    func bot(_ method: String, _ parameters: JSON = [:]) async throws -> Answer {
        try await post("/bot\(token)/\(method)", parameters)
    }

    func updates(_ parameters: JSON = [:]) async throws -> [JSON] {
        try await bot("getUpdates", parameters).result.array ?? []
    }

    /// A message from the bot to this chat, with buttons by their data.
    @discardableResult
    func send(_ chat: Int, _ text: String = "hello", buttons: [String] = []) async throws -> Answer {
        let row = JSON.array(buttons.map { ["text": .string($0.uppercased()), "callback_data": .string($0)] })
        return try await bot(
            "sendMessage",
            [
                "chat_id": .int(chat), "text": .string(text),
                "reply_markup": buttons.isEmpty ? nil : ["inline_keyboard": [row]],
            ]
        )
    }

    func people(_ path: String, _ order: JSON) async throws -> Answer {
        try await post("/sandbox/\(path)", order)
    }

    @discardableResult
    func say(_ chat: Int, _ text: String = "/start") async throws -> Answer {
        try await people("say", ["chat": .int(chat), "text": .string(text)])
    }

    func see(_ path: String) async throws -> JSON { try await call("GET", "/sandbox/\(path)").json }

    /// The messages of a chat as a person sees them.
    func messages(_ chat: Int) async throws -> [JSON] { try await see("chats/\(chat)").array ?? [] }

    func post(_ path: String, _ order: JSON) async throws -> Answer {
        try await call("POST", path, type: "application/json", body: order.bytes)
    }

    func call(_ method: String, _ path: String, type: String? = nil, body: [UInt8]? = nil) async throws -> Answer {
        guard let url = URL(string: address + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body.map { Data($0) }
        if let type { request.setValue(type, forHTTPHeaderField: "Content-Type") }
        let (data, response) = try await session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return Answer(
            status: response.statusCode,
            body: Array(data),
            contentType: response.value(forHTTPHeaderField: "Content-Type") ?? ""
        )
    }
}

private let session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = 120
    return URLSession(configuration: configuration)
}()

/// A clock that tests move.
final class ManualClock: SandboxClock {
    private let time: Mutex<Date>
    let canMove: Bool
    let next: Date?

    /// 2022-03-01, 09:00 in Moscow, unless told otherwise.
    init(_ time: Date = Date(timeIntervalSince1970: 1_646_114_400), canMove: Bool = true, next: Date? = nil) {
        self.time = Mutex(time)
        self.canMove = canMove
        self.next = next
    }

    struct Backwards: Error, CustomStringConvertible {
        let description = "time does not run backwards"
    }

    func now() async -> Date { time.withLock { $0 } }
    func nextEvent() async -> Date? { next }

    func advance(to moment: Date) async throws {
        try time.withLock { time in
            guard moment >= time else { throw Backwards() }
            time = moment
        }
    }
}

extension SandboxClient {
    /// Returns once a `getUpdates` of the bot waits.
    func untilPolling() async throws {
        while try await see("stats")["polling"] != 1 { await Task.yield() }
    }
}
