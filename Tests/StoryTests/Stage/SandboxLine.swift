import CurlHTTP
import Foundation
import HTTPTypes

/// The `/sandbox` side of the server, as a person's device uses it.
struct SandboxLine {
    let http: HTTPClient
    let port: Int

    struct Answer: Error, CustomStringConvertible {
        let status: Int
        let body: String

        var description: String { "\(status) \(body)" }
    }

    func get<Value: Decodable>(_ path: String) async throws -> Value {
        try await call(.get, path, body: [])
    }

    @discardableResult
    func post<Value: Decodable>(_ path: String, _ body: some Encodable) async throws -> Value {
        try await call(.post, path, body: [UInt8](try JSONEncoder().encode(body)))
    }

    /// Throws: `Answer` for anything but 200.
    private func call<Value: Decodable>(_ method: HTTPRequest.Method, _ path: String, body: [UInt8]) async throws
        -> Value
    {
        let request = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1:\(port)",
            path: path,
            headerFields: [.contentType: "application/json"]
        )
        let answer = try await http.send(request, body: body, deadlines: .init(total: .seconds(300)))
        guard answer.status == .ok else {
            throw Answer(status: answer.status.code, body: String(decoding: answer.body, as: UTF8.self))
        }
        return try JSONDecoder().decode(Value.self, from: Data(answer.body))
    }
}
