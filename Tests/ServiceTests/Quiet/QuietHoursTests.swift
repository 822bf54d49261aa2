import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// A person's own quiet hours hold his reminders and nobody else's.
@Suite(.timeLimit(.minutes(5))) struct QuietHoursTests {
    @Test func `a reminder planned in them leaves at their end`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.tick()
            let reply = try #require(try await story.says("/quiet 18:00–09:30", in: .anna).first)
            #expect(reply.text.contains("с 18:00 до 09:30"), "an answer comes at once")
            let told = story.texts(to: .anna).count
            try await story.passes("2022-03-17 09:00", "2022-03-17 09:29")
            #expect(story.texts(to: .anna).count == told && story.texts(to: .boris).count == 1)
            #expect(try story.endings(of: .anna) == ["queued"])
            try await story.comes("2022-03-17 09:30")
            #expect(story.texts(to: .anna).count == told + 1)
            #expect(try story.endings(of: .anna) == ["sent"])
            try await story.comes("2022-03-17 10:00")
            #expect(story.texts(to: .anna).count == told + 1)
            #expect(try await story.audit().isClean)
        }
    }

    @Test func `hours that end with the hour of reminders hold none`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.tick()
            try await story.says("/quiet 18:00–09:00", in: .anna)
            try await story.comes("2022-03-17 09:00")
            #expect(try story.endings(of: .anna) == ["sent"])
        }
    }

    @Test func `what was queued before he set them is held too, through a kill and a night`() async throws {
        let before = try BotStory(at: "2022-03-17 18:30")
        try await before.enrol([.anna, .boris])
        try await before.scheduler.tick()
        try await before.journal.write {
            try $0.set(QuietHours(from: .at("18:00"), to: .at("10:00")), of: .anna, at: .at("2022-03-17 18:30"))
        }
        try await before.run { await $0.courier.settled() }
        #expect(before.texts(to: .anna).isEmpty && before.texts(to: .boris).count == 1)
        let after = try BotStory(at: "2022-03-17 22:00", file: try before.file.afterKill(), messenger: before.messenger)
        try await after.run { story in
            try await story.passes("2022-03-17 22:00", "2022-03-18 09:00", "2022-03-18 09:59")
            #expect(story.texts(to: .anna).isEmpty)
            try await story.comes("2022-03-18 10:00")
            #expect(story.texts(to: .anna).count == 1)
            #expect(try story.endings(of: .anna) == ["sent"])
            #expect(try await story.audit().isClean)
        }
    }

    @Test(arguments: ["18:00–09:00", "18:00-09:00", "18:00 — 9:00", "с 18.00 до 9", "18 9", "С 18 ДО 9:00"])
    func `hours may be written in several ways`(words: String) async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.says("/quiet \(words)", in: .anna)
            let hours = try await story.journal.read { try $0.quietHours(of: .anna) }
            #expect(hours == QuietHours(from: .at("18:00"), to: .at("09:00")))
        }
    }

    @Test(arguments: [
        "вечером", "18:00", "18:00–18:00", "25:00–09:00", "18:00–09:60", "09:00–20:00", "08:00–19:01", "20:00–19:30",
        "18:00–09:00 завтра",
    ])
    func `what cannot be read, or leaves no hour, is refused with an example`(words: String) async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            let reply = try #require(try await story.says("/quiet \(words)", in: .anna).first?.text)
            #expect(reply.contains("/quiet 18:00–09:00"), "\(reply)")
            #expect(try await story.journal.read { try $0.quietHours(of: .anna) } == nil)
        }
    }

    @Test func `they are shown with a button that takes them off`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.tick()
            #expect(try await story.says("/quiet", in: .anna).first?.text.contains("тихих часов у вас нет") == true)
            try await story.says("/quiet 08:00–12:00", in: .anna)
            let shown = try #require(try await story.says("/quiet", in: .anna).first)
            #expect(shown.text.contains("с 08:00 до 12:00") && shown.labels == ["Снять"])
            try await story.presses("Снять", in: .anna)
            #expect(story.screen(.anna)?.text.contains("сняты") == true && story.screen(.anna)?.labels == [])
            try await story.comes("2022-03-17 09:00")
            #expect(try story.endings(of: .anna) == ["sent"])
        }
    }

    @Test func `hours that leave none, because the region's have changed, hold nothing for ever`() async throws {
        try await BotStory.tell(at: "2022-03-17 08:00") { story in
            try await story.journal.write {
                try $0.set(QuietHours(from: .at("08:00"), to: .at("20:00")), of: .anna, at: .at("2022-03-17 08:00"))
            }
            try await story.comes("2022-03-17 09:00")
            #expect(try story.endings(of: .anna) == ["sent"])
        }
    }

    @Test(arguments: ["off", "нет", "снять", "Убрать"])
    func `hours are taken off in words, too`(word: String) async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.says("/quiet 18:00–09:00", in: .anna)
            let answer = try #require(try await story.says("/quiet \(word)", in: .anna).first?.text)
            #expect(answer.contains("Ваши тихие часы сняты"), "\(answer)")
            #expect(try await story.journal.read { try $0.quietHours(of: .anna) } == nil)
        }
    }
}
