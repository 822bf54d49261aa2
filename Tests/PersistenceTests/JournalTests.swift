import Chat
import Core
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Persistence

@Suite struct JournalTests {
    private let file: TemporaryJournal
    private var journal: Journal { file.journal }

    init() throws {
        file = try TemporaryJournal()
    }

    @Test func `a transaction is kept whole or not at all`() async throws {
        await #expect(throws: JournalFailure.self) {
            try await journal.write { ledger in
                try ledger.set(.plannedUntil, to: "1")
                throw Refusal()
            }
        }
        #expect(try await journal.read { try $0.text(.plannedUntil) } == nil)
    }

    @Test func `a part that fails takes back only what it wrote itself`() async throws {
        let outcome = try await journal.write { ledger in
            try ledger.set(.firstPlanned, to: "before")
            let outcome = try ledger.attempt { () throws -> Int in
                try ledger.set(.plannedUntil, to: "part")
                throw Refusal()
            }
            try ledger.set(.planFingerprint, to: "after")
            return outcome.mapError { ErrorText($0) }
        }
        #expect(throws: ErrorText(Refusal())) { try outcome.get() }
        let marks = try await journal.read { ledger in
            try [Mark.firstPlanned, .plannedUntil, .planFingerprint].map { try ledger.text($0) }
        }
        #expect(marks == ["before", nil, "after"])
    }

    @Test func `words written in the outbox by an earlier version are found apart from it`() async throws {
        let content = OutboxContent.message(
            OutgoingMessage(text: "Срок завтра", buttons: [[Button("Почему?", press: "why")]])
        )
        try await journal.write { _ = try $0.enqueue(content, key: "k", to: .anna, lane: .notice, at: .now) }
        // As the third version of the tables had it.
        try file.execute(
            """
            ALTER TABLE outbox ADD COLUMN text TEXT;
            ALTER TABLE outbox ADD COLUMN details TEXT;
            UPDATE outbox SET (text, details) = (SELECT text, details FROM outboxWords WHERE entry = id);
            DROP TABLE outboxWords;
            DELETE FROM grdb_migrations WHERE identifier LIKE '4:%';
            """
        )
        let now = try Journal(path: file.path)
        #expect(try await now.write { try $0.takeWaiting(at: .now).map(\.content) } == [content])
        #expect(!(try file.rows("SELECT name FROM pragma_table_info('outbox')")).contains(["text"]))
    }

    @Test func `a broken rule of the tables is a part's own fault`() async throws {
        let codes = try await journal.write { ledger in
            try (1...2).map { _ in
                let outcome = try ledger.attempt {
                    try ledger.invite(
                        .anna,
                        codeHash: "one",
                        at: .at("2022-03-01 09:00"),
                        expires: .at("2022-04-01 09:00")
                    )
                }
                return if case .success = outcome { true } else { false }
            }
        }
        #expect(codes == [true, false])
    }

    @Test func `a full disk fails the whole transaction, and nothing is lost once there is room`() async throws {
        let event = Self.event(1)
        try await journal.write { ledger in
            try ledger.receive([event], at: event.date)
            try ledger.database.execute(sql: "PRAGMA max_page_count = 1")
        }
        await #expect(throws: JournalFailure.self) {
            try await journal.write { ledger in
                let outcome = try ledger.attempt {
                    for number in 1...100 {
                        let text = OutgoingMessage(text: String(repeating: "длинно", count: 1_000))
                        try ledger.enqueue(.message(text), key: "\(number)", to: .anna, lane: .answer, at: event.date)
                    }
                }
                if case .failure = outcome { try ledger.fail(event: 1, error: "full", at: event.date) }
            }
        }
        try await journal.write { try $0.database.execute(sql: "PRAGMA max_page_count = 1000000") }
        let waiting = try await journal.write { try $0.newEvents(limit: 10) }
        #expect(waiting.map(\.event) == [event])
        #expect(try file.value("SELECT count(*) FROM outbox") == "0")
    }

    @Test func `a cancelled task's transaction is carried through`() async throws {
        let entered = Hold()
        let writing = Task { [journal] in
            await entered.wait()
            // The task is cancelled by now.
            try await journal.write { try $0.set(.plannedUntil, to: "kept") }
        }
        writing.cancel()
        entered.release()
        try await writing.value
        #expect(try await journal.read { try $0.text(.plannedUntil) } == "kept")
    }

    @Test func `a failure names the table and the rule, never a value`() async throws {
        let failure = await #expect(throws: JournalFailure.self) {
            try await journal.write { ledger in
                for _ in 1...2 {
                    try ledger.invite(
                        .anna,
                        codeHash: "s3cret",
                        at: .at("2022-03-01 09:00"),
                        expires: .at("2022-04-01 09:00")
                    )
                }
            }
        }
        let text = try #require(failure).description
        #expect(text.contains("invitation.codeHash"))
        #expect(!text.contains("s3cret"))
        #expect(!text.contains("anna"))
    }

    @Test func `a file that cannot be opened is told of without a value`() throws {
        #expect(throws: JournalFailure.self) { try Journal(path: "/nowhere/vekha.sqlite") }
    }

    @Test func `everything committed survives a kill`() async throws {
        let event = Self.event(7)
        try await journal.write { ledger in
            try ledger.receive([event], at: event.date)
            try ledger.enqueue(.reminder, key: "k", to: .anna, lane: .notice, at: event.date)
            try ledger.link(.anna, to: .anna, at: event.date)
        }
        // The file is still open here: nothing was closed or checkpointed on purpose.
        let reopened = try file.afterKill()
        let (events, entries, person) = try await reopened.journal.write { ledger in
            (
                try ledger.newEvents(limit: 10), try ledger.takeWaiting(10, at: event.date),
                try ledger.person(of: .anna)
            )
        }
        #expect(events.map(\.event) == [event])
        #expect(entries.map(\.content) == [.reminder])
        #expect(person == .anna)
    }

    @Test func `another process can read while this one has it open, and write in between`() async throws {
        try await journal.write { try $0.set(.planFingerprint, to: "here") }
        #expect(try file.rows("SELECT name, value FROM mark") == [["planFingerprint", "here"]])
        try file.execute("INSERT INTO mark VALUES ('firstPlanned', '5')")
        #expect(try await journal.read { try $0.date(.firstPlanned) } == Date(timeIntervalSince1970: 0.005))
    }

    @Test func `opening a file again changes nothing in it`() async throws {
        try await journal.write { try $0.set(.planFingerprint, to: "here") }
        let again = try Journal(path: file.path)
        #expect(try await again.read { try $0.text(.planFingerprint) } == "here")
    }

    @Test func `commits are as durable as invariant 1 needs`() async throws {
        let (mode, synchronous) = try await journal.write { ledger in
            (
                try String.fetchOne(ledger.database, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(ledger.database, sql: "PRAGMA synchronous")
            )
        }
        #expect(mode == "wal")
        #expect(synchronous == 2, "FULL")
    }

    static func event(_ id: Int64) -> IncomingEvent {
        IncomingEvent(
            id: id,
            chat: .anna,
            chatKind: .personal,
            sender: Sender(id: 1),
            date: .at("2022-03-01 09:00"),
            content: .text("привет", message: MessageID(rawValue: 3), replyTo: nil)
        )
    }
}

private struct Refusal: Error {}

private struct ErrorText: Error, Hashable {
    let text: String

    init(_ error: any Error) {
        text = "\(error)"
    }
}
