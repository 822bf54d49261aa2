import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct InviteCommandTests {
    @Test func `a code is new each time, and only its hash is kept`() async throws {
        try await withTemporaryFolder { folder in
            let environment = ["VEKHA_DATA": folder.path]
            var codes: Set<String> = []
            for _ in 1...2 {
                let result = try await Program.run(["invite", "p-head-07"], environment: environment)
                #expect(result.ending == .exit(0) && result.output.contains("Китаева Айса Церен-Доржиевна, директор"))
                #expect(result.errorLines.count == 1 && result.errors.contains("VEKHA_TELEGRAM_TOKEN is not set"))
                let line = try #require(result.outputLines.last)
                codes.insert(String(try #require(line.wholeMatch(of: /\/start ([A-Za-z0-9_-]{22})/)?.1)))
            }
            #expect(codes.count == 2)
            let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .map { try Data(contentsOf: folder.appending(path: $0)) }
            #expect(!kept.isEmpty)
            for code in codes { #expect(kept.allSatisfy { $0.range(of: Data(code.utf8)) == nil }) }
        }
    }

    @Test func `a person who is not in the roster is a mistake, a folder that cannot be is the environment's`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let nobody = try await Program.run(["invite", "p-nobody"], environment: ["VEKHA_DATA": folder.path])
            #expect(nobody.ending == .exit(1) && nobody.output.isEmpty && nobody.errorLines.count == 1)
            #expect(nobody.errors.contains("found no person \"p-nobody\""))
            let nowhere = try await Program.run(["invite", "p-head-07"], environment: ["VEKHA_DATA": "/dev/null/data"])
            #expect(nowhere.ending == .exit(3) && nowhere.errors.contains("VEKHA_DATA"), "\(nowhere.errors)")
        }
    }

    @Test func `with a token the link names the bot`() async throws {
        try await withTemporaryFolder { folder in
            try await Program.sandbox { line in
                let environment = [
                    "VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_URL": line.address, "VEKHA_DATA": folder.path,
                ]
                let result = try await Program.run(["invite", "p-head-07"], environment: environment)
                #expect(result.ending == .exit(0) && result.errors.isEmpty, "\(result.errors)")
                let code = try #require(result.output.firstMatch(of: /\/start ([A-Za-z0-9_-]{22})/)?.1)
                #expect(result.outputLines.last == "https://t.me/vekha_sandbox_bot?start=\(code)")
            }
        }
    }
}

enum Token {
    /// Well-formed, so the sandbox takes it.
    static let good = "100500:a-token-that-opens-nothing-at-all-0000"
    /// The part that must never be seen.
    static let secret = "a-token-that-opens-nothing"
}
