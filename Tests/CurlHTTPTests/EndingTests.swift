import CurlHTTP
import HTTPTypes
import Synchronization
import TestSupport
import Testing

/// Cancellation and shutdown: everyone who waits is told, once, and nothing stays open.
@Suite(.timeLimit(.minutes(5)))
struct EndingTests {
    @Test func `cancelling the task closes the connection`() async throws {
        let read = Gate()
        let ended = Gate()
        let server = try RawHTTPServer { (connection: RawConnection) in
            _ = connection.readRequest()
            read.open()
            connection.waitForEnd()
            ended.open()
        }
        let client = HTTPClient()
        let task = Task { try await client.failure(of: .to(server, .post), body: [1]) }
        await read.wait()
        task.cancel()
        let failure = try await task.value
        #expect(failure.reason == .cancelled)
        #expect(failure.mayHaveArrived)
        await ended.wait()
    }

    @Test func `a task cancelled beforehand sends nothing`() async throws {
        let server = try RawHTTPServer { _ in .ok() }
        let client = HTTPClient()
        let start = Gate()
        let task = Task {
            await start.wait()
            return try await client.failure(of: .to(server, .post))
        }
        task.cancel()
        start.open()
        let failure = try await task.value
        #expect(failure.reason == .cancelled)
        #expect(!failure.mayHaveArrived)
        #expect(server.connectionCount == 0)
    }

    @Test func `cancelling some leaves the others alone`() async throws {
        let go = Gate()
        let server = try RawHTTPServer { request in
            go.block()
            return .ok(request.target)
        }
        let client = HTTPClient()
        let tasks = (0..<100).map { number in
            Task { try await client.send(.to(server, path: "/\(number)")).text }
        }
        for task in tasks[..<50] { task.cancel() }
        go.open()
        for task in tasks[50...] { #expect(try await task.value.hasPrefix("/")) }
        for task in tasks[..<50] {
            await #expect(throws: HTTPFailure.self) { _ = try await task.value }
        }
    }

    @Test func `shutting down ends what is in flight and closes what is kept`() async throws {
        let read = Atomic(0)
        let allRead = Gate()
        let ended = Atomic(0)
        let allEnded = Gate()
        let server = try RawHTTPServer { (connection: RawConnection) in
            _ = connection.readRequest()
            if read.add(1, ordering: .relaxed).newValue == 20 { allRead.open() }
            connection.waitForEnd()
            if ended.add(1, ordering: .relaxed).newValue == 20 { allEnded.open() }
        }
        let client = HTTPClient()
        let tasks = (0..<20).map { _ in Task { try await client.failure(of: .to(server, .post)) } }
        await allRead.wait()
        await client.shutdown()
        for task in tasks {
            let failure = try await task.value
            #expect(failure.reason == .shutDown)
            #expect(failure.mayHaveArrived)
        }
        await allEnded.wait()
    }

    @Test func `after the shutdown every request fails at once, and shutting down again is no harm`() async throws {
        let server = try RawHTTPServer { _ in .ok() }
        let client = HTTPClient()
        await client.shutdown()
        let failure = try await client.failure(of: .to(server, .post))
        #expect(failure.reason == .shutDown)
        #expect(!failure.mayHaveArrived)
        await client.shutdown()
        #expect(server.connectionCount == 0)
    }

    @Test func `requests and a shutdown at the same moment all come to an end`() async throws {
        let server = try RawHTTPServer { _ in .ok() }
        let client = HTTPClient()
        let tasks = (0..<200).map { _ in Task { try await client.send(.to(server)) } }
        await client.shutdown()
        for task in tasks {
            if case .failure(let failure as HTTPFailure) = await task.result { #expect(failure.reason == .shutDown) }
        }
    }

    @Test func `a client that is let go closes its connections`() async throws {
        let ended = Gate()
        let server = try RawHTTPServer { (connection: RawConnection) in
            while connection.readRequest() != nil, connection.write(.ok()) {}
            ended.open()
        }
        _ = try await HTTPClient().send(.to(server))
        await ended.wait()
    }
}
