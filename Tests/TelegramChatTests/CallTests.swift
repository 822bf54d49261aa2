import Chat
import Foundation
import TelegramChat
import TestSupport
import Testing

/// What each call puts on the wire, and what it makes of a good answer.
@Suite(.timeLimit(.minutes(5)))
struct CallTests {
    private let chat = ChatID(rawValue: -1_001_234_567_890)

    @Test func `identity asks getMe`() async throws {
        let server = try RawHTTPServer.result(
            #"{"id":7000000001,"is_bot":true,"first_name":"Веха","username":"vekha_bot","can_join_groups":true}"#
        )
        let identity = try await TelegramMessenger.at(server).identity()
        #expect(identity == BotIdentity(id: 7_000_000_001, name: "Веха", handle: "vekha_bot"))
        let call = try server.onlyCall()
        #expect(call.method == "getMe")
        #expect(call.body == [:])
    }

    @Test func `a message goes out with its buttons, as HTML and without previews`() async throws {
        let server = try RawHTTPServer.result(#"{"message_id":42,"date":1640000000,"chat":{"id":1,"type":"private"}}"#)
        let message = OutgoingMessage(
            text: "Срок <b>завтра</b>\n\"кавычки\" \\ \t\u{1}\u{1F} 👩‍🏫",
            buttons: [
                [Button("Выполнено", press: "done:7"), Button("В работе", press: "work:7")],
                [Button("Приказ", open: "https://example.org/?a=1&b=2")],
            ]
        )
        #expect(try await TelegramMessenger.at(server).send(message, to: chat) == MessageID(rawValue: 42))
        let call = try server.onlyCall()
        #expect(call.method == "sendMessage")
        let expected = try json(
            #"""
            {"chat_id": -1001234567890, "parse_mode": "HTML", "link_preview_options": {"is_disabled": true},
             "text": "Срок <b>завтра</b>\n\"кавычки\" \\ \t\u0001\u001f 👩‍🏫",
             "reply_markup": {"inline_keyboard": [
                [{"text": "Выполнено", "callback_data": "done:7"}, {"text": "В работе", "callback_data": "work:7"}],
                [{"text": "Приказ", "url": "https://example.org/?a=1&b=2"}]]}}
            """#
        )
        #expect(call.body == expected)
    }

    @Test func `a silent message without buttons says so and carries no keyboard`() async throws {
        let server = try RawHTTPServer.result(#"{"message_id":1}"#)
        _ = try await TelegramMessenger.at(server).send(OutgoingMessage(text: "a", silent: true), to: chat)
        let body = try server.onlyCall().body
        #expect(body["disable_notification"] as? Bool == true)
        #expect(body["reply_markup"] == nil)
    }

    @Test func `an edit replaces the text, and without buttons takes them away`() async throws {
        let server = try RawHTTPServer.result("true")
        let messenger = try TelegramMessenger.at(server)
        try await messenger.edit(MessageID(rawValue: 9), in: chat, to: OutgoingMessage(text: "Готово"))
        let call = try server.onlyCall()
        #expect(call.method == "editMessageText")
        let expected = try json(
            #"""
            {"chat_id": -1001234567890, "message_id": 9, "text": "Готово", "parse_mode": "HTML",
             "link_preview_options": {"is_disabled": true}}
            """#
        )
        #expect(call.body == expected)
    }

    @Test func `an edit of a message with a file changes its caption`() async throws {
        let server = try RawHTTPServer.result(#"{"message_id":9}"#)
        let file = Attachment(fileName: "a.csv", mediaType: "text/csv", bytes: [])
        let content = OutgoingMessage(text: "Готово", attachment: file)
        try await TelegramMessenger.at(server).edit(MessageID(rawValue: 9), in: chat, to: content)
        let call = try server.onlyCall()
        #expect(call.method == "editMessageCaption")
        let expected = #"{"chat_id": -1001234567890, "message_id": 9, "caption": "Готово", "parse_mode": "HTML"}"#
        #expect(call.body == (try json(expected)))
    }

    @Test func `a press is acknowledged, with words of at most 200 characters`() async throws {
        let server = try RawHTTPServer.result("true")
        let messenger = try TelegramMessenger.at(server)
        let long = String(repeating: "д", count: 300)
        try await messenger.acknowledge(PressToken(rawValue: "98765432109876543"), text: long)
        let call = try server.onlyCall()
        #expect(call.method == "answerCallbackQuery")
        let text = String(repeating: "д", count: 200)
        #expect(call.body == ["callback_query_id": "98765432109876543", "text": text])
    }

    @Test func `a press can be acknowledged without a word`() async throws {
        let server = try RawHTTPServer.result("true")
        try await TelegramMessenger.at(server).acknowledge(PressToken(rawValue: "1"), text: nil)
        #expect(try server.onlyCall().body == ["callback_query_id": "1"])
    }

    @Test func `the menu is set as a list of commands`() async throws {
        let server = try RawHTTPServer.result("true")
        let commands = [MenuCommand(name: "my", summary: "Мои дела"), MenuCommand(name: "help", summary: "Помощь")]
        try await TelegramMessenger.at(server).setCommands(commands, in: .everywhere)
        let call = try server.onlyCall()
        #expect(call.method == "setMyCommands")
        let expected = #"""
            {"commands": [{"command": "my", "description": "Мои дела"}, {"command": "help", "description": "Помощь"}]}
            """#
        #expect(call.body == (try json(expected)))
    }

    @Test func `a chat's own menu names the chat, and is taken away without a command`() async throws {
        let server = try RawHTTPServer.result("true")
        let messenger = try TelegramMessenger.at(server)
        let scope = MenuScope.chat(ChatID(rawValue: 42))
        try await messenger.setCommands([MenuCommand(name: "my", summary: "Мои дела")], in: scope)
        try await messenger.setCommands([], in: scope)
        let calls = server.requests
        #expect(calls.map(\.target) == ["setMyCommands", "deleteMyCommands"].map { "/bot\(secret)/\($0)" })
        let expected = #"""
            {"commands": [{"command": "my", "description": "Мои дела"}], "scope": {"type": "chat", "chat_id": 42}}
            """#
        let bodies = try calls.map { try json($0.text) }
        #expect(bodies == [try json(expected), try json(#"{"scope": {"type": "chat", "chat_id": 42}}"#)])
    }

    @Test func `deleting the webhook keeps what is undelivered`() async throws {
        let server = try RawHTTPServer.result("true")
        try await TelegramMessenger.at(server).takeOverEvents()
        let call = try server.onlyCall()
        #expect(call.method == "deleteWebhook")
        #expect(call.body == [:])
    }

    @Test func `events are asked for by cursor, at most 100, of the kinds we read`() async throws {
        let server = try RawHTTPServer.result("[]")
        let messenger = try TelegramMessenger.at(server)
        let batch = try await messenger.events(after: EventCursor(rawValue: 900_000_001), wait: .seconds(25))
        #expect(batch == EventBatch(events: [], next: nil))
        let call = try server.onlyCall()
        #expect(call.method == "getUpdates")
        let expected = #"""
            {"offset": 900000001, "limit": 100, "timeout": 25,
             "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"]}
            """#
        #expect(call.body == (try json(expected)))
    }

    @Test func `the first asking for events has no cursor`() async throws {
        let server = try RawHTTPServer.result("[]")
        _ = try await TelegramMessenger.at(server).events(after: nil, wait: .zero)
        #expect(try server.onlyCall().body["offset"] == nil)
    }

    @Test(arguments: ["", "/", "/relay", "/relay/"])
    func `the prefix of the address stands before every path`(_ prefix: String) async throws {
        let server = try RawHTTPServer.result("true")
        let messenger = try TelegramMessenger.at("http://\(server.authority)\(prefix)")
        try await messenger.takeOverEvents()
        let before = prefix.hasPrefix("/relay") ? "/relay" : ""
        #expect(server.requests.map(\.target) == ["\(before)/bot\(secret)/deleteWebhook"])
    }
}
