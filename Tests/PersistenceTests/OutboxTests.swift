import Chat
import Foundation
import Persistence
import TestSupport
import Testing

@Suite struct OutboxTests {
    private let file: TemporaryJournal
    private let now = Date.at("2022-03-01 09:00")

    init() throws {
        file = try TemporaryJournal()
    }

    @Test func `a key is written once, whatever comes with it later`() async throws {
        #expect(try await put("k", to: .anna) == 1)
        #expect(try await put("k", to: .boris, lane: .answer) == nil)
        #expect(try await put("other", to: .anna) != nil)
        #expect(try file.rows("SELECT key, chat, lane FROM outbox") == [["k", "1", "2"], ["other", "1", "2"]])
    }

    @Test func `what waits is told in the order written, with its lane, its chat and its moment`() async throws {
        let later = now.addingTimeInterval(30)
        try await put("n1", to: .anna, lane: .notice)
        try await put("a1", to: .anna, lane: .answer)
        try await put("e1", to: .boris, lane: .edit, notBefore: later)
        let waiting = try await file.journal.read { try $0.waiting() }
        #expect(waiting.map(\.lane) == [.notice, .answer, .edit])
        #expect(waiting.map(\.chat) == [.anna, .anna, .boris])
        #expect(waiting.map { $0.notBefore <= now } == [true, true, false] && waiting[2].notBefore == later)
        #expect(waiting.map(\.id) == waiting.map(\.id).sorted())
        let seen = waiting[0].id
        #expect(try await file.journal.read { try $0.waiting(after: seen) } == Array(waiting.dropFirst()))
    }

    @Test func `an entry is taken once`() async throws {
        let id = try #require(try await put("1", to: .anna))
        #expect(try await take() == ["1"])
        #expect(try await take() == [])
        let again = try await file.journal.write { try $0.take([id, 77], at: .distantPast) }
        #expect(again == [id: .gone, 77: .gone])
    }

    @Test func `of entries taken together each has its own outcome`() async throws {
        let later = now.addingTimeInterval(30)
        let first = try #require(try await put("1", to: .anna))
        let second = try #require(try await put("2", to: .boris, notBefore: later))
        let third = try #require(try await put("3", to: .boris))
        let takings = try await file.journal.write { [now] in try $0.take([first, second, 77, third], at: now) }
        #expect(takings.count == 4)
        #expect(takings[second] == .notYet(later))
        #expect(takings[77] == .gone)
        guard case .taken(let one) = takings[first], case .taken(let other) = takings[third] else {
            Issue.record("the two that wait are taken")
            return
        }
        #expect(one.chat == .anna && one.content == .message(OutgoingMessage(text: "1")))
        #expect(other.chat == .boris && other.content == .message(OutgoingMessage(text: "3")))
        #expect(try await file.journal.write { try $0.take([], at: .distantPast) } == [:])
    }

