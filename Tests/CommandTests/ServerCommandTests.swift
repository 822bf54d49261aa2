import Foundation
import TestSupport
import Testing

/// The commands that run until they are told to stop.
@Suite(.timeLimit(.minutes(5))) struct ServerCommandTests {
    /// Long enough for a machine that is busy with other tests, far from the 40 s after which the bot gives up.
    private static let quickly = Duration.seconds(30)

    private func end(_ program: ChildProcess, by signal: Int32) async {
        let asked = ContinuousClock.now
        program.send(signal)
        #expect(await program.end() == .exit(0), "\(program.errors)")
        #expect(ContinuousClock.now - asked < Self.quickly)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `demo tells its address, serves the page with everybody on it, and ends when told to`(signal: Int32)
        async throws
    {
        try await Program.running(["demo", "--port", "0"]) { demo in
            let line = ServerLine(port: try await Program.port(of: demo, sayingSo: "demo is open"))
            #expect(try await line.text("/").contains("<html"))
            let chats = try await line.text("/sandbox/chats")
            #expect(chats.contains("Китаева Айса Церен-Доржиевна") && chats.contains("Гость"))
            #expect(try await line.text("/sandbox/clock").contains("2021-12-20T09:0"))
            await end(demo, by: signal)
            #expect(demo.errors.isEmpty, "\(demo.errors)")
        }
    }

    @Test func `sandbox takes a free port, answers as a bot's server, and ends when told to`() async throws {
        try await Program.running(["sandbox", "--port", "0"]) { sandbox in
            let line = ServerLine(port: try await Program.port(of: sandbox, sayingSo: "Chat page"))
            #expect(try await line.text("/bot\(Token.good)/getMe").contains("\"is_bot\":true"))
            #expect(try await line.text("/").contains("<html"))
            await end(sandbox, by: SIGTERM)
        }
    }

    @Test(arguments: ["sandbox", "demo"])
    func `a port that is taken is told in one line`(command: String) async throws {
        try await Program.sandbox { line in
            let second = try await Program.run(command, "--port", "\(line.port)")
            #expect(second.ending == .exit(3) && second.output.isEmpty)
            let words = "127.0.0.1:\(line.port) is in use by another program, expected a free port\n"
            #expect(second.errors == words)
        }
    }

    @Test(arguments: ["sandbox", "demo"])
    func `a port that is none is usage`(command: String) async throws {
        let result = try await Program.run(command, "--port", "65536")
        #expect(result.ending == .exit(64) && result.errors.contains("65536"))
    }

    @Test func `run greets who comes by invitation, and ends when told to`() async throws {
        try await withTemporaryFolder { folder in
            try await Program.sandbox { line in
                let environment = [
                    "VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_URL": line.address,
                    "VEKHA_DATA": folder.path, "VEKHA_LOG_LEVEL": "trace",
                ]
                let invitation = try await Program.run(["invite", "p-head-07"], environment: environment)
                let code = try #require(invitation.output.firstMatch(of: /\/start ([A-Za-z0-9_-]{22})/)?.1)
                try await Program.running(["run"], environment: environment) { bot in
                    try await line.say("/start \(code)", from: 77)
                    let question = try await eventually("a question of consent") {
                        try await line.botMessages(in: 77).first
                    }
                    try await line.press("Даю согласие", on: question.id, in: 77)
                    let greeting = try await eventually("a welcome") {
                        try await line.botMessages(in: 77).dropFirst().first
                    }
                    #expect(greeting.text.contains("Айса Церен-Доржиевна"), "\(greeting.text)")
                    await end(bot, by: SIGTERM)
                    #expect(!(bot.output + bot.errors).contains(Token.secret))
                    #expect(!bot.errors.contains("Айса") && !bot.errors.contains(code))
                }
            }
        }
    }

    @Test func `a token that the messenger refuses is told, without the token, and stops nothing`() async throws {
        try await withTemporaryFolder { folder in
            try await Program.sandbox { line in
                try await line.meets(SandboxFault("401", count: nil))
                let environment = [
                    "VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_URL": line.address,
                    "VEKHA_DATA": folder.path, "VEKHA_LOG_LEVEL": "trace",
                ]
                try await Program.running(["run"], environment: environment) { bot in
                    try await eventually("a line about the token") { bot.errors.contains("unauthorized") ? () : nil }
                    #expect(!bot.hasEnded)
                    await end(bot, by: SIGTERM)
                    #expect(!(bot.output + bot.errors).contains(Token.secret), "\(bot.errors)")
                }
            }
        }
    }

    @Test(arguments: [
        ([:], "VEKHA_TELEGRAM_TOKEN: found nothing, expected the bot's token"),
        (["VEKHA_TELEGRAM_TOKEN": ""], "VEKHA_TELEGRAM_TOKEN: found nothing"),
        (["VEKHA_TELEGRAM_TOKEN": "a-token-that-opens-nothing"], "VEKHA_TELEGRAM_TOKEN: found no bot token"),
        (
            ["VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_URL": "ftp://x"],
            "VEKHA_TELEGRAM_URL: found \"ftp://x\""
        ),
        (["VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_PROXY": "secret@"], "VEKHA_TELEGRAM_PROXY: expected"),
    ])
    func `run tells which variable is missing or wrong, and no secret`(given: [String: String], words: String)
        async throws
    {
        try await withTemporaryFolder { folder in
            let environment = given.merging(["VEKHA_DATA": folder.path]) { $1 }
            let result = try await Program.run(["run"], environment: environment)
            #expect(result.ending == .exit(3) && result.output.isEmpty)
            #expect(result.errorLines.count == 1 && result.errors.hasPrefix(words), "\(result.errors)")
            for secret in [Token.secret, "secret@"] { #expect(!result.errors.contains(secret)) }
        }
    }
}
