import CurlHTTP
import HTTPTypes
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct DeadlineTests {
    private let short = HTTPClient.Deadlines(connect: .seconds(20), total: .milliseconds(150))

    @Test func `a silent server ends with the total deadline, and its connection is closed`() async throws {
        let ended = Gate()
        let server = try RawHTTPServer { (connection: RawConnection) in
            _ = connection.readRequest()
            connection.waitForEnd()
            ended.open()
        }
        let client = HTTPClient()
        let failure = try await client.failure(of: .to(server, .post), body: [1], deadlines: short)
        #expect(failure.reason == .timeout)
        #expect(failure.mayHaveArrived)
        await ended.wait()
    }

    @Test func `an answer that trickles without end ends with the total deadline`() async throws {
        let server = try RawHTTPServer { (connection: RawConnection) in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
            while !connection.waitForEnd(milliseconds: 5) { connection.write("x") }
        }
        let failure = try await HTTPClient().failure(of: .to(server), deadlines: short)
        #expect(failure.reason == .timeout)
        #expect(failure.mayHaveArrived)
    }

    @Test func `a handshake that never ends passes the deadline of the connection with nothing sent`() async throws {
        let server = try RawHTTPServer { (connection: RawConnection) in connection.waitForEnd() }
        var request = HTTPRequest.to(server, .post)
        request.scheme = "https"
        let deadlines = HTTPClient.Deadlines(connect: .milliseconds(150), total: .seconds(20))
        let failure = try await HTTPClient().failure(of: request, body: [1], deadlines: deadlines)
        #expect(failure.reason == .timeout)
        #expect(!failure.mayHaveArrived)
    }

    @Test func `waiting for a free connection counts, and nothing was sent`() async throws {
        let read = Gate()
        let server = try RawHTTPServer { (connection: RawConnection) in
            _ = connection.readRequest()
            read.open()
            connection.waitForEnd()
        }
        let client = HTTPClient(HTTPClient.Settings(connections: HTTPClient.Connections(perHost: 1, total: 1)))
        let first = Task { try await client.send(.to(server, path: "/first")) }
        await read.wait()
        let failure = try await client.failure(of: .to(server, .post, path: "/second"), deadlines: short)
        #expect(failure.reason == .timeout)
        #expect(!failure.mayHaveArrived)
        first.cancel()
        _ = await first.result
        #expect(server.requests.map(\.target) == ["/first"])
    }
}
