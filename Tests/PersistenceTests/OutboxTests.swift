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
        #expect(try await put("other", to: .anna) == 2)
        #expect(try file.rows("SELECT key, chat, lane FROM outbox") == [["k", "1", "2"], ["other", "1", "2"]])
    }

    @Test func `answers go before edits and edits before notices, each in the order written`() async throws {
        try await put("n1", to: .anna, lane: .notice)
        try await put("e1", to: .boris, lane: .edit)
        try await put("a1", to: .vera, lane: .answer)
        try await put("n2", to: .galina, lane: .notice)
        try await put("a2", to: .darya, lane: .answer)
        #expect(try await claim() == ["a1", "a2", "e1", "n1", "n2"])
    }

    @Test func `a chat's messages are taken one at a time, in order`() async throws {
        for key in ["a1", "a2", "a3"] { try await put(key, to: .anna) }
        try await put("b1", to: .boris)
        #expect(try await claim() == ["a1", "b1"])
        #expect(try await claim(busy: [.anna, .boris]) == [])
        #expect(try await claim(busy: [.boris]) == ["a2"])
    }

    @Test func `no more are taken than asked for`() async throws {
        for number in 1...5 { try await put("\(number)", to: ChatID(rawValue: Int64(number))) }
        #expect(try await claim(limit: 2) == ["1", "2"])
        #expect(try await claim(limit: 2) == ["3", "4"])
        #expect(try await claim(limit: 2) == ["5"])
        #expect(try await claim(limit: 2) == [])
    }

    @Test func `a postponed message waits for its moment, and its chat's later ones behind it`() async throws {
        try await put("a1", to: .anna)
        try await put("a2", to: .anna)
        try await put("b1", to: .boris)
        #expect(try await claim(limit: 1) == ["a1"])
        let later = now.addingTimeInterval(30)
        try await record(.postponed(until: later, reason: "server(502)", mayHaveArrived: false), of: "a1")
        #expect(try await next() == later)
        #expect(try await claim() == ["b1"])
        #expect(try await claim(at: later.addingTimeInterval(-0.001)) == [])
        #expect(try await claim(at: later) == ["a1"])
        #expect(try await next() == nil)
    }

    @Test func `the next moment is one to come, not that of a message waiting behind another`() async throws {
        try await put("a1", to: .anna)
        try await put("a2", to: .anna)
        _ = try await claim()
        #expect(try await next() == nil)
        let later = now.addingTimeInterval(5)
        try await record(.postponed(until: later, reason: "", mayHaveArrived: false), of: "a1")
        #expect(try await next() == later)
    }

    @Test func `a clock moved back holds no message that was never tried`() async throws {
        try await put("a1", to: .anna)
        #expect(try await claim(at: now.addingTimeInterval(-3_600)) == ["a1"])
    }

    @Test func `an entry spelled by another version is handed out as unreadable`() async throws {
        try await put("a1", to: .anna)
        try await put("b1", to: .boris)
        try file.execute("UPDATE outbox SET content = '{\"poem\":1}' WHERE key = 'a1'")
        let contents = try await file.journal.write { [now] in
            try $0.claim(limit: 9, busy: [], at: now).map(\.content)
        }
        #expect(contents == [.unreadable, .message(OutgoingMessage(text: "b1"))])
    }

    @Test func `what a former run was sending goes out again and is counted as uncertain`() async throws {
        for number in 1...3 { try await put("\(number)", to: ChatID(rawValue: Int64(number))) }
        #expect(try await claim(limit: 2) == ["1", "2"])
        try await record(.sent(MessageID(rawValue: 9)), of: "1")
        #expect(try await file.journal.write { try $0.recoverUncertain() } == 1)
        #expect(try await file.journal.write { try $0.recoverUncertain() } == 0)
        #expect(
            try file.rows("SELECT key, state, uncertain FROM outbox") == [
                ["1", "sent", "0"], ["2", "queued", "1"], ["3", "queued", "0"],
            ]
        )
        #expect(try await claim() == ["2", "3"])
    }

    @Test func `claiming and asking for the next moment go by indexes of what is open`() async throws {
        let plans = try [
            "SELECT id FROM outbox WHERE state = 'queued' ORDER BY lane, id",
            "SELECT min(notBefore) FROM outbox WHERE state = 'queued' AND notBefore > 5",
            "UPDATE outbox SET state = 'queued' WHERE state = 'sending'",
            "SELECT id FROM inbox WHERE state = 'new' ORDER BY id LIMIT 5",
        ].map { sql in try file.rows("EXPLAIN QUERY PLAN " + sql).map { $0[3] }.joined() }
        let indexes = ["outboxQueued", "outboxPostponed", "outboxSending", "inboxNew"]
        for (plan, index) in zip(plans, indexes) {
            #expect(plan.contains("INDEX \(index)") && !plan.contains("TEMP B-TREE"), "\(plan)")
        }
    }

    @discardableResult
    private func put(_ key: String, to chat: ChatID, lane: Lane = .notice) async throws -> Int64? {
        try await file.journal.write { [now] ledger in
            try ledger.enqueue(.message(OutgoingMessage(text: key)), key: key, to: chat, lane: lane, at: now)
        }
    }

    private func claim(limit: Int = 100, busy: Set<ChatID> = [], at moment: Date? = nil) async throws -> [String] {
        try await file.journal.write { [now] ledger in
            try ledger.claim(limit: limit, busy: busy, at: moment ?? now).map { entry in
                if case .message(let message) = entry.content { message.text } else { "\(entry.content)" }
            }
        }
    }

    private func next() async throws -> Date? {
        try await file.journal.read { [now] in try $0.nextAttempt(after: now) }
    }

    private func record(_ result: DeliveryRecord, of key: String) async throws {
        let row = try #require(try file.rows("SELECT id, chat FROM outbox WHERE key = '\(key)'").first)
        let entry = OutboxEntry.of(id: try #require(Int64(row[0])), chat: try #require(Int64(row[1])))
        try await file.journal.write { [now] in try $0.record(result, of: entry, at: now) }
    }
}
