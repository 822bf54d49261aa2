import CurlHTTP
import HTTPTypes
import TestSupport
import Testing

/// What is told apart when no answer comes, and whether the request may have arrived.
@Suite(.timeLimit(.minutes(5)))
struct FailureTests {
    @Test(arguments: [
        ("nothing, after the request is read", RawReply.cut, HTTPFailure.Reason.cut),
        ("half a status line", .text("HTTP/1."), .cut),
        ("half a header", .text("HTTP/1.1 200 OK\r\nContent-Le"), .cut),
        ("half a body", .text("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"), .cut),
        ("half a chunk", .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nonly this"), .cut),
        ("chunks without an end", .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), .cut),
        ("something else than HTTP", .text("220 mail.example ESMTP\r\n"), .unreadable),
    ])
    func `once the request is out it may have arrived, however the answer breaks`(
        _ case: (name: String, reply: RawReply, reason: HTTPFailure.Reason)
    ) async throws {
        let server = try RawHTTPServer { _ in `case`.reply }
        let failure = try await HTTPClient().failure(of: .to(server, .post), body: [1, 2, 3])
        #expect(failure.reason == `case`.reason, "\(`case`.name): \(failure)")
        #expect(failure.mayHaveArrived)
    }

    @Test func `a server that cuts before it has read the request may still have got it`() async throws {
        let server = try RawHTTPServer { (_: RawConnection) in }
        let failure = try await HTTPClient().failure(of: .to(server, .post), body: [1, 2, 3])
        #expect(failure.reason == .cut)
        #expect(failure.mayHaveArrived)
    }

    @Test func `a refused connection took nothing along`() async throws {
        let port = try RawHTTPServer.unusedPort()
        let request = HTTPRequest(method: .post, scheme: "http", authority: "127.0.0.1:\(port)", path: "/secret")
        let failure = try await HTTPClient().failure(of: request, body: [1])
        #expect(failure.reason == .connect)
        #expect(!failure.mayHaveArrived)
        #expect(!failure.detail.contains("secret"))
    }

    /// A label of 70 letters: no resolver has to be asked to know that there is no such name.
    @Test func `a name that cannot exist is not found`() async throws {
        let name = String(repeating: "a", count: 70) + ".test"
        let request = HTTPRequest(method: .get, scheme: "http", authority: name, path: "/")
        let failure = try await HTTPClient().failure(of: request)
        #expect(failure.reason == .resolve)
        #expect(!failure.mayHaveArrived)
    }

    @Test func `a server without TLS fails where TLS is asked for`() async throws {
        let server = try RawHTTPServer { (connection: RawConnection) in
            _ = connection.read(1)
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.waitForEnd()
        }
        var request = HTTPRequest.to(server)
        request.scheme = "https"
        let failure = try await HTTPClient().failure(of: request)
        #expect(failure.reason == .tls)
        #expect(!failure.mayHaveArrived)
    }

    @Test(arguments: [
        HTTPRequest(method: .get, scheme: "ftp", authority: "127.0.0.1", path: "/"),
        HTTPRequest(method: .get, scheme: "file", authority: "", path: "/etc/hosts"),
        HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1", path: "no-slash"),
        HTTPRequest(method: .get, scheme: "http", authority: nil, path: "/"),
        HTTPRequest(method: .get, scheme: "http", authority: "two words", path: "/"),
        HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:port", path: "/"),
    ])
    func `what is no address is not sent`(_ request: HTTPRequest) async throws {
        let failure = try await HTTPClient().failure(of: request)
        #expect(failure.reason == .badRequest)
        #expect(!failure.mayHaveArrived)
    }

    @Test(arguments: [
        RawReply.ok(String(repeating: "x", count: 1001)),
        .text("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 1001)),
        .text(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + String(repeating: "x", count: 1001)
                + "\r\n0\r\n\r\n"
        ),
    ])
    func `an answer above the limit is refused, at the limit taken`(_ reply: RawReply) async throws {
        let server = try RawHTTPServer { _ in reply }
        let client = HTTPClient()
        let failure = try await client.failure(of: .to(server), answerLimit: 1000)
        #expect(failure.reason == .tooLarge)
        #expect(failure.mayHaveArrived)
        #expect(try await client.send(.to(server), answerLimit: 1001).body.count == 1001)
    }
}
