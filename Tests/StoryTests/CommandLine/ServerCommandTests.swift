import CurlHTTP
import Foundation
import HTTPTypes
import Testing

/// The commands that run until they are told to stop.
@Suite(.timeLimit(.minutes(1)))
struct ServerCommandTests {
    private static func get(_ address: String, _ path: String) async throws -> (status: Int, text: String) {
        let url = try #require(address.wholeMatch(of: /http:\/\/([0-9.:]+)\//))
        let request = HTTPRequest(method: .get, scheme: "http", authority: String(url.1), path: path)
        let http = HTTPClient()
        let answer = try await http.send(request)
        await http.shutdown()
        return (answer.status.code, String(decoding: answer.body, as: UTF8.self))
    }

    private static func address(in line: String?) throws -> String {
        String(try #require(line?.firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+\//)).0)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `demo tells its address, serves the page with everybody on it, and ends when told to`(signal: Int32) async throws {
        let demo = try Program.start(["demo", "--port", "0"])
        let address = try Self.address(in: await demo.output.line(with: "demo is open"))
        let page = try await Self.get(address, "/")
        #expect(page.status == 200 && page.text.contains("<html"))
        let chats = try await Self.get(address, "/sandbox/chats")
        #expect(chats.text.contains("Китаева Айса Церен-Доржиевна") && chats.text.contains("Гость"))
        let clock = try await Self.get(address, "/sandbox/clock")
        #expect(clock.text.contains("2021-12-20T09:0"), "\(clock.text)")
        let asked = ContinuousClock.now
        demo.send(signal)
        #expect(await demo.ended() == 0)
        #expect(ContinuousClock.now - asked < .seconds(5))
        #expect(demo.errors.text.isEmpty, "\(demo.errors.text)")
    }

    @Test func `sandbox takes a free port, answers as a bot's server, and ends when told to`() async throws {
        let sandbox = try Program.start(["sandbox", "--port", "0"])
        let address = try Self.address(in: await sandbox.output.line(with: "Chat page"))
        let identity = try await Self.get(address, "/bot\(Story.token)/getMe")
        #expect(identity.status == 200 && identity.text.contains("\"is_bot\":true"))
        #expect(try await Self.get(address, "/").text.contains("<html"))
        sandbox.send(SIGTERM)
        #expect(await sandbox.ended() == 0)
    }

    @Test func `a port that is taken is the environment's fault`() async throws {
        let first = try Program.start(["sandbox", "--port", "0"])
        let address = try Self.address(in: await first.output.line(with: "Chat page"))
        let port = try #require(address.firstMatch(of: /:([0-9]+)\//)).1
        for command in ["sandbox", "demo"] {
            let second = try await Program.run(command, "--port", String(port))
            #expect(second.status == 3 && second.output.isEmpty)
            #expect(second.errorLines.count == 1 && second.errors.contains("in use"), "\(second.errors)")
        }
        first.send(SIGTERM)
        #expect(await first.ended() == 0)
    }

    @Test func `run greets who comes by invitation, and ends when told to`() async throws {
        try await withTemporaryFolder { folder in
            let sandbox = try Program.start(["sandbox", "--port", "0"])
            let address = try Self.address(in: await sandbox.output.line(with: "Chat page"))
            let environment = [
                "VEKHA_TELEGRAM_TOKEN": Story.token, "VEKHA_TELEGRAM_URL": String(address.dropLast()),
                "VEKHA_DATA": folder.path, "VEKHA_LOG_LEVEL": "debug",
            ]
            let invitation = try await Program.run(["invite", "p-head-07"], environment: environment)
            #expect(invitation.output.contains("https://t.me/vekha_sandbox_bot?start="), "\(invitation.errors)")
            let port = try #require(address.firstMatch(of: /:([0-9]+)\//).flatMap { Int($0.1) })
            let start = try #require(invitation.outputLines.last)
            let bot = try Program.start(["run"], environment: environment)
            try await EventListener.listening(at: port) { events in
                let line = SandboxLine(http: HTTPClient(), port: port)
                try await line.say(start, from: 77)
                #expect(await events.line(with: "Здравствуйте, Айса Церен-Доржиевна!") != nil)
                await line.http.shutdown()
            }
            let asked = ContinuousClock.now
            bot.send(SIGTERM)
            #expect(await bot.ended() == 0)
            #expect(ContinuousClock.now - asked < .seconds(5))
            #expect(!bot.errors.text.contains(Story.token.split(separator: ":")[1]))
            sandbox.send(SIGTERM)
            #expect(await sandbox.ended() == 0)
        }
    }
}
