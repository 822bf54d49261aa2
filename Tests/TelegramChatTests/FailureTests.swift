import Chat
import CurlHTTP
import Foundation
import TelegramChat
import TestSupport
import Testing

/// Every failure through the real path of sending.
@Suite(.timeLimit(.minutes(5)))
struct FailureTests {
    struct Refusal: CustomTestStringConvertible {
        let status: Int
        let words: String
        let parameters: String
        let failure: DeliveryFailure

        init(_ status: Int, _ words: String, _ failure: DeliveryFailure, parameters: String = "") {
            self.status = status
            self.words = words
            self.parameters = parameters
            self.failure = failure
        }

        var testDescription: String { "\(status) \(words)" }

        var reply: RawReply {
            let more = parameters.isEmpty ? "" : #","parameters":{\#(parameters)}"#
            return .status(status, #"{"ok":false,"error_code":\#(status),"description":"\#(words)"\#(more)}"#)
        }
    }

    @Test(arguments: [
        Refusal(401, "Unauthorized", .unauthorized),
        Refusal(404, "Not Found", .unauthorized),
        Refusal(404, "Not Found: method not found", .rejected("Not Found: method not found")),
        Refusal(403, "Forbidden: bot was blocked by the user", .unreachable(.blocked)),
        Refusal(403, "Forbidden: user is deactivated", .unreachable(.deactivated)),
        Refusal(403, "Forbidden: bot was kicked from the group chat", .unreachable(.kicked)),
        Refusal(403, "Forbidden: bot was kicked from the supergroup chat", .unreachable(.kicked)),
        Refusal(403, "Forbidden: bot was kicked from the channel chat", .unreachable(.kicked)),
        Refusal(403, "Forbidden: bot is not a member of the supergroup chat", .unreachable(.kicked)),
        Refusal(403, "Forbidden: the group chat was deleted", .unreachable(.chatNotFound)),
        Refusal(403, "Forbidden: bot can't initiate conversation with a user", .unreachable(.chatNotFound)),
        Refusal(403, "Forbidden: bot can't send messages to bots", .unreachable(.noRights)),
        Refusal(403, "Forbidden: something new", .unreachable(.noRights)),
        Refusal(400, "Bad Request: chat not found", .unreachable(.chatNotFound)),
        Refusal(400, "Bad Request: user not found", .unreachable(.chatNotFound)),
        Refusal(400, "Bad Request: PEER_ID_INVALID", .unreachable(.chatNotFound)),
        Refusal(400, "Bad Request: not enough rights to send text messages to the chat", .unreachable(.noRights)),
        Refusal(400, "Bad Request: have no rights to send a message", .unreachable(.noRights)),
        Refusal(400, "Bad Request: need administrator rights in the channel chat", .unreachable(.noRights)),
        Refusal(400, "Bad Request: CHAT_WRITE_FORBIDDEN", .unreachable(.noRights)),
        Refusal(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            .moved(to: ChatID(rawValue: -1_009_876_543_210)),
            parameters: #""migrate_to_chat_id":-1009876543210"#
        ),
        Refusal(400, "Bad Request: message to edit not found", .messageGone),
        Refusal(
            400,
            "Bad Request: can't parse entities: Unclosed start tag at byte offset 3",
            .rejected("Bad Request: can't parse entities: Unclosed start tag at byte offset 3")
        ),
        Refusal(400, "Bad Request: message is too long", .rejected("Bad Request: message is too long")),
        Refusal(400, "Bad Request: message text is empty", .rejected("Bad Request: message text is empty")),
        Refusal(400, "Bad Request: BUTTON_DATA_INVALID", .rejected("Bad Request: BUTTON_DATA_INVALID")),
        Refusal(413, "Request Entity Too Large", .rejected("Request Entity Too Large")),
        Refusal(
            409,
            "Conflict: terminated by other getUpdates request",
            .conflict("Conflict: terminated by other getUpdates request")
        ),
        Refusal(
            429,
            "Too Many Requests: retry after 17",
            .temporary(.tooManyRequests, retryAfter: .seconds(17)),
            parameters: #""retry_after":17"#
        ),
        Refusal(429, "Too Many Requests", .temporary(.tooManyRequests)),
        Refusal(500, "Internal Server Error", .temporary(.server(500))),
        Refusal(502, "Bad Gateway", .temporary(.server(502), mayHaveArrived: true)),
    ])
    func `a refusal in Telegram's words`(_ refusal: Refusal) async throws {
        #expect(try await failureOfSending(against: refusal.reply) == refusal.failure)
    }

    struct Broken: CustomTestStringConvertible {
        let testDescription: String
        let reply: RawReply
        let failure: DeliveryFailure

        init(_ name: String, _ reply: RawReply, _ failure: DeliveryFailure) {
            self.testDescription = name
            self.reply = reply
            self.failure = failure
        }
    }

    private static func unreadable(_ status: Int) -> DeliveryFailure {
        .temporary(.unreadable("Status \(status) without the Bot API's JSON"), mayHaveArrived: true)
    }

