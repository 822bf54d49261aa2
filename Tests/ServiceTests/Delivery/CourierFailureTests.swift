import Chat
import Core
import Foundation
import Persistence
import Service
import TestSupport
import Testing

/// What becomes of a message that the messenger does not take.
@Suite(.timeLimit(.minutes(5))) struct CourierFailureTests {
    private static let start = "2022-03-16 10:00"

    @Test func `a passing failure is tried again after growing waits`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            story.messenger.answer(
                .anna,
                with: .temporary(.server(502)),
                .temporary(.timeout, mayHaveArrived: true),
                .temporary(.connection("cut"), mayHaveArrived: true)
            )
            try await story.enqueue("привет", to: .anna)
            await story.courier.settled()
            for (tries, wait) in [(1, 1.0), (2, 2), (3, 4)] {
                let next = story.time.now.addingTimeInterval(wait)
                await story.time.somebodySleeps(until: next)
                story.time.move(to: next.addingTimeInterval(-0.001))
                await story.courier.settled()
                #expect(story.texts(to: .anna).count == tries)
                story.time.move(to: next)
                await story.courier.settled()
                #expect(story.texts(to: .anna).count == tries + 1)
            }
            #expect(try story.file.rows("SELECT state, attempts, uncertain FROM outbox") == [["sent", "4", "2"]])
        }
    }

    @Test func `while no connection can be made one message probes the line, and none uses up its tries`()
        async throws
    {
        try await BotStory.tell(at: Self.start) { story in
            story.messenger.fail(with: .temporary(.connection("no route")))
            for number in Int64(1)...200 {
                try await story.enqueue("привет", to: ChatID(rawValue: number), key: "\(number)")
            }
            await story.courier.settled()
            let first = story.messenger.calls.count
            #expect(first <= 30)
            // An hour of growing waits, at most a minute each.
            for _ in 1...60 {
                story.time.advance(by: .seconds(60))
                await story.courier.settled()
            }
            #expect((50...61).contains(story.messenger.calls.count - first))
            #expect(
                try Set(story.file.rows("SELECT state, attempts, uncertain FROM outbox")) == [["queued", "0", "0"]]
            )
            #expect(story.log.lines.count { $0.contains("cannot be reached") } == 1)

            story.messenger.fail(with: nil)
            story.time.advance(by: .seconds(60))
            await story.courier.settled()
            #expect(try Set(story.file.rows("SELECT state, attempts FROM outbox")) == [["sent", "1"]])
            #expect(story.log.lines.contains { $0.contains("can be reached again") })
        }
    }

    @Test func `a reminder held up into the night waits for the morning`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00", enrolled: [.anna]) { story in
            story.messenger.answer(.anna, with: .temporary(.tooManyRequests, retryAfter: .seconds(14 * 3_600)))
            try await story.tick()
            story.time.move(to: .at("2022-03-17 23:30"))
            await story.courier.settled()
            #expect(story.texts(to: .anna).count == 1, "the refused try alone")
            #expect(try story.file.rows("SELECT state, reason FROM outbox") == [["queued", "quiet"]])
            try await story.comes("2022-03-18 09:05")
            #expect(story.texts(to: .anna).count == 2)
            #expect(try story.endings(of: .anna) == ["sent"])
        }
    }

    @Test func `what could not be sent travels in the next morning's message, but for what has a later step there`()
        async throws
    {
        try await BotStory.tell(at: "2022-03-17 09:00", enrolled: [.anna]) { story in
            story.messenger.fail(with: .temporary(.connection("no route")))
            try await story.passes("2022-03-17 09:00", "2022-03-28 09:00", "2022-03-28 12:00")
            story.messenger.fail(with: nil)
            story.time.advance(by: .seconds(60))
            await story.courier.settled()
            #expect(story.messenger.shown(in: .anna).count == 1)
            #expect(
                try story.outcomes(of: .anna) == [
                    "1 before-10 anna@school:s-1: suppressed superseded",
                    "2 before-10 anna@school:s-1: suppressed superseded",
                    "1 before-3 anna@school:s-1: sent", "2 before-3 anna@school:s-1: sent",
                ]
            )
            #expect(try story.entries.map { $0.hasSuffix("suppressed superseded") } == [true, false])
        }
    }

    @Test func `the messenger's own wait is obeyed, and others go on meanwhile`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            story.messenger.answer(.anna, with: .temporary(.tooManyRequests, retryAfter: .seconds(35)))
            try await story.enqueue("привет", to: .anna)
            await story.courier.settled()
            let until = story.time.now.addingTimeInterval(35)
            try await story.enqueue("и вам", to: .boris)
            await story.courier.settled()
            #expect(story.texts(to: .boris).count == 1)
            story.time.move(to: until.addingTimeInterval(-0.001))
            await story.courier.settled()
            #expect(story.texts(to: .anna).count == 1)
            story.time.move(to: until)
            await story.courier.settled()
            #expect(story.texts(to: .anna).count == 2)
        }
    }

    @Test func `a message waiting behind a postponed one does not put the alarm off`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            story.messenger.answer(.anna, with: .temporary(.server(500)))
            try await story.enqueue("1", to: .anna)
            try await story.enqueue("2", to: .anna)
            await story.messenger.sent(1, to: .anna)
            // Nothing rings any more; the clock alone has to wake the courier.
            let next = story.time.now.addingTimeInterval(1)
            await story.time.somebodySleeps(until: next)
            story.time.move(to: next)
            await story.messenger.sent(3, to: .anna)
            #expect(story.texts(to: .anna) == ["1", "1", "2"])
        }
    }

    @Test func `the last try failed is the end`() async throws {
        let retry = RetryPolicy(attempts: 2, firstDelay: .seconds(1), longestDelay: .seconds(1))
        let settings = CourierSettings(retry: retry, randomness: { 1 })
        try await BotStory.tell(at: "2022-03-17 09:00", enrolled: [.anna], settings: settings) { story in
            story.messenger.answer(.anna, with: .temporary(.server(500)), .temporary(.server(500)))
            try await story.tick()
            try await story.passes("2022-03-17 09:01", "2022-03-17 12:00")
            #expect(story.texts(to: .anna).count == 2)
            #expect(try story.endings(of: .anna) == ["failed exhausted"])
        }
    }

    @Test(arguments: [DeliveryFailure.UnreachableCause.blocked, .deactivated, .chatNotFound, .kicked])
    func `a person who cannot be reached is not tried again`(cause: DeliveryFailure.UnreachableCause) async throws {
        try await BotStory.tell(at: "2022-03-17 09:00", enrolled: [.anna]) { story in
            story.messenger.answer(.anna, with: .unreachable(cause))
            try await story.tick()
            try await story.passes("2022-03-17 12:00", "2022-03-28 09:00")
            #expect(story.texts(to: .anna).count == 1)
            #expect(try await story.journal.read { try $0.links(of: .anna) }.map(\.unreachable) == [cause])
            #expect(
                try story.outcomes(of: .anna) == [
                    "1 before-10 anna@school:s-1: failed unreachable",
                    "2 before-10 anna@school:s-1: failed unreachable",
                    "1 before-3 anna@school:s-1: suppressed unreachable",
                    "2 before-3 anna@school:s-1: suppressed unreachable",
                ]
            )
        }
    }

    @Test func `a moved group is followed, at once and later`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            let moved = ChatID(rawValue: -1_001)
            try await story.journal.write { try $0.link(.group, to: .anna, at: .at(Self.start)) }
            story.messenger.answer(.group, with: .moved(to: moved))
            try await story.enqueue("1", to: .group)
            try await story.enqueue("2", to: .group)
            await story.courier.settled()
            #expect(story.texts(to: .group) == ["1"])
            #expect(story.texts(to: moved) == ["1", "2"])
            #expect(try await story.journal.read { try $0.person(of: moved) } == .anna)
        }
    }

    @Test func `a refused token stops sending, alarms and loses nothing`() async throws {
        try await BotStory.tell(at: Self.start, settings: CourierSettings(limits: DeliveryLimits(inFlight: 2))) {
            story in
            story.messenger.fail(with: .unauthorized)
            for number in Int64(1)...6 {
                try await story.enqueue("привет", to: ChatID(rawValue: number), key: "\(number)")
            }
            await story.courier.settled()
            let tried = story.messenger.calls.count
            #expect((1...2).contains(tried))
            #expect(story.log.lines.contains { $0.hasPrefix("critical") })
            try await story.enqueue("ещё", to: .darya, lane: .answer, key: "7")
            await story.courier.settled()
            #expect(story.messenger.calls.count == tried, "paused")
            #expect(try Set(story.file.rows("SELECT state, attempts FROM outbox")) == [["queued", "0"]])

            story.messenger.fail(with: nil)
            story.time.advance(by: .seconds(60))
            await story.courier.settled()
            #expect(try Set(story.file.rows("SELECT state, attempts FROM outbox")) == [["sent", "1"]])
        }
    }

    @Test func `a message refused as it is fails at once`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            story.messenger.answer(.anna, with: .rejected("can't parse entities"))
            try await story.enqueue("плохо", to: .anna)
            try await story.enqueue("хорошо", to: .anna)
            await story.courier.settled()
            #expect(try story.entries == ["плохо: failed rejected", "хорошо: sent"])
        }
    }

    @Test func `an edit of a message that is gone is dropped`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            story.messenger.answer(.anna, with: .messageGone)
            try await story.edit(MessageID(rawValue: 5), in: .anna, to: "после")
            #expect(try story.entries == ["edit: suppressed stale"])
        }
    }

    @Test func `a message that cannot be worded or read fails alone`() async throws {
        let story = try BotStory(at: "2022-03-17 09:00")
        try await story.enrol([.anna, .boris])
        try await story.enqueue("чужое", to: .vera, lane: .answer)
        try await story.scheduler.tick()
        try story.file.execute("UPDATE notice SET content = '{}' WHERE recipient = 'anna'")
        try story.file.execute("UPDATE outbox SET kind = 'poem' WHERE chat = 3")
        try await story.run { story in
            await story.courier.settled()
            #expect(story.texts(to: .boris).count == 1)
            #expect(story.texts(to: .anna).isEmpty)
            let entries = try story.entries
            #expect(entries.first == "чужое: failed unworded")
            #expect(try story.endings(of: .anna) == ["failed unworded"])
            #expect(story.log.lines.count { $0.hasPrefix("error") } == 2)
        }
    }
}
