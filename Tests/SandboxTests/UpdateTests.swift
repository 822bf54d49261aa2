import Foundation
import Hummingbird
import Logging
import Synchronization
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(5)))
struct UpdateTests {
    @Test func `what is said before a bot comes waits for it`() async throws {
        try await withSandbox { client in
            #expect(try await client.say(5, "/start code").json == ["message_id": 1, "update_id": .null])
            let updates = try await client.updates()
            #expect(updates.count == 1)
            #expect(updates.first?["message"]?["text"] == "/start code")
            #expect(updates.first?["message"]?["entities"]?[0]?["type"] == "bot_command")
            #expect(updates.first?["message"]?["chat"]?["type"] == "private")
        }
    }

    @Test func `offset confirms, limit cuts, a negative offset forgets`() async throws {
        try await withSandbox { client in
            _ = try await client.bot("getMe")
            for number in 1...4 { try await client.say(5, "\(number)") }
            let texts = { (parameters: JSON) in
                try await client.updates(parameters).compactMap { $0["message"]?["text"]?.string }
            }
            #expect(try await texts([:]) == ["1", "2", "3", "4"])
            #expect(try await texts(["limit": 2]) == ["1", "2"])
            let second = try #require(try await client.updates(["limit": 2]).last?["update_id"]?.int)
            #expect(try await texts(["offset": .int(second)]) == ["2", "3", "4"])
            #expect(try await texts(["offset": .int(second + 1)]) == ["3", "4"])
            #expect(try await texts(["offset": -1]) == ["4"])
            #expect(try await texts([:]) == ["4"])
        }
    }

    @Test func `a long poll is woken by an update`() async throws {
        try await withSandbox { client in
            _ = try await client.bot("getMe")
            async let updates = client.updates(["timeout": 50])
            try await client.untilPolling()
            try await client.say(5, "now")
            #expect(try await updates.map { $0["message"]?["text"] } == ["now"])
        }
    }

    @Test func `a second poll ends the first, a webhook too`() async throws {
        try await withSandbox { client in
            _ = try await client.bot("getMe")
            async let first = client.bot("getUpdates", ["timeout": 50])
            try await client.untilPolling()
            #expect(try await client.bot("getUpdates").result == [])
            #expect(
                try await first.refusal
                    == "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            )
            async let second = client.bot("getUpdates", ["timeout": 50])
            try await client.untilPolling()
            #expect(
                try await client.bot("setWebhook", ["url": "http://127.0.0.1:9/"]).json["description"]
                    == "Webhook was set"
            )
            #expect(try await second.refusal == "409 Conflict: terminated by setWebhook request")
            #expect(
                try await client.bot("getUpdates").refusal
                    == "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
                    + "webhook first"
            )
            #expect(try await client.bot("deleteWebhook").json["description"] == "Webhook was deleted")
            #expect(try await client.bot("deleteWebhook").json["description"] == "Webhook is already deleted")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a server whose task is cancelled closes at once, though somebody polls`()
        async throws
    {
        let server = SandboxServer(settings: SandboxSettings(), logger: .silent)
        let running = Task { try await server.run() }
        let client = SandboxClient(port: try await server.ready())
        let polling = Task { try await client.bot("getUpdates", ["timeout": 50]) }
        try await client.untilPolling()
        running.cancel()
        // Before anything else ends: a loop of the server's that went on would turn on the spot.
        #expect(server.exchange.withWorld { $0.isClosed })
        _ = await polling.result
        _ = await running.result
    }

    @Test func `shutdown ends long polls and event streams at once`() async throws {
        try await confirmation(expectedCount: 1) { ended in
            let (answers, answer) = AsyncStream<Int>.makeStream()
            try await withSandbox { client in
                _ = try await client.bot("getMe")
                Task {
                    let status = try? await client.bot("getUpdates", ["timeout": 50]).status
                    answer.yield(status ?? 0)
                    answer.finish()
                }
                try await client.untilPolling()
            }
            for await status in answers where status == 200 { ended() }
        }
    }

    @Test func `a bot hears only the kinds it asked for`() async throws {
        try await withSandbox { client in
            _ = try await client.updates(["allowed_updates": ["callback_query"]])
            try await client.say(5)
            try await client.send(5, buttons: ["a"])
            _ = try await client.people("press", ["chat": 5, "data": "a"])
            #expect(try await client.updates().map { $0["callback_query"]?["data"] } == ["a"])
            #expect(try await client.updates(["allowed_updates": "[]"]).count == 1)
            try await client.say(5, "heard")
            #expect(try await client.updates().count == 2)
        }
    }

