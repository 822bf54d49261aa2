import CurlHTTP
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ExecutorTests {
    @Test func `a task that prefers the client runs on its thread, before and after an exchange`() async throws {
        let server = try RawHTTPServer { .ok($0.target) }
        let client = HTTPClient()
        let threads = try await withTaskExecutorPreference(client.executor) {
            let before = await Self.thread()
            let answer = try await client.send(.to(server, path: "/a")).text
            #expect(answer == "/a")
            return [before, await Self.thread()]
        }
        #expect(threads == ["curl", "curl"])
        #expect(await Self.thread() != "curl")
    }

    @Test func `many such tasks make their exchanges at once`() async throws {
        let server = try RawHTTPServer { .ok($0.target) }
        let client = HTTPClient()
        let answers = try await withTaskExecutorPreference(client.executor) {
            try await withThrowingTaskGroup { group in
                for number in 0..<100 {
                    group.addTask { try await client.send(.to(server, path: "/\(number)")).text }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
        }
        #expect(answers == Set((0..<100).map { "/\($0)" }))
    }

    @Test func `where the client was shut down, what prefers it goes on elsewhere`() async throws {
        let server = try RawHTTPServer { .ok($0.target) }
        let client = HTTPClient()
        let failure = await withTaskExecutorPreference(client.executor) {
            await client.shutdown()
            return await #expect(throws: HTTPFailure.self) { try await client.send(.to(server, path: "/")) }
        }
        #expect(failure?.reason == .shutDown)
    }

    /// The name of the thread that the caller's task is on.
    private static func thread() async -> String? { currentThreadName() }

    /// Apart, since asking for the thread is refused in asynchronous code.
    private static func currentThreadName() -> String? { Thread.current.name }
}
