import CurlHTTP
import Foundation
import HTTPTypes
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ConnectionTests {
    @Test func `one connection serves request after request`() async throws {
        let server = try RawHTTPServer { .ok($0.target) }
        let client = HTTPClient()
        for number in 0..<50 {
            #expect(try await client.send(.to(server, path: "/\(number)")).text == "/\(number)")
        }
        #expect(server.connectionCount == 1)
    }

    @Test func `two hundred requests are in flight at once`() async throws {
        let arrived = Atomic(0)
        let all = Gate()
        let server = try RawHTTPServer { request in
            if arrived.add(1, ordering: .relaxed).newValue == 200 { all.open() }
            all.block()
            return .ok(request.target)
        }
        let client = HTTPClient(HTTPClient.Settings(connections: HTTPClient.Connections(perHost: 200, total: 200)))
        let answers = try await withThrowingTaskGroup { group in
            for number in 0..<200 {
                group.addTask { try await client.send(.to(server, path: "/\(number)")).text }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers == Set((0..<200).map { "/\($0)" }))
        #expect(server.connectionCount == 200)
    }

    @Test func `requests above the limit of connections wait for a free one`() async throws {
        let server = try RawHTTPServer { .ok($0.target) }
        let client = HTTPClient(HTTPClient.Settings(connections: HTTPClient.Connections(perHost: 2, total: 8)))
        let count = try await withThrowingTaskGroup { group in
            for number in 0..<60 {
                group.addTask { try await client.send(.to(server, path: "/\(number)")).text }
            }
            return try await group.reduce(into: 0) { count, _ in count += 1 }
        }
        #expect(count == 60)
        #expect(server.connectionCount <= 2)
    }

    @Test func `a connection the server closed while idle is not used again`() async throws {
        let closed = Gate()
        let server = try RawHTTPServer { (connection: RawConnection) in
            guard connection.readRequest() != nil, connection.write(.ok("\(connection.number)")) else { return }
            connection.end()
            closed.open()
        }
        let client = HTTPClient()
        #expect(try await client.send(.to(server, .post)).text == "0")
        await closed.wait()
        #expect(try await client.send(.to(server, .post)).text == "1")
    }

    /// libcurl by itself would repeat it on a fresh connection: the message would come twice.
    @Test func `a POST on a kept connection that dies is not sent twice`() async throws {
        let server = try serverThatCutsTheSecondRequest()
        let client = HTTPClient()
        _ = try await client.send(.to(server, .post, path: "/first"), body: [1])
        let failure = try await client.failure(of: .to(server, .post, path: "/second"), body: [2])
        #expect(failure.reason == .cut)
        #expect(failure.mayHaveArrived)
        #expect(server.requests.map(\.target) == ["/first", "/second"])
    }

    @Test func `a GET on a kept connection that dies is repeated`() async throws {
        let server = try serverThatCutsTheSecondRequest()
        let client = HTTPClient()
        _ = try await client.send(.to(server, path: "/first"))
        #expect(try await client.send(.to(server, path: "/second")).text == "1")
        #expect(server.requests.map(\.target) == ["/first", "/second", "/second"])
    }

    private func serverThatCutsTheSecondRequest() throws -> RawHTTPServer {
        try RawHTTPServer { (connection: RawConnection) in
            guard connection.readRequest() != nil, connection.write(.ok("\(connection.number)")) else { return }
            _ = connection.readRequest()
        }
    }

    @Test(arguments: [true, false])
    func `over TLS the client offers HTTP 2, unless told not to`(_ usesHTTP2: Bool) async throws {
        let hello = Mutex<[UInt8]>([])
        let server = try RawHTTPServer { (connection: RawConnection) in
            // A TLS record: its type, version and length, then the ClientHello.
            guard let header = connection.read(5),
                let record = connection.read(Int(header[3]) << 8 | Int(header[4]))
            else { return }
            hello.withLock { $0 = record }
        }
        var request = HTTPRequest.to(server)
        request.scheme = "https"
        let failure = try await HTTPClient(HTTPClient.Settings(usesHTTP2: usesHTTP2)).failure(of: request)
        #expect(!failure.mayHaveArrived)
        // In the list of protocols: a name of two letters, `h2`.
        let offer = [2] + Array("h2".utf8)
        #expect(hello.withLock { $0.firstRange(of: offer) != nil } == usesHTTP2)
    }
}