    @Test func `updates of more than a day ago are lost`() async throws {
        var settings = SandboxSettings()
        settings.clock = ManualClock()
        try await withSandbox(settings) { client in
            _ = try await client.bot("getMe")
            try await client.say(5, "early")
            _ = try await client.people("clock", ["advance": "PT25H"])
            try await client.say(5, "late")
            #expect(try await client.updates().map { $0["message"]?["text"] } == ["late"])
        }
    }

    @Test func `each bot has its own updates`() async throws {
        try await withSandbox { client in
            var other = client
            other.token = "888:abc"
            _ = try await client.bot("getMe")
            #expect(try await other.bot("getMe").result["username"] == "sandbox_888_bot")
            try await client.say(5)
            #expect(try await client.updates().count == 1)
            #expect(try await other.updates().isEmpty, "the chat is the first bot's")
            try await other.send(5, buttons: ["a"])
            try await client.say(5, "to both")
            _ = try await client.people("press", ["chat": 5, "data": "a"])
            #expect(try await client.updates().count == 2)
            #expect(try await other.updates().count == 2)
        }
    }

    @Test func `a press waits for its answer`() async throws {
        var settings = SandboxSettings()
        settings.clock = ManualClock()
        try await withSandbox(settings) { client in
            try await client.say(5)
            try await client.send(5, buttons: ["done", "why"])
            let pressed = try await client.people("press", ["chat": 5, "message": 2, "text": "WHY"]).json
            #expect(pressed["message_id"] == 2)
            let query = try #require(try await client.updates().last?["callback_query"])
            #expect(query["data"] == "why")
            #expect(query["message"]?["message_id"] == 2)
            #expect(query["from"]?["id"] == 5)
            #expect(try await client.messages(5)[1]["loading"] == true)
            let answer: JSON = ["callback_query_id": query["id"], "text": "потому"]
            let tooLong = JSON.string(String(repeating: "x", count: 201))
            #expect(
                try await client.bot("answerCallbackQuery", ["callback_query_id": query["id"], "text": tooLong]).refusal
                    == "400 Bad Request: MESSAGE_TOO_LONG"
            )
            #expect(try await client.bot("answerCallbackQuery", answer).result == true)
            #expect(try await client.messages(5)[1]["loading"] == nil)
            _ = try await client.people("press", ["chat": 5, "data": "done"])
            _ = try await client.people("clock", ["advance": "PT1H"])
            let late = try #require(try await client.updates().last?["callback_query"]?["id"])
            for id in [late, "none"] {
                #expect(
                    try await client.bot("answerCallbackQuery", ["callback_query_id": id]).refusal
                        == "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
                )
            }
        }
    }

    @Test func `a webhook gets updates in order, with its secret, until it takes them`() async throws {
        let (received, sink) = AsyncStream<(secret: String?, text: String?)>.makeStream()
        let (ports, port) = AsyncStream<Int>.makeStream()
        let takes = Mutex(0)
        let router = Router()
        router.post("hook") { request, _ -> HTTPResponse.Status in
            let body = try await request.body.collect(upTo: 1_000_000)
            let text = JSON(parsing: body.readableBytesView)?["message"]?["text"]?.string
            let secret = request.headers.first { $0.name.canonicalName == "x-telegram-bot-api-secret-token" }?.value
            sink.yield((secret, text))
            // The first try of each message but one is turned away.
            return text == "1"
                && takes.withLock({
                    $0 += 1; return $0
                }) == 1 ? .internalServerError : .ok
        }
        let bot = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "bot", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        let serving = Task { try await bot.run() }
        defer { serving.cancel() }
        let hookPort = try #require(await ports.first { _ in true })
        try await withSandbox { client in
            let hook = JSON.string("http://127.0.0.1:\(hookPort)/hook")
            _ = try await client.bot("setWebhook", ["url": hook, "secret_token": "s-1"])
            try await client.say(5, "1")
            try await client.say(5, "2")
            var texts: [String?] = []
            for await (secret, text) in received {
                #expect(secret == "s-1")
                texts.append(text)
                if text == "2" { break }
            }
            #expect(texts == ["1", "1", "2"])
            #expect(try await client.bot("getWebhookInfo").result["url"] == hook)
            #expect(
                try await client.bot("setWebhook", ["url": "ftp://x"]).refusal
                    == "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
            )
            #expect(
                try await client.bot("setWebhook", ["url": hook, "secret_token": "ы"]).refusal
                    == "400 Bad Request: secret token contains unallowed characters"
            )
        }
    }
}
