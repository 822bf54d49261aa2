import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(5)))
struct MessageTests {
    @Test func `a bot knows itself by its token`() async throws {
        try await withSandbox { client in
            let me = try await client.call("GET", "/bot777:abc/GETME").result
            #expect(me["id"] == 777)
            #expect(me["is_bot"] == true)
            #expect(me["username"] == "vekha_sandbox_bot")
            for path in ["/bot777/getMe", "/bot777:abc/noSuchMethod", "/bot777:abc", "/nothing"] {
                let answer = try await client.call("GET", path)
                #expect(answer.status == 404)
                #expect(answer.json == ["ok": false, "error_code": 404, "description": "Not Found"])
            }
        }
    }

    @Test func `a message of HTML arrives as text, entities and buttons`() async throws {
        var settings = SandboxSettings()
        settings.clock = ManualClock()
        try await withSandbox(settings) { client in
            try await client.say(5)
            let sent = try await client.bot(
                "sendMessage",
                [
                    "chat_id": 5, "text": " <b>Да</b> &amp; нет ", "parse_mode": "HTML",
                    "reply_markup": [
                        "inline_keyboard": [[["text": "Ок", "callback_data": "k"], ["text": "Сайт", "url": "e.org"]]]
                    ],
                    "reply_parameters": ["message_id": 1],
                ]
            ).result
            #expect(sent["message_id"] == 2)
            #expect(sent["date"] == 1_646_114_400)
            #expect(sent["text"] == "Да & нет")
            #expect(sent["reply_to_message"]?["text"] == "/start")
            let seen = try await client.messages(5)[1]
            #expect(seen["html"] == "<b>Да</b> &amp; нет")
            #expect(seen["entities"] == [["offset": 0, "length": 2, "type": "bold"]])
            #expect(
                seen["buttons"] == [[["text": "Ок", "callback_data": "k"], ["text": "Сайт", "url": "http://e.org"]]]
            )
            #expect(seen["from"]?["is_bot"] == true)
            #expect(seen["date"] == "2022-03-01T09:00:00+03:00")
            #expect(seen["reply_to"] == 1)
            #expect(seen["edited"] == false)
        }
    }

    @Test func `parameters may come in a query, a form, JSON and multipart`() async throws {
        try await withSandbox { client in
            try await client.say(5)
            let path = "/bot777:abc/sendMessage"
            let form =
                "--B\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n5\r\n--B\r\n"
                + "Content-Disposition: form-data; name=\"text\"\r\n\r\nв форме\r\n--B--\r\n"
            let answers = [
                try await client.call("GET", path + "?chat_id=5&text=%D0%B2+%D1%81%D1%82%D1%80%D0%BE%D0%BA%D0%B5"),
                try await client.call(
                    "POST",
                    path,
                    type: "application/x-www-form-urlencoded",
                    body: Array("chat_id=5&text=a%26b".utf8)
                ),
                try await client.call(
                    "POST",
                    path,
                    type: "application/json",
                    body: Array(#"{"chat_id":"5","text":"j"}"#.utf8)
                ),
                try await client.call("POST", path, type: "multipart/form-data; boundary=B", body: Array(form.utf8)),
            ]
            #expect(answers.map { $0.result["text"] } == ["в строке", "a&b", "j", "в форме"])
        }
    }

    @Test func `what cannot be sent is refused in the service's words`() async throws {
        let long = JSON.string(String(repeating: "я", count: 4_097))
        let wide = JSON.array((1...101).map { [["text": .string("\($0)"), "callback_data": "x"]] })
        let button = { (data: String) -> JSON in ["inline_keyboard": [[["text": "b", "callback_data": .string(data)]]]]
        }
        let table: [(JSON, String)] = [
            (["text": "x"], "400 Bad Request: chat_id is empty"),
            (["chat_id": 6, "text": "x"], "400 Bad Request: chat not found"),
            (["chat_id": "@someone", "text": "x"], "400 Bad Request: chat not found"),
            (["chat_id": 5], "400 Bad Request: message text is empty"),
            (["chat_id": 5, "text": "<b> </b>", "parse_mode": "HTML"], "400 Bad Request: message text is empty"),
            (["chat_id": 5, "text": long], "400 Bad Request: message is too long"),
            (
                ["chat_id": 5, "text": "<x>", "parse_mode": "HTML"],
                "400 Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0"
            ),
            (["chat_id": 5, "text": "x", "parse_mode": "Klingon"], "400 Bad Request: unsupported parse_mode"),
            (["chat_id": 5, "text": "x", "reply_markup": button("")], "400 Bad Request: BUTTON_DATA_INVALID"),
            (
                ["chat_id": 5, "text": "x", "reply_markup": button(String(repeating: "я", count: 33))],
                "400 Bad Request: BUTTON_DATA_INVALID"
            ),
            (
                ["chat_id": 5, "text": "x", "reply_markup": ["inline_keyboard": wide]],
                "400 Bad Request: reply markup is too long"
            ),
            (
                ["chat_id": 5, "text": "x", "reply_markup": ["inline_keyboard": [[["text": "b"]]]]],
                "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
            ),
            (["chat_id": 5, "text": "x", "reply_markup": "{"], "400 Bad Request: object expected as reply markup"),
            (
                ["chat_id": 5, "text": "x", "reply_parameters": ["message_id": 99]],
                "400 Bad Request: message to be replied not found"
            ),
        ]
        try await withSandbox { client in
            try await client.say(5)
            for (parameters, refusal) in table {
                let answer = try await client.bot("sendMessage", parameters)
                #expect(answer.refusal == refusal)
                #expect(answer.status == 400)
            }
            let limit = JSON.string("<b>" + String(repeating: "я", count: 4_096) + "</b>")
            #expect(
                try await client.bot("sendMessage", ["chat_id": 5, "text": limit, "parse_mode": "HTML"]).status == 200
            )
            #expect(try await client.messages(5).count == 2)
        }
    }

    @Test func `bots may write to those who started them and did not block them`() async throws {
        try await withSandbox { client in
            _ = try await client.bot("getMe")
            _ = try await client.people("people", ["id": 5, "name": "Анна", "started": false])
            #expect(try await client.send(5).refusal == "403 Forbidden: bot can't initiate conversation with a user")
            try await client.say(5)
            #expect(try await client.send(5).status == 200)
            _ = try await client.people("block", ["user": 5, "blocked": true])
            #expect(try await client.send(5).refusal == "403 Forbidden: bot was blocked by the user")
            _ = try await client.people("block", ["user": 5, "blocked": false])
            #expect(try await client.send(5).status == 200)
            let changes = try await client.updates().compactMap { $0["my_chat_member"]?["new_chat_member"]?["status"] }
            #expect(changes == ["kicked", "member"])
        }
    }

    @Test func `messages are edited and deleted`() async throws {
        try await withSandbox { client in
            try await client.say(5)
            try await client.send(5, "one", buttons: ["a"])
            let edit = { (parameters: JSON) in try await client.bot("editMessageText", parameters) }
            #expect(try await edit(["chat_id": 5, "message_id": 2, "text": "two"]).result["text"] == "two")
            let seen = try await client.messages(5)[1]
            #expect(seen["text"] == "two")
            #expect(seen["buttons"] == [])
            #expect(seen["edited"]?.string != nil)
            let refusals = [
                try await edit(["chat_id": 5, "message_id": 2, "text": "two"]),
                try await edit(["chat_id": 5, "message_id": 9, "text": "x"]),
                try await edit(["chat_id": 5, "message_id": 1, "text": "x"]),
                try await edit(["chat_id": 5, "text": "x"]),
                try await client.bot("editMessageReplyMarkup", ["chat_id": 5, "message_id": 2]),
                try await client.bot("deleteMessage", ["chat_id": 5, "message_id": 9]),
            ].map(\.refusal)
            #expect(
                refusals == [
                    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly "
                        + "the same as a current content and reply markup of the message",
                    "400 Bad Request: message to edit not found", "400 Bad Request: message can't be edited",
                    "400 Bad Request: message identifier is not specified",
                    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly "
                        + "the same as a current content and reply markup of the message",
                    "400 Bad Request: message to delete not found",
                ]
            )
            let markup: JSON = ["inline_keyboard": [[["text": "B", "callback_data": "b"]]]]
            #expect(
                try await client.bot("editMessageReplyMarkup", ["chat_id": 5, "message_id": 2, "reply_markup": markup])
                    .result["reply_markup"] == markup
            )
            #expect(try await client.bot("deleteMessage", ["chat_id": 5, "message_id": 2]).result == true)
            #expect(try await client.messages(5).map { $0["message_id"] } == [1])
        }
    }

    @Test func `chats, members, menus and actions are told`() async throws {
        try await withSandbox { client in
            _ = try await client.people("say", ["chat": -7, "from": 5, "text": "в группе"])
            _ = try await client.bot("getMe")
            #expect(try await client.bot("getChat", ["chat_id": -7]).result["type"] == "group")
            #expect(try await client.bot("getChatMember", ["chat_id": -7, "user_id": 5]).result["status"] == "member")
            #expect(
                try await client.bot("getChatMember", ["chat_id": -7, "user_id": 6]).refusal
                    == "400 Bad Request: member not found"
            )
            #expect(try await client.bot("sendChatAction", ["chat_id": -7, "action": "typing"]).result == true)
            #expect(try await client.bot("sendChatAction", ["chat_id": -7, "action": "dance"]).status == 400)
            let commands: JSON = [["command": "my", "description": "Мои сроки"]]
            #expect(try await client.bot("setMyCommands", ["commands": commands]).result == true)
            #expect(try await client.bot("getMyCommands").result == commands)
            #expect(try await client.see("chats/-7/commands") == commands)
            #expect(
                try await client.bot("setMyCommands", ["commands": [["command": "Мои", "description": "x"]]]).refusal
                    == "400 Bad Request: BOT_COMMAND_INVALID"
            )
            #expect(try await client.bot("deleteMyCommands").result == true)
            #expect(try await client.bot("getMyCommands").result == [])
        }
    }
}
