import Foundation
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(5)))
struct FaultTests {
    @Test(arguments: [
        ("429", "429 Too Many Requests: retry after 7"), ("403", "403 Forbidden: bot was blocked by the user"),
        ("400", "400 Bad Request: chat not found"), ("401", "401 Unauthorized"), ("500", "500 Internal Server Error"),
        (
            "409",
            "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        ),
    ])
    func `a refusal comes in place of the call`(_ kind: String, _ refusal: String) async throws {
        try await withSandbox { client in
            try await client.say(5)
            let fault: JSON = ["kind": .string(kind), "method": "sendMessage", "count": 1, "retry_after": 7]
            #expect(try await client.people("faults", fault).json["ids"] == [1])
            let answer = try await client.send(5)
            #expect(answer.refusal == refusal)
            #expect(String(answer.status) == kind)
            #expect(answer.json["parameters"]?["retry_after"] == (kind == "429" ? 7 : nil))
            #expect(try await client.messages(5).count == 1, "nothing was done")
            #expect(try await client.send(5).status == 200, "the fault was for one call")
        }
    }

    @Test func `a fault says its own words and names a group's new id`() async throws {
        try await withSandbox { client in
            _ = try await client.people("say", ["chat": -7, "from": 5, "text": "x"])
            _ = try await client.people(
                "faults",
                [
                    "kind": "400", "chat": -7, "migrate_to_chat_id": -1_007,
                    "description": "Bad Request: group chat was upgraded to a supergroup chat",
                ]
            )
            let answer = try await client.send(-7)
            #expect(answer.refusal == "400 Bad Request: group chat was upgraded to a supergroup chat")
            #expect(answer.json["parameters"] == ["migrate_to_chat_id": -1_007])
            try await client.say(5)
            #expect(try await client.send(5).status == 200)
        }
    }

    @Test func `a bad gateway answers in HTML`() async throws {
        try await withSandbox { client in
            _ = try await client.people("faults", ["kind": "502"])
            let answer = try await client.bot("getMe")
            #expect(answer.status == 502)
            #expect(answer.contentType == "text/html")
            #expect(JSON(parsing: answer.body) == nil)
            _ = try await client.call("DELETE", "/sandbox/faults")
            #expect(try await client.bot("getMe").status == 200)
        }
    }

    @Test(arguments: [("cutBefore", 1), ("cutAfter", 2)])
    func `a cut connection brings no byte`(_ kind: String, _ messages: Int) async throws {
        try await withSandbox { client in
            try await client.say(5)
            _ = try await client.people("faults", ["kind": .string(kind), "method": "sendMessage"])
            let received = try await RawConnection.get("/bot777:abc/sendMessage?chat_id=5&text=x", port: client.port)
            #expect(received.isEmpty)
            #expect(try await client.messages(5).count == messages)
        }
    }

    @Test func `half an answer promises the whole`() async throws {
        try await withSandbox { client in
            try await client.say(5)
            _ = try await client.people("faults", ["kind": "half", "method": "sendMessage"])
            let received = try await RawConnection.get("/bot777:abc/sendMessage?chat_id=5&text=x", port: client.port)
            let parts = received.split(separator: "\r\n\r\n", maxSplits: 1)
            let promised = try #require(
                parts[0].split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length: ") }
                    .flatMap { Int($0.dropFirst(16)) }
            )
            #expect(parts[1].hasPrefix("{\"ok\":true"))
            #expect(parts[1].utf8.count == promised / 2)
            #expect(try await client.messages(5).count == 2)
        }
    }

    @Test func `wrong JSON is whole for HTTP and broken for the reader`() async throws {
        try await withSandbox { client in
            _ = try await client.people("faults", ["kind": "wrongJSON"])
            let answer = try await client.bot("getMe")
            #expect(answer.status == 200)
            #expect(JSON(parsing: answer.body) == nil)
        }
    }

    @Test func `a delay holds the call`() async throws {
        try await withSandbox { client in
            _ = try await client.people("faults", ["kind": "delay", "seconds": 0.2])
            let time = try await ContinuousClock().measure { _ = try await client.bot("getMe") }
            #expect(time >= .milliseconds(200))
        }
    }

    @Test func `updates come twice and in another order`() async throws {
        try await withSandbox { client in
            _ = try await client.bot("getMe")
            try await client.say(5, "1")
            try await client.say(5, "2")
            _ = try await client.people(
                "faults",
                ["faults": [["kind": "reorderUpdates"], ["kind": "duplicateUpdates"]]]
            )
            #expect(try await client.updates().map { $0["message"]?["text"] } == ["2", "2", "1", "1"])
        }
    }

    @Test func `the seed decides which calls of a share meet a fault`() throws {
        let drawn = { (seed: Int) throws(Complaint) in
            var book = FaultBook()
            _ = try book.add(["kind": "500", "share": 0.3, "seed": .int(seed)])
            return (1...1_000).map { _ in !book.take("sendmessage", chat: 5, onUpdates: false).isEmpty }
        }
        let first = try drawn(1)
        #expect(try drawn(1) == first)
        #expect(try drawn(2) != first)
        #expect((250...350).contains(first.count { $0 }))
    }

    @Test func `what is no fault is refused and nothing of the list is switched on`() async throws {
        try await withSandbox { client in
            let answer = try await client.people("faults", ["faults": [["kind": "500"], ["kind": "flood"]]])
            #expect(answer.status == 400)
            #expect(answer.json["error"]?.string?.contains("cutBefore") == true)
            #expect(try await client.people("faults", ["kind": "500", "share": 2]).status == 400)
            #expect(try await client.see("faults") == ["faults": []])
            #expect(try await client.bot("getMe").status == 200)
        }
    }

    @Test func `limits answer 429 with the wait once they are switched on`() async throws {
        try await withSandbox { client in
            try await client.say(5)
            _ = try await client.people("faults", ["kind": "limits", "chat_burst": 1, "per_chat_second": 0.01])
            #expect(try await client.send(5).status == 200)
            let answer = try await client.send(5)
            #expect(answer.status == 429)
            let wait = try #require(answer.json["parameters"]?["retry_after"]?.int)
            #expect((90...100).contains(wait))
            #expect(answer.json["description"] == .string("Too Many Requests: retry after \(wait)"))
            let statistics = try await client.see("stats")
            #expect(statistics["too_many_requests"] == 1)
            #expect(statistics["sent"] == ["sendMessage": 1])
            #expect(statistics["chats"] == ["5": 1])
            _ = try await client.call("DELETE", "/sandbox/faults")
            #expect(try await client.send(5).status == 200)
        }
    }
}
