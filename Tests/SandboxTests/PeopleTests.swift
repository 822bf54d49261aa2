import Foundation
import FoundationNetworking
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(5)))
struct PeopleTests {
    @Test func `chats show their people and what is unread`() async throws {
        try await withSandbox { client in
            _ = try await client.people("people", ["id": 5, "name": "Анна Ильинична", "note": "директор"])
            try await client.say(5)
            try await client.send(5, "один")
            try await client.send(5, "два")
            let chat = try #require(try await client.see("chats")[0])
            #expect(chat["title"] == "Анна Ильинична")
            #expect(chat["note"] == "директор")
            #expect(chat["members"]?[0]?["id"] == 5)
            #expect(chat["unread"] == 2)
            #expect(chat["last_message"]?["text"] == "два")
            _ = try await client.people("read", ["chat": 5])
            #expect(try await client.see("chats")[0]?["unread"] == 0)
        }
    }

    @Test func `a reply keyboard's button is typed`() async throws {
        try await withSandbox { client in
            try await client.say(5)
            _ = try await client.bot(
                "sendMessage",
                ["chat_id": 5, "text": "?", "reply_markup": ["keyboard": [["Да", ["text": "Нет"]]]]]
            )
            #expect(try await client.see("chats")[0]?["keyboard"] == [["Да", "Нет"]])
            _ = try await client.people("press", ["chat": 5, "text": "Нет"])
            #expect(try await client.messages(5).last?["text"] == "Нет")
        }
    }

    @Test func `orders that cannot be carried out are explained`() async throws {
        try await withSandbox { client in
            try await client.say(5)
            try await client.send(5, buttons: ["a"])
            let table: [(String, JSON, Int, String)] = [
                ("say", ["text": "x"], 400, "\"chat\" is missing or no number"),
                ("say", ["chat": 5, "text": " "], 400, "the text is empty"),
                ("say", ["chat": 5, "from": 6, "text": "x"], 400, "chat 5 belongs to the person 5"),
                ("say", ["chat": -7, "text": "x"], 400, "\"from\" is missing: a group has several people"),
                ("say", ["chat": 777, "text": "x"], 400, "777 is a bot"),
                ("say", ["chat": 5, "text": "x", "reply_to": 99], 404, "no message 99 in chat 5"),
                ("press", ["chat": 6, "data": "a"], 404, "no chat 6"),
                (
                    "press", ["chat": 5, "message": 2, "data": "b"], 404,
                    "no button with the data \"b\" in message 2 of chat 5; there are: A"
                ),
                ("press", ["chat": 5, "text": "B"], 404, "no button \"B\" in chat 5; there are: A"),
                ("press", ["chat": 5], 400, "give \"data\" or \"text\""),
            ]
            for (path, order, status, text) in table {
                let answer = try await client.people(path, order)
                #expect(answer.status == status)
                #expect(answer.json == ["error": .string(text)])
            }
            #expect(try await client.call("POST", "/sandbox/say", body: Array("nonsense".utf8)).status == 400)
            #expect(try await client.call("GET", "/sandbox/nothing").json["error"] == "no such path: /sandbox/nothing")
            #expect(try await client.call("GET", "/sandbox/chats/99").status == 404)
        }
    }

    @Test func `the clock moves where it can`() async throws {
        var settings = SandboxSettings()
        let next = Date(timeIntervalSince1970: 1_646_114_400 + 90_000)
        settings.clock = ManualClock(next: next)
        try await withSandbox(settings) { client in
            #expect(try await client.see("clock")["can_move"] == true)
            let moves: [(JSON, String)] = [
                (["advance": "PT1H"], "2022-03-01T10:00:00+03:00"), (["next": true], "2022-03-02T10:00:00+03:00"),
                (["to": "2022-03-03T09:00:00+03:00"], "2022-03-03T09:00:00+03:00"),
                (["advance": "P1W"], "2022-03-10T09:00:00+03:00"),
            ]
            for (order, now) in moves {
                #expect(try await client.people("clock", order).json == ["now": .string(now)])
            }
            let back = try await client.people("clock", ["to": "2022-03-01T09:00:00+03:00"])
            #expect(back.status == 409)
            #expect(back.json == ["error": "time does not run backwards"])
            #expect(try await client.people("clock", ["advance": "soon"]).status == 400)
            #expect(try await client.people("clock", [:]).status == 400)
        }
    }

    @Test func `the real clock stands where it is`() async throws {
        try await withSandbox { client in
            let answer = try await client.people("clock", ["advance": "PT1H"])
            #expect(answer.status == 409)
            #expect(answer.json == ["error": "the clock moves in the demo only"])
        }
    }

    @Test func `a watcher is told what happens`() async throws {
        try await withSandbox { client in
            _ = try await client.bot("getMe")
            let watcher = Watcher(address: client.address + "/sandbox/events")
            var events = watcher.events.makeAsyncIterator()
            #expect(await events.next()?["type"] == "hello")
            try await client.say(5)
            #expect(await events.next()?["chat"]?["id"] == 5)
            #expect(await events.next()?["message"]?["text"] == "/start")
            try await client.send(5, "жду", buttons: ["a"])
            #expect(await events.next()?["unread"] == 1)
            _ = try await client.people("press", ["chat": 5, "data": "a"])
            let press = await events.next()
            #expect(press?["type"] == "press")
            _ = try await client.bot(
                "answerCallbackQuery",
                ["callback_query_id": press?["callback_query_id"], "text": "готово", "show_alert": true]
            )
            let toast = await events.next()
            #expect(toast?["type"] == "toast")
            #expect(toast?["text"] == "готово")
            #expect(toast?["alert"] == true)
        }
    }

    @Test(arguments: [
        ("/", "text/html; charset=utf-8"), ("/style.css", "text/css; charset=utf-8"),
        ("/page.js", "text/javascript; charset=utf-8"), ("/icon.svg", "image/svg+xml"),
    ])
    func `the page is served`(_ path: String, _ type: String) async throws {
        try await withSandbox { client in
            let answer = try await client.call("GET", path)
            #expect(answer.status == 200)
            #expect(answer.contentType == type)
            #expect(!answer.body.isEmpty)
        }
    }
}

/// Reads server-sent events as they come.
final class Watcher: NSObject, URLSessionDataDelegate, Sendable {
    let events: AsyncStream<JSON>
    private let continuation: AsyncStream<JSON>.Continuation

    init(address: String) {
        (events, continuation) = AsyncStream.makeStream()
        super.init()
        guard let url = URL(string: address) else { return }
        let session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: nil)
        session.dataTask(with: url).resume()
        session.finishTasksAndInvalidate()
    }

    /// An event is one write of the server, which on one machine arrives as such.
    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where line.hasPrefix("data: ") {
            if let event = JSON(parsing: String(line.dropFirst(6))) { continuation.yield(event) }
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        continuation.finish()
    }
}
