import Core
import Foundation
import Service
import TestSupport
import Testing

/// Quiet hours and days off hold; they never drop.
@Suite(.timeLimit(.minutes(5))) struct OpenHoursTests {
    @Test func `what the evening's quiet hours hold comes the next morning at nine`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.tick()
            try await story.passes("2022-03-17 20:00", "2022-03-17 23:59", "2022-03-18 07:00", "2022-03-18 08:59")
            #expect(story.messenger.calls.isEmpty)
            try await story.comes("2022-03-18 09:00")
            #expect(story.texts(to: .anna).count == 1)
            #expect(try story.endings(of: .anna) == ["sent"])
        }
    }

    @Test func `a first start in the evening misses nothing of that day`() async throws {
        try await BotStory.tell(at: "2022-03-17 21:00") { story in
            try await story.tick()
            #expect(story.messenger.calls.isEmpty)
            try await story.comes("2022-03-18 09:00")
            #expect(story.texts(to: .anna).count == 1)
        }
    }

    @Test func `until the quiet hours begin it is not too late`() async throws {
        try await BotStory.tell(at: "2022-03-17 19:59") { story in
            try await story.tick()
            #expect(story.texts(to: .anna).count == 1)
        }
    }

    @Test func `what a week-end holds travels in Monday's one message`() async throws {
        try await BotStory.tell(at: "2022-03-31 09:00") { story in
            try await story.tick()
            // Friday's step is missed: the bot comes back on Saturday.
            try await story.passes("2022-04-02 12:00", "2022-04-03 09:00")
            #expect(story.texts(to: .anna).count == 1)
            try await story.comes("2022-04-04 09:00")
            #expect(story.texts(to: .anna).count == 2)
            #expect(
                try story.outcomes(of: .anna).suffix(2) == [
                    "1 after-1 anna@school:s-1: sent", "2 after-1 anna@school:s-1: sent",
                ]
            )
        }
    }

    @Test func `a day off is no working day, whatever day of the week it is`() async throws {
        let hamlet = Hamlet { $0.daysOff = [SpecialDay(date: .on("2022-03-18"), name: "Праздник")] }
        try await BotStory.tell(hamlet, at: "2022-03-15 10:00") { story in
            try await story.tick()
            // Ten working days before the 31st is the 16th now. The bot comes back on the day off.
            try await story.comes("2022-03-18 12:00")
            #expect(story.messenger.calls.isEmpty)
            try await story.comes("2022-03-21 09:00")
            #expect(story.texts(to: .anna).count == 1)
        }
    }

    @Test func `quiet hours over the hour of reminders put it off to their end`() async throws {
        let hamlet = Hamlet { $0.quietHours = QuietHours(from: .at("20:00"), to: .at("10:00")) }
        try await BotStory.tell(hamlet, at: "2022-03-17 09:00") { story in
            try await story.passes("2022-03-17 09:00", "2022-03-17 09:59")
            #expect(story.messenger.calls.isEmpty)
            try await story.comes("2022-03-17 10:00")
            #expect(story.texts(to: .anna).count == 1)
        }
    }
}

/// The scheduler's own waking.
@Suite(.timeLimit(.minutes(5))) struct SchedulerTests {
    @Test func `it wakes at the planned moment and the message goes`() async throws {
        let story = try BotStory(at: "2022-03-17 08:30")
        try await story.enrol([.anna])
        try await story.run(with: [story.scheduler]) { story in
            await story.time.somebodySleeps(until: .at("2022-03-17 09:00"))
            story.time.move(to: .at("2022-03-17 09:00"))
            await story.messenger.sent(1, to: .anna)
            // The 18th brings nothing new, but it looks again within the hour.
            await story.time.somebodySleeps(until: .at("2022-03-17 10:00"))
        }
    }

    @Test(arguments: [("2022-04-04 08:20", "2022-04-04 09:00"), ("2022-04-04 07:00", "2022-04-04 08:00")])
    func `what is held is told as soon as the morning comes`(now: String, wakes: String) async throws {
        // On Monday 4 April nothing is planned; Friday's step is held.
        let story = try BotStory(at: "2022-03-31 09:00")
        try await story.enrol([.anna])
        try await story.scheduler.tick()
        story.time.move(to: .at(now))
        try await story.run(with: [story.scheduler]) { story in
            await story.time.somebodySleeps(until: .at(wakes))
            try await story.enqueue("конец", to: .boris)
        }
    }

    @Test func `a journal that cannot be written is tried again soon`() async throws {
        let story = try BotStory(at: "2022-03-17 09:00")
        try await story.enrol([.anna])
        try story.file.execute("ALTER TABLE notice RENAME TO elsewhere")
        try await story.run(with: [story.scheduler]) { story in
            let retry = Date.at("2022-03-17 09:00").addingTimeInterval(5)
            await story.time.somebodySleeps(until: retry)
            #expect(story.log.lines.contains { $0.hasPrefix("error") })
            try story.file.execute("ALTER TABLE elsewhere RENAME TO notice")
            story.time.move(to: retry)
            await story.messenger.sent(1, to: .anna)
        }
    }

    @Test func `the next message is the next moment at which anybody would be written to`() async throws {
        let story = try BotStory(at: "2022-03-17 10:00")
        #expect(try await story.scheduler.nextMessage(after: .at("2022-03-17 10:00")) == .at("2022-03-28 09:00"))
        for row in 1...2 {
            for subject in [Subject.first, .second] {
                try await story.settles(row, subject, .done, at: "2022-03-17 10:00")
            }
        }
        #expect(try await story.scheduler.nextMessage(after: .at("2022-03-17 10:00")) == nil)
    }
}