    @Test func `a postponed entry waits for its moment with its try counted, a held one without`() async throws {
        let later = now.addingTimeInterval(30)
        for key in ["1", "2", "3"] { try await put(key, to: .anna) }
        #expect(try await take() == ["1", "2", "3"])
        try await record(.postponed(until: later, reason: "server(502)", mayHaveArrived: true), of: "1")
        try await record(.held(until: later, reason: "quiet"), of: "2")
        try await record(.returned, of: "3")
        #expect(
            try file.rows("SELECT key, state, attempts, uncertain, reason FROM outbox ORDER BY id") == [
                ["1", "queued", "1", "1", "server(502)"], ["2", "queued", "0", "0", "quiet"],
                ["3", "queued", "0", "0", "–"],
            ]
        )
        #expect(try await take(at: later.addingTimeInterval(-0.001)) == ["3"])
        #expect(try await take(at: later) == ["1", "2"])
    }

    @Test func `the number of an entry is never given again`() async throws {
        let first = try #require(try await put("1", to: .anna))
        try file.execute("DELETE FROM outbox")
        let second = try #require(try await put("2", to: .anna))
        #expect(second > first)
    }

    @Test func `an entry spelled by another version is handed out as unreadable`() async throws {
        try await put("a1", to: .anna)
        try await put("b1", to: .boris)
        try file.execute("UPDATE outbox SET kind = 'poem' WHERE key = 'a1'")
        let contents = try await file.journal.write { [now] in
            try $0.takeWaiting(at: now).map(\.content)
        }
        #expect(contents == [.unreadable, .message(OutgoingMessage(text: "b1"))])
    }

    @Test func `what a former run was sending goes out again and is counted as uncertain`() async throws {
        for number in 1...3 { try await put("\(number)", to: ChatID(rawValue: Int64(number))) }
        #expect(try await take(2) == ["1", "2"])
        try await record(.sent(MessageID(rawValue: 9)), of: "1")
        for count in [1, 0] {
            let recovered = try await file.journal.write { [now] in try $0.recoverUncertain(at: now) }
            #expect(recovered == count)
        }
        #expect(
            try file.rows("SELECT key, state, uncertain FROM outbox") == [
                ["1", "sent", "0"], ["2", "queued", "1"], ["3", "queued", "0"],
            ]
        )
        #expect(try await take() == ["2", "3"])
    }

    @Test func `a file to be made is kept as the words that ask for it`() async throws {
        _ = try await file.journal.write { [now] ledger in
            try ledger.enqueue(.file("af:b.r.0"), key: "file/a/1", to: .anna, lane: .answer, at: now)
        }
        #expect(
            try file.rows("SELECT kind, text, details FROM outbox JOIN outboxWords ON entry = id") == [
                ["file", "af:b.r.0", "–"]
            ]
        )
        let taken = try await file.journal.write { [now] in try $0.takeWaiting(1, at: now) }
        #expect(taken.map(\.content) == [.file("af:b.r.0")] && !taken[0].content.isWorded)
    }

    @Test func `what was written down since a moment is known by how its key begins, unless it failed`() async throws {
        try await put("file/a/1", to: .anna)
        try await put("file/b/2", to: .anna)
        func isThere(_ prefix: String, since seconds: Double) async throws -> Bool {
            try await file.journal.read { [now] in
                try $0.isUnderWayOrSent(prefix, since: now.addingTimeInterval(seconds))
            }
        }
        #expect(try await isThere("file/a/", since: -60))
        #expect(try await isThere("file/a/", since: 0) == false)
        #expect(try await isThere("file/c/", since: -60) == false)
        #expect(try await isThere("file", since: -60))
        try await record(.sent(nil), of: "file/a/1")
        try await record(.failed(reason: "rejected"), of: "file/b/2")
        #expect(try await isThere("file/a/", since: -60))
        #expect(try await isThere("file/b/", since: -60) == false)
        let plan = try file.rows(
            "EXPLAIN QUERY PLAN SELECT 1 FROM outbox WHERE key >= 'a' AND key < 'b' AND createdAt > 1"
        )
        #expect(plan.map { $0[3] }.joined().contains("SEARCH outbox USING INDEX"), "\(plan)")
    }

    @Test func `what is open is found by indexes of what is open`() async throws {
        let plans = try [
            "SELECT id FROM outbox WHERE state = 'queued' AND id > 5 ORDER BY id",
            "UPDATE outbox SET state = 'queued' WHERE state = 'sending'",
            "SELECT id FROM inbox WHERE state = 'new' ORDER BY id LIMIT 5",
        ].map { sql in try file.rows("EXPLAIN QUERY PLAN " + sql).map { $0[3] }.joined() }
        for (plan, index) in zip(plans, ["outboxQueued", "outboxSending", "inboxNew"]) {
            #expect(plan.contains("INDEX \(index)") && !plan.contains("TEMP B-TREE"), "\(plan)")
        }
    }

    @discardableResult
    private func put(
        _ key: String,
        to chat: ChatID,
        lane: Lane = .notice,
        notBefore: Date? = nil
    ) async throws -> Int64? {
        try await file.journal.write { [now] ledger in
            let content = OutboxContent.message(OutgoingMessage(text: key))
            return try ledger.enqueue(content, key: key, to: chat, lane: lane, at: now, notBefore: notBefore)
        }
    }

    private func take(_ limit: Int = 100, at moment: Date? = nil) async throws -> [String] {
        try await file.journal.write { [now] ledger in
            try ledger.takeWaiting(limit, at: moment ?? now).map { entry in
                if case .message(let message) = entry.content { message.text } else { "\(entry.content)" }
            }
        }
    }

    private func record(_ result: DeliveryRecord, of key: String) async throws {
        let row = try #require(try file.rows("SELECT id, chat FROM outbox WHERE key = '\(key)'").first)
        let entry = OutboxEntry.of(id: try #require(Int64(row[0])), chat: try #require(Int64(row[1])))
        try await file.journal.write { [now] in try $0.record(result, of: entry, at: now) }
    }
}
