import Testing

@testable import Sandbox

/// Menus of commands, by chat and language (https://core.telegram.org/bots/api#determining-list-of-commands).
@Suite(.timeLimit(.minutes(5)))
struct MenuTests {
    private static let menus: [JSON] = ["all", "private", "one", "groups"].map { name in
        [["command": .string(name), "description": "Меню"]]
    }

    @Test func `of the menus that fit a chat the narrowest is shown`() async throws {
        try await withSandbox { client in
            _ = try await client.bot("getMe")
            try await client.say(5)
            try await client.say(6)
            _ = try await client.people("say", ["chat": -7, "from": 5, "text": "в группе"])
            let scopes: [JSON?] = [
                nil, ["type": "all_private_chats"], ["type": "chat", "chat_id": 5], ["type": "all_group_chats"],
            ]
            func shown() async throws -> [JSON] {
                var shown: [JSON] = []
                for chat in [5, 6, -7] { shown.append(try await client.see("chats/\(chat)/commands")) }
                return shown
            }
            let expected: [[Int]] = [[0, 0, 0], [1, 1, 0], [2, 1, 0], [2, 1, 3]]
            for (index, scope) in scopes.enumerated() {
                let call: JSON = ["commands": Self.menus[index]]
                _ = try await client.bot("setMyCommands", scope.map { call.adding("scope", $0) } ?? call)
                #expect(try await shown() == expected[index].map { Self.menus[$0] })
            }
            #expect(try await client.bot("getMyCommands").result == Self.menus[0])
            #expect(try await client.bot("getMyCommands", ["scope": ["type": "chat", "chat_id": 6]]).result == [])
            #expect(try await client.bot("deleteMyCommands", ["scope": ["type": "chat", "chat_id": 5]]).result == true)
            #expect(try await shown() == [1, 1, 3].map { Self.menus[$0] })
            _ = try await client.bot("setMyCommands", ["commands": [], "scope": ["type": "all_group_chats"]])
            #expect(try await shown() == [1, 1, 0].map { Self.menus[$0] })
        }
    }

    @Test func `a menu in a language is kept apart`() async throws {
        try await withSandbox { client in
            let english: JSON = ["commands": Self.menus[1], "language_code": "en"]
            let isSet = try await client.bot("setMyCommands", english).result
            let known = try await client.bot("getMyCommands", ["language_code": "en"]).result
            let others = try await client.bot("getMyCommands").result
            #expect(isSet == true && known == Self.menus[1] && others == [])
        }
    }

    @Test func `a scope that cannot be read is refused as there`() async throws {
        try await withSandbox { client in
            try await client.say(5)
            let refused: [(JSON, String)] = [
                (["scope": ["type": "everyone"]], "can't parse BotCommandScope: Unsupported type specified"),
                (["scope": ["type": "chat"]], "can't parse BotCommandScope: Can't find field \"chat_id\""),
                (["scope": ["type": "chat", "chat_id": ""]], "can't parse BotCommandScope: Empty chat_id specified"),
                (["scope": ["type": "chat", "chat_id": 99]], "chat not found"),
                (
                    ["scope": ["type": "chat_member", "chat_id": 5, "user_id": 0]],
                    "can't parse BotCommandScope: Invalid user_id specified"
                ),
                (
                    ["scope": ["type": "chat_administrators", "chat_id": 5]],
                    "can't use specified scope in private chats"
                ),
                (["scope": "?"], "can't parse BotCommandScope JSON object"),
                (["language_code": "english"], "invalid language code specified"),
            ]
            for (call, words) in refused {
                for method in ["setMyCommands", "getMyCommands", "deleteMyCommands"] {
                    let answer = try await client.bot(method, call.adding("commands", Self.menus[0]))
                    #expect(answer.refusal == "400 Bad Request: \(words)", "\(method)")
                }
            }
        }
    }
}
