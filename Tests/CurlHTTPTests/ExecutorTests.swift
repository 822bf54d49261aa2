import CurlHTTP
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ExecutorTests {
    @Test func `a task that prefers the client runs on its thread, before and after an exchange`() async throws {
        let server = try RawHTTPServer { .ok($0.target) }
        let client = HTTPClient()
        let task = Task(executorPreference: client.executor) {
            let before = Self.thread
            let answer = try await client.send(.to(server, path: "/a")).text
            #expect(answer == "/a")
            return [before, Self.thread]
        }
        #expect(try await task.value == ["curl", "curl"])
        #expect(Self.thread != "curl")
    }

    @Test func `many such tasks make their exchanges at once`() async throws {
        let server = try RawHTTPServer { .ok($0.target) }
        let client = HTTPClient()
        let answers = try await withThrowingTaskGroup { group in
            for number in 0..<100 {
                group.addTask(executorPreference: client.executor) {
                    try await client.send(.to(server, path: "/\(number)")).text
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers == Set((0..<100).map { "/\($0)" }))
    }

    @Test func `where the client was shut down, what prefers it goes on elsewhere`() async throws {
        let server = try RawHTTPServer { .ok($0.target) }
        let client = HTTPClient()
        let task = Task(executorPreference: client.executor) {
            await client.shutdown()
            return await #expect(throws: HTTPFailure.self) { try await client.send(.to(server, path: "/")) }
        }
        #expect(await task.value?.reason == .shutDown)
    }

    /// The name of the thread at hand, as the kernel knows it.
    private static var thread: String? {
        (try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8))?.trimmingCharacters(in: .newlines)
    }
}
