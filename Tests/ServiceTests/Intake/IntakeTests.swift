import Chat
import Core
import Foundation
import Persistence
import Service
import Synchronization
import TestSupport
import Testing
import Wording

@Suite(.timeLimit(.minutes(5))) struct IntakeTests {
    private static let start = "2022-03-16 10:00"

    /// A bot that also listens, with Anna and Boris linked.
    private func listening(
        file: TemporaryJournal? = nil,
        messenger: FakeMessenger = FakeMessenger(),
        batch: Int = 100,
        _ body: (BotStory) async throws -> Void
    ) async throws {
        let story = try BotStory(at: Self.start, file: file, messenger: messenger)
        try await story.enrol([.anna, .boris])
        try await story.run(with: [story.intake(batch: batch)], body)
    }

    @Test func `an event is written down before the messenger is told that it arrived`() async throws {
        let file = try TemporaryJournal()
        let unwritten = Unwritten()
        let messenger = FakeMessenger { cursor in
            guard let cursor else { return }
            let last = try? file.value("SELECT max(id) FROM inbox")
            if (last.flatMap { Int64($0) } ?? 0) < cursor.rawValue - 1 { unwritten.note(cursor) }
        }
        try await listening(file: file, messenger: messenger) { story in
            for count in 1...20 {
                messenger.arrive(story.text("/help", in: .anna), story.text("/help", in: .boris))
                await messenger.sent(count, to: .boris)
            }
            #expect(unwritten.cursors.isEmpty)
            #expect(messenger.cursors.contains(EventCursor(rawValue: 41)))
        }
    }

    @Test func `events told again are acted on once`() async throws {
        try await listening { story in
            let agenda = story.text("/my", in: .anna)
            story.messenger.arrive(agenda)
            await story.messenger.sent(1, to: .anna)
            story.messenger.repeatOnce(agenda, agenda)
            try await story.last(in: .boris)
            #expect(story.texts(to: .anna).count == 1)
        }
    }

    @Test(arguments: [1, 3, 100])
    func `a chat's events are handled in order`(batch: Int) async throws {
        try await listening(batch: batch) { story in
            let help = try story.helpOfHead()
            let words = (0..<30).map { $0 % 3 == 0 ? "/help" : "непонятно" }
            for word in words { story.messenger.arrive(story.text(word, in: .anna)) }
            await story.messenger.sent(30, to: .anna)
            #expect(story.texts(to: .anna).map { $0 == help } == words.map { $0 == "/help" })
        }
    }

    @Test func `one that cannot be handled is kept, apologised for, and holds up nobody`() async throws {
        try await listening { story in
            try await story.comes("2022-03-17 09:00")
            let shown = try #require(story.messenger.shown(in: .anna).last)
            let data = try story.data(story.label(.why), under: shown.message)
            try story.file.execute("UPDATE notice SET content = '{}' WHERE recipient = 'anna'")
            story.messenger.arrive(story.press(data, on: shown.id, in: .anna), story.text("/help", in: .anna))
            await story.messenger.sent(3, to: .anna)
            #expect(story.texts(to: .anna)[1] == (try story.phrase(.sorry)))
            let inbox = try story.file.rows("SELECT state, error IS NOT NULL FROM inbox ORDER BY id")
            #expect(inbox == [["failed", "1"], ["handled", "0"]])
            #expect(story.log.lines.contains { $0.hasPrefix("error") && $0.contains("event") })
            await story.messenger.until { $0.contains(.acknowledge(PressToken(rawValue: "press"), text: nil)) }
        }
    }

    @Test func `one that this version cannot read is kept and holds up nobody`() async throws {
        let file = try TemporaryJournal()
        try file.execute(
            """
            INSERT INTO inbox (id, chat, chatKind, receivedAt, happenedAt, kind)
            VALUES (1, 1, 'personal', 0, 0, 'poem')
            """
        )
        try await listening(file: file) { story in
            _ = story.nextEvent()
            try await story.last(in: .boris)
            #expect(try story.file.rows("SELECT state FROM inbox WHERE id = 1") == [["failed"]])
        }
    }

    @Test func `an apology that fails too is let go`() async throws {
        try await listening { story in
            // Nothing can be said to Anna any more.
            try story.file.execute(
                """
                CREATE TRIGGER fault BEFORE INSERT ON outbox WHEN NEW.chat = 1
                BEGIN SELECT RAISE(ABORT, 'fault'); END
                """
            )
            story.messenger.arrive(story.text("/help", in: .anna))
            try await story.last(in: .boris)
            #expect(try story.file.rows("SELECT state FROM inbox ORDER BY id") == [["failed"], ["handled"]])
        }
    }

    @Test func `a code is forgotten though it could not be handled`() async throws {
        try await listening { story in
            let code = try await story.invite(.anna)
            try story.file.execute(
                """
                CREATE TRIGGER fault BEFORE INSERT ON outbox WHEN NEW.chat = 1
                BEGIN SELECT RAISE(ABORT, 'fault'); END
                """
            )
            story.messenger.arrive(story.text("/start \(code)", in: .anna), story.text("/my", in: .anna))
            try await story.last(in: .boris)
            let inbox = try story.file.rows("SELECT state, text FROM inbox ORDER BY id LIMIT 2")
            #expect(inbox == [["failed", "–"], ["failed", "/my"]])
        }
    }

    @Test func `what a former run had written down is acted on at the start, once`() async throws {
        let first = try BotStory(at: Self.start)
        try await first.enrol([.anna])
        let left = first.text("/help", in: .anna)
        try await first.journal.write { try $0.receive([left], at: left.date) }
        let file = try first.file.afterKill()
        for _ in 1...2 {
            try await listening(file: file, messenger: first.messenger) { story in
                // The messenger tells it again as well: it was never confirmed.
                story.messenger.repeatOnce(left)
                await story.messenger.sent(1, to: .anna)
                await story.messenger.until { calls in calls.contains(.events(after: EventCursor(rawValue: 2))) }
            }
        }
        #expect(first.texts(to: .anna).count == 1)
    }
}

