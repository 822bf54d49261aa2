import Chat
import Foundation
import Persistence
import TestSupport
import Testing

@Suite struct InboxTests {
    private let file: TemporaryJournal
    private let now = Date.at("2022-03-01 09:00")

    init() throws {
        file = try TemporaryJournal()
    }

    @Test func `an event told twice is kept once, as it was first told`() async throws {
        let (first, second) = (event(5, "первое"), event(5, "второе"))
        try await file.journal.write { [now] ledger in
            try ledger.receive([first], at: now)
            try ledger.receive([second, first], at: now.addingTimeInterval(60))
        }
        #expect(try await waiting() == [first])
        #expect(try file.value("SELECT receivedAt FROM inbox") == String(Int64(now.timeIntervalSince1970) * 1_000))
    }

    @Test func `a handled event told again does not come back`() async throws {
        let told = event(5, "первое")
        try await file.journal.write { [now] ledger in
            try ledger.receive([told], at: now)
            try ledger.finish(event: 5, at: now)
            try ledger.receive([told], at: now)
        }
        #expect(try await waiting().isEmpty)
    }

    @Test func `new events come oldest first and no more than asked for`() async throws {
        let events = [9, 3, 7, 1].map { event($0, "\($0)") }
        try await file.journal.write { [now] in try $0.receive(events, at: now) }
        let taken = try await file.journal.write { try $0.newEvents(limit: 3) }
        #expect(taken.map(\.id) == [1, 3, 7])
    }

    @Test func `a failed event stays with its reason and is not taken again`() async throws {
        let bad = event(1, "плохое")
        try await file.journal.write { [now] ledger in
            try ledger.receive([bad], at: now)
            try ledger.fail(event: 1, error: "because", at: now.addingTimeInterval(1))
        }
        #expect(try await waiting().isEmpty)
        let ended = String(Int64(now.timeIntervalSince1970) * 1_000 + 1_000)
        #expect(try file.rows("SELECT state, error, handledAt FROM inbox") == [["failed", "because", ended]])
    }

    @Test func `an event spelled by another version is handed out as unreadable`() async throws {
        try await file.journal.write { [now] in try $0.receive([event(1, "а"), event(2, "б")], at: now) }
        try file.execute("UPDATE inbox SET kind = 'poem' WHERE id = 1")
        let entries = try await file.journal.write { try $0.newEvents(limit: 10) }
        #expect(entries.map(\.id) == [1, 2])
        #expect(entries.map { $0.event == nil } == [true, false])
    }

    /// Every kind of content, written and read back.
    @Test(
        arguments: [
            .text("а \"б\" <в> 🙂", message: MessageID(rawValue: 1), replyTo: MessageID(rawValue: 2)),
            .press("d:e1:x", message: nil, token: PressToken(rawValue: "t")),
            .file(
                IncomingFile(id: "f", name: "отчёт.pdf", mediaType: "application/pdf", size: 10),
                caption: nil,
                message: MessageID(rawValue: 1),
                replyTo: nil,
                album: "a"
            ),
            .reachable(false), .moved(to: ChatID(rawValue: -100)), .other("sticker", message: nil),
        ] as [IncomingEvent.Content]
    )
    func `what a person did is read back as it was`(content: IncomingEvent.Content) async throws {
        let done = IncomingEvent(id: 1, chat: .group, chatKind: .group, sender: nil, date: now, content: content)
        try await file.journal.write { [now] in try $0.receive([done], at: now) }
        #expect(try await waiting() == [done])
    }

    private func waiting() async throws -> [IncomingEvent] {
        try await file.journal.write { try $0.newEvents(limit: 100) }.compactMap(\.event)
    }

    private func event(_ id: Int64, _ text: String) -> IncomingEvent {
        IncomingEvent(
            id: id,
            chat: .anna,
            chatKind: .personal,
            sender: nil,
            date: now,
            content: .text(text, message: MessageID(rawValue: id), replyTo: nil)
        )
    }
}
