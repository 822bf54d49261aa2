import Foundation
import TestSupport
import Testing

/// The runner itself, which all other tests here rely on.
@Suite(.timeLimit(.minutes(5))) struct ProcessTests {
    private func shell(_ script: String, limit: Duration = .seconds(30), _ body: (ChildProcess) async throws -> Void)
        async throws
    {
        try await withTemporaryFolder { folder in
            let child = try ChildProcess(
                "/bin/sh",
                ["-c", script],
                environment: ["WORD": "a b"],
                directory: "/usr",
                filesIn: folder,
                limit: limit
            )
            try await body(child)
            await child.kill()
        }
    }

    @Test func `arguments, environment, folder and both outputs are its own, and no descriptor is inherited`()
        async throws
    {
        let file = try #require(fopen("/dev/null", "r"))
        defer { fclose(file) }
        try await shell("pwd; env | grep WORD; echo wrong >&2; ls /proc/$$/fd; exit 7") { child in
            #expect(await child.end() == .exit(7))
            #expect(child.output == "/usr\nWORD=a b\n0\n1\n2\n")
            #expect(child.errors == "wrong\n")
        }
    }

    @Test func `a signal ends it, and one after its end goes nowhere`() async throws {
        try await shell("echo ready; exec sleep 100") { (child) async throws in
            #expect(try await child.line(with: "ready") == "ready")
            #expect(!child.hasEnded)
            child.send(SIGTERM)
            #expect(await child.end() == .signal(SIGTERM))
            child.send(SIGKILL)
            #expect(try await child.line(with: "steady") == nil)
        }
    }

    @Test func `it is killed at its time limit`() async throws {
        try await shell("exec sleep 100", limit: .seconds(1)) { child in
            #expect(await child.end() == .signal(SIGKILL))
        }
    }

    @Test func `it is killed when whoever waits for it is cancelled`() async throws {
        try await shell("exec sleep 100") { child in
            let waiting = Task { await child.end() }
            waiting.cancel()
            #expect(await waiting.value == .signal(SIGKILL))
        }
    }

    @Test func `a program that is not there is an error`() {
        #expect(throws: NotStarted.self) {
            _ = try ChildProcess(
                "/no/such/program",
                [],
                environment: [:],
                directory: "/",
                filesIn: FileManager.default.temporaryDirectory,
                limit: .seconds(1)
            )
        }
    }
}