/// Failures on either side of the intake.
extension IntakeTests {
    @Test func `a messenger that fails is asked again after growing waits`() async throws {
        try await listening { story in
            try await story.last(in: .boris)
            story.messenger.failReceiving(
                .temporary(.timeout),
                .temporary(.server(502)),
                .conflict("another getUpdates")
            )
            for wait in [0.5, 1, 2] {
                let next = story.time.now.addingTimeInterval(wait)
                await story.time.somebodySleeps(until: next)
                story.time.move(to: next)
            }
            try await story.last(in: .anna)
            // After a success the waits begin anew.
            story.messenger.failReceiving(.temporary(.timeout))
            await story.time.somebodySleeps(until: story.time.now.addingTimeInterval(0.5))
            #expect(story.log.lines.count { $0.hasPrefix("warning") } == 4)
        }
    }

    @Test func `events are taken over once, and again where somebody else has taken them`() async throws {
        try await listening { story in
            try await story.last(in: .boris)
            #expect(story.messenger.calls.first == .takeOverEvents)
            story.messenger.failReceiving(.temporary(.timeout), .conflict("a webhook is set"))
            for wait in [0.5, 1] {
                let next = story.time.now.addingTimeInterval(wait)
                await story.time.somebodySleeps(until: next)
                story.time.move(to: next)
            }
            try await story.last(in: .boris)
            #expect(story.messenger.calls.count { $0 == .takeOverEvents } == 2)
        }
    }

    @Test func `the messenger's own wait is obeyed`() async throws {
        try await listening { story in
            story.messenger.failReceiving(.temporary(.tooManyRequests, retryAfter: .seconds(17)))
            let next = story.time.now.addingTimeInterval(17)
            await story.time.somebodySleeps(until: next)
            story.time.move(to: next)
            try await story.last(in: .anna)
        }
    }

    @Test func `events that cannot be written are not confirmed, and asked for again`() async throws {
        try await listening { story in
            try story.file.execute(
                "CREATE TRIGGER fault BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'fault'); END"
            )
            story.messenger.arrive(story.text("/help", in: .anna))
            let next = story.time.now.addingTimeInterval(0.5)
            await story.time.somebodySleeps(until: next)
            #expect(story.messenger.cursors == [nil])
            try story.file.execute("DROP TRIGGER fault")
            story.time.move(to: next)
            await story.messenger.sent(1, to: .anna)
            #expect(story.messenger.cursors.prefix(2) == [nil, nil])
        }
    }

    @Test func `an inbox that cannot be written is tried again, and nothing is done twice`() async throws {
        try await listening { story in
            try story.file.execute(
                "CREATE TRIGGER fault BEFORE UPDATE ON inbox BEGIN SELECT RAISE(ABORT, 'fault'); END"
            )
            story.messenger.arrive(story.text("/help", in: .anna))
            let next = story.time.now.addingTimeInterval(1)
            await story.time.somebodySleeps(until: next)
            #expect(story.texts(to: .anna).isEmpty)
            try story.file.execute("DROP TRIGGER fault")
            story.time.move(to: next)
            try await story.last(in: .boris)
            #expect(story.texts(to: .anna).count == 1)
        }
    }
}

extension BotStory {
    /// Somebody writes, and is answered: everything that arrived before has been handled.
    fileprivate func last(in chat: ChatID) async throws {
        let before = texts(to: chat).count
        messenger.arrive(text("/help", in: chat))
        await messenger.sent(before + 1, to: chat)
    }
}

/// Cursors that were asked with too early.
private final class Unwritten: Sendable {
    private let noted = Mutex<[EventCursor]>([])

    var cursors: [EventCursor] { noted.withLock { $0 } }

    func note(_ cursor: EventCursor) {
        noted.withLock { $0.append(cursor) }
    }
}
