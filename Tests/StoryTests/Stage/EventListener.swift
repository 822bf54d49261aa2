import Foundation
import FoundationNetworking

/// Listens to `GET /sandbox/events`, as the chat page does; one event a line.
final class EventListener: NSObject, URLSessionDataDelegate, Sendable {
    let events = GrowingText()

    /// Listens while the body runs; it starts once the sandbox has greeted.
    static func listening<Result>(at port: Int, _ body: (GrowingText) async throws -> Result) async throws -> Result {
        guard let url = URL(string: "http://127.0.0.1:\(port)/sandbox/events") else { throw URLError(.badURL) }
        let listener = EventListener()
        let session = URLSession(configuration: .ephemeral, delegate: listener, delegateQueue: nil)
        defer { session.invalidateAndCancel() }
        session.dataTask(with: url).resume()
        guard await listener.events.line(with: "\"hello\"") != nil else { throw URLError(.cannotConnectToHost) }
        return try await body(listener.events)
    }

    func urlSession(_: URLSession, dataTask _: URLSessionDataTask, didReceive data: Data) { events.append(data) }

    func urlSession(_: URLSession, task _: URLSessionTask, didCompleteWithError _: (any Error)?) { events.close() }
}
