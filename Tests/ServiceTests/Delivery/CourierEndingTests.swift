import Chat
import Core
import Foundation
import Persistence
import Service
import ServiceLifecycleTestKit
import TestSupport
import Testing

/// Stopping, crashing, and a journal that cannot be written.
@Suite(.timeLimit(.minutes(5))) struct CourierEndingTests {
    private static let start = "2022-03-16 10:00"

    @Test func `a graceful shutdown waits for what is on its way and takes nothing new`() async throws {
        let story = try BotStory(at: Self.start, settings: CourierSettings(limits: DeliveryLimits(inFlight: 1)))
        let hold = story.messenger.hold(.anna)
        try await testGracefulShutdown { shutdown in
            async let running: Void = story.courier.run()
            try await story.enqueue("в пути", to: .anna)
            try await story.enqueue("ждёт", to: .boris)
            await story.messenger.sent(1, to: .anna)
            shutdown.triggerGracefulShutdown()
            hold.release()
            try await running
        }
        #expect(try story.entries == ["в пути: sent", "ждёт: queued"])
        #expect(story.texts(to: .boris).isEmpty)
    }

    @Test func `a cancelled message is taken back as uncertain, and not as a try that failed`() async throws {
        let retry = RetryPolicy(attempts: 1, firstDelay: .seconds(1), longestDelay: .seconds(1))
        let story = try BotStory(at: Self.start, settings: CourierSettings(retry: retry))
        _ = story.messenger.hold(.anna)
        let running = Task { try await story.courier.run() }
        try await story.enqueue("в пути", to: .anna)
        await story.messenger.sent(1, to: .anna)
        running.cancel()
        try await running.value
        #expect(try story.file.rows("SELECT state, uncertain FROM outbox") == [["queued", "1"]])
    }

    @Test func `what was on its way in a crash is sent again and counted`() async throws {
        let first = try BotStory(at: Self.start, settings: CourierSettings(limits: DeliveryLimits(inFlight: 2)))
        for number in Int64(1)...4 { try await first.enqueue("\(number)", to: ChatID(rawValue: number)) }
        let hold = first.messenger.hold(.boris, .vera)
        let running = Task { try await first.courier.run() }
        // The first has arrived and is written down; the second and third are on their way.
        await first.messenger.sent(1, to: .vera)
        let file = try first.file.afterKill()
        hold.release()
        running.cancel()
        try await running.value

        #expect(try file.rows("SELECT state FROM outbox") == [["sent"], ["sending"], ["sending"], ["queued"]])
        let second = try BotStory(at: Self.start, file: file)
        try await second.run { story in
            await story.courier.settled()
            #expect(story.texts(to: .anna).isEmpty)
            #expect([ChatID.boris, .vera, .galina].allSatisfy { story.texts(to: $0).count == 1 })
            let counted = try story.file.rows("SELECT state, uncertain FROM outbox")
            #expect(counted == [["sent", "0"], ["sent", "1"], ["sent", "1"], ["sent", "0"]])
            #expect(story.log.lines.contains { $0.hasPrefix("warning") && $0.contains("2") })
        }
    }

    @Test func `a result that cannot be written is written later, and nothing is sent twice`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            try story.file.breakWriting("sent")
            try await story.enqueue("привет", to: .anna)
            try await story.enqueue("пока", to: .anna)
            let retry = story.time.now.addingTimeInterval(1)
            await story.time.somebodySleeps(until: retry)
            #expect(try story.entries == ["привет: sending", "пока: queued"])
            #expect(story.log.lines.contains { $0.hasPrefix("error") })
            try story.file.mendWriting()
            story.time.move(to: retry)
            await story.courier.settled()
            #expect(try story.entries == ["привет: sent", "пока: sent"])
            #expect(story.texts(to: .anna) == ["привет", "пока"])
        }
    }

    @Test func `a claim that cannot be written sends nothing`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            try story.file.breakWriting("sending")
            try await story.enqueue("привет", to: .anna)
            let retry = story.time.now.addingTimeInterval(1)
            await story.time.somebodySleeps(until: retry)
            #expect(story.texts(to: .anna).isEmpty)
            try story.file.mendWriting()
            story.time.move(to: retry)
            await story.courier.settled()
            #expect(story.texts(to: .anna) == ["привет"])
        }
    }

    @Test func `cancelled with a journal that cannot be written, the courier gives up`() async throws {
        let story = try BotStory(at: Self.start)
        let running = Task { try await story.courier.run() }
        try story.file.breakWriting("sent")
        try await story.enqueue("привет", to: .anna)
        await story.time.somebodySleeps(until: story.time.now.addingTimeInterval(1))
        async let settled: Void = story.courier.settled()
        running.cancel()
        try await running.value
        await settled
        #expect(try story.entries == ["привет: sending"])
    }

    @Test func `nobody waits for a courier that has ended or is ending`() async throws {
        let story = try BotStory(at: Self.start)
        let hold = story.messenger.hold(.anna)
        try await testGracefulShutdown { shutdown in
            async let running: Void = story.courier.run()
            try await story.enqueue("в пути", to: .anna)
            await story.messenger.sent(1, to: .anna)
            async let waiting: Void = story.courier.settled()
            shutdown.triggerGracefulShutdown()
            async let waitingToo: Void = story.courier.settled()
            hold.release()
            try await running
            await waiting
            await waitingToo
            await story.courier.settled()
        }
    }

    @Test func `a journal that cannot be written at the start ends the service and keeps nobody waiting`() async throws
    {
        let story = try BotStory(at: Self.start)
        try await story.enqueue("привет", to: .anna)
        try story.file.execute("UPDATE outbox SET state = 'sending'")
        try story.file.breakWriting("queued")
        await #expect(throws: JournalFailure.self) { try await story.courier.run() }
        await story.courier.settled()
    }

    @Test func `the log holds no word of what people are told`() async throws {
        let story = try BotStory(at: Self.start)
        try await story.run { story in
            story.messenger.answer(.anna, with: .temporary(.server(500)), .rejected("Bad Request"))
            try await story.enqueue("секрет", to: .anna)
            await story.courier.settled()
            story.time.advance(by: .seconds(1))
            await story.courier.settled()
        }
        #expect(!story.log.lines.isEmpty)
        #expect(!story.log.lines.contains { $0.contains("секрет") })
    }
}

extension TemporaryJournal {
    /// From now on nothing in the outbox can be brought into this state.
    func breakWriting(_ state: String) throws {
        try execute(
            """
            CREATE TRIGGER fault BEFORE UPDATE ON outbox WHEN NEW.state = '\(state)'
            BEGIN SELECT RAISE(ABORT, 'fault'); END
            """
        )
    }

    func mendWriting() throws {
        try execute("DROP TRIGGER fault")
    }
}
