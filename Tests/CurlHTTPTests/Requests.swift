import CurlHTTP
import HTTPTypes
import TestSupport
import Testing

extension HTTPRequest {
    static func to(_ server: RawHTTPServer, _ method: Method = .get, path: String = "/", fields: HTTPFields = [:])
        -> Self
    {
        HTTPRequest(method: method, scheme: "http", authority: server.authority, path: path, headerFields: fields)
    }
}

extension HTTPClient {
    /// The failure of a request that is expected to fail.
    func failure(
        of request: HTTPRequest,
        body: [UInt8] = [],
        deadlines: Deadlines? = nil,
        answerLimit: Int? = nil
    ) async throws -> HTTPFailure {
        try #require(
            await #expect(throws: HTTPFailure.self) {
                _ = try await send(request, body: body, deadlines: deadlines, answerLimit: answerLimit)
            }
        )
    }
}

extension HTTPAnswer {
    var text: String { String(decoding: body, as: UTF8.self) }
}