    @Test(arguments: [
        Broken("a page", .status(200, "<html>Welcome</html>"), unreadable(200)),
        Broken("nothing", .ok(), unreadable(200)),
        Broken("half of the JSON", .ok(#"{"ok":true,"result":{"message_id":4"#), unreadable(200)),
        Broken("another JSON", .ok(#"{"status":"ok"}"#), unreadable(200)),
        Broken("no result", .ok(#"{"ok":true}"#), unreadable(200)),
        Broken("a result without what matters", .ok(#"{"ok":true,"result":{"date":1}}"#), unreadable(200)),
        Broken("somebody's block page", .status(403, "<html>Access denied</html>"), unreadable(403)),
        Broken("somebody's redirect", .status(302, ""), unreadable(302)),
        Broken("a page with 404", .status(404, "<html>/bot\(secret)/ was not found</html>"), unreadable(404)),
        Broken("a page with 500", .status(500, "<html>Oops</html>"), .temporary(.server(500))),
        Broken("a page with 503", .status(503, ""), .temporary(.server(503))),
        Broken("a gateway's 504", .status(504, "<html/>"), .temporary(.server(504), mayHaveArrived: true)),
        Broken(
            "429 by a gateway",
            .answer(status: 429, fields: [("Retry-After", "3")], body: []),
            .temporary(.tooManyRequests, retryAfter: .seconds(3))
        ),
        Broken(
            "a cut",
            .cut,
            .temporary(.connection("cut: Server returned nothing (no headers, no data)"), mayHaveArrived: true)
        ),
        Broken(
            "half an answer",
            .text("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"ok\":true"),
            .temporary(.connection("cut: Transferred a partial file"), mayHaveArrived: true)
        ),
    ])
    func `an answer that is none`(_ broken: Broken) async throws {
        #expect(try await failureOfSending(against: broken.reply) == broken.failure)
    }

    @Test func `nobody there took nothing along`() async throws {
        let messenger = try TelegramMessenger.at("http://127.0.0.1:\(try RawHTTPServer.unusedPort())")
        let failure = try await failure { () async throws(DeliveryFailure) in
            _ = try await messenger.send(OutgoingMessage(text: "a"), to: ChatID(rawValue: 1))
        }
        guard case .temporary(.connection, retryAfter: nil, mayHaveArrived: false) = failure else {
            Issue.record("\(failure)")
            return
        }
    }

    @Test func `a cancelled call says whether the message may have arrived`() async throws {
        let read = Gate()
        let server = try RawHTTPServer { (connection: RawConnection) in
            _ = connection.readRequest()
            read.open()
            connection.waitForEnd()
        }
        let messenger = try TelegramMessenger.at(server)
        let task = Task {
            try await failure { () async throws(DeliveryFailure) in
                _ = try await messenger.send(OutgoingMessage(text: "a"), to: ChatID(rawValue: 1))
            }
        }
        await read.wait()
        task.cancel()
        #expect(try await task.value == .temporary(.cancelled, mayHaveArrived: true))
    }

    @Test(arguments: [
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        "Bad Request: QUERY_ID_INVALID",
    ])
    func `what is so already, or too late to matter, is a success for edits and acknowledgements`(
        _ words: String
    ) async throws {
        let refusal = Refusal(400, words, .rejected(words))
        let server = try RawHTTPServer { _ in refusal.reply }
        let messenger = try TelegramMessenger.at(server)
        try await messenger.edit(MessageID(rawValue: 1), in: ChatID(rawValue: 1), to: OutgoingMessage(text: "a"))
        try await messenger.acknowledge(PressToken(rawValue: "1"), text: nil)
        #expect(try await failureOfSending(against: refusal.reply) == refusal.failure)
    }

    @Test(arguments: [
        RawReply.status(400, #"{"ok":false,"error_code":400,"description":"Bad Request: /bot\#(secret)/x"}"#),
        .status(409, #"{"ok":false,"error_code":409,"description":"Conflict at /bot\#(secret)/x"}"#),
        .status(404, "<html>/bot\(secret)/sendMessage was not found</html>"),
        .status(200, "/bot\(secret)/sendMessage"),
        .text("/bot\(secret)/sendMessage"),
        .text("HTTP/1.1 200 /bot\(secret)/sendMessage\r\nX: /bot\(secret)/sendMessage"),
        .cut,
    ])
    func `the token is in no error, even where the server repeats it`(_ reply: RawReply) async throws {
        let failure = try await failureOfSending(against: reply)
        var dumped = ""
        dump(failure, to: &dumped)
        for text in ["\(failure)", String(reflecting: failure), dumped] { #expect(!text.contains("TheKey"), "\(text)") }
    }

    private func failureOfSending(against reply: RawReply) async throws -> DeliveryFailure {
        let server = try RawHTTPServer { _ in reply }
        let messenger = try TelegramMessenger.at(server)
        return try await failure { () async throws(DeliveryFailure) in
            _ = try await messenger.send(OutgoingMessage(text: "a"), to: ChatID(rawValue: 1))
        }
    }
}
