import Foundation
import TestSupport
import Testing

/// A server whose log nobody reads any more.
@Suite(.timeLimit(.minutes(5))) struct BrokenPipeTests {
    @Test func `the bot goes on when the reader of its standard error is gone`() async throws {
        try await withTemporaryFolder { folder in
            let config = try ConfigCopy(in: folder)
            let pipe = folder.appending(path: "log").path
            #expect(mkfifo(pipe, 0o600) == 0)
            let reader = open(pipe, O_RDONLY | O_NONBLOCK)
            #expect(reader >= 0)
            try await Program.sandbox { line in
                let environment = [
                    "VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_URL": line.address, "VEKHA_DATA": folder.path,
                ]
                let bot = try ChildProcess(
                    "/bin/sh",
                    ["-c", "exec \"$0\" run --config \"$1\" 2>\"$2\"", Program.path, "\(folder.path)/Config", pipe],
                    environment: environment.merging(["PATH": "/usr/bin:/bin", "TMPDIR": folder.path]) { $1 },
                    directory: Program.repository.path,
                    filesIn: folder,
                    limit: .seconds(60)
                )
                try await eventually("the bot asks for events") {
                    try await line.text("/sandbox/stats").contains("\"polling\":1") ? () : nil
                }
                close(reader)
                // Each has a line written.
                for _ in 1...3 {
                    try config.edit("Config/roster.json", "{", "{ ")
                    bot.send(SIGHUP)
                    try await Task.sleep(for: .milliseconds(200))
                }
                #expect(!bot.hasEnded)
                bot.send(SIGTERM)
                #expect(await bot.end() == .exit(0))
            }
        }
    }
}
