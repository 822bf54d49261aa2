import Chat
import Core
import Foundation
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// The bot is killed between the question and the confirmation, and while a message is going out.
@Suite(.timeLimit(.minutes(5))) struct ActKillTests {
    private static let hamlet = Hamlet { $0.hasNeighbours = true }
    private static let words = "Завтра собираемся в 15:00."

    private func next(_ life: BotStory, at moment: String, after events: Int) throws -> BotStory {
        let story = try BotStory(Self.hamlet, at: moment, file: try life.file.afterKill(), messenger: life.messenger)
        for _ in 0..<events { _ = story.nextEvent() }
        return story
    }

    @Test func `a kill after the question, the words and the confirmation loses nothing and repeats nothing`()
        async throws
    {
        var life = try BotStory(Self.hamlet, at: "2022-03-16 10:00")
        try await life.enrol(PersonID.withNeighbours)
        try await life.run { story in
            try await story.tick()
            try await story.says("/tell", in: .galina)
            try await story.choose("Все школы", in: .galina)
        }
        life = try next(life, at: "2022-03-16 10:01", after: 2)
        try await life.run { story in
            let preview = try await story.says(Self.words, in: .galina).last
            #expect(preview?.text.contains("Отправить?") == true)
        }
        life = try next(life, at: "2022-03-16 10:02", after: 3)
        let confirm = try life.data(life.label(.actSend), under: try #require(life.screen(.galina)))
        let message = try #require(life.messenger.shown(in: .galina).last?.id)
        // Confirmed, and killed before anything has left.
        try await life.handleOnly(life.press(confirm, on: message, in: .galina))
        #expect(life.texts(to: .anna).isEmpty)
        life = try next(life, at: "2022-03-16 10:03", after: 4)
        try await life.run { story in
            await story.courier.settled()
            #expect(story.texts(to: .anna).count { $0.contains(Self.words) } == 1)
            #expect(story.texts(to: .boris).count { $0.contains(Self.words) } == 1)
            let flash = try await story.presses(data: confirm, on: message, in: .galina)
            #expect(flash == story.label(.outdated))
            #expect(story.texts(to: .anna).count { $0.contains(Self.words) } == 1)
        }
    }

    @Test func `what is on its way when it is called back is told to have left`() async throws {
        let story = try BotStory(Self.hamlet, at: "2022-03-16 10:00")
        try await story.enrol(PersonID.withNeighbours)
        try await story.run { story in
            try await story.tick()
            try await story.writes(Self.words, to: "Все школы", in: .galina)
            let hold = story.messenger.hold(.anna)
            let shown = try #require(story.messenger.shown(in: .galina).last)
            let confirm = try story.data(story.label(.actSend), under: shown.message)
            try await story.handleOnly(story.press(confirm, on: shown.id, in: .galina))
            story.bell.ring()
            await story.messenger.sent(1, to: .anna)
            try await story.handleOnly(story.press("ac:u:1", on: shown.id, in: .galina))
            hold.release()
            await story.courier.settled()
            #expect(story.texts(to: .anna).count { $0.contains(Self.words) } == 1)
            try await story.presses(.actLook, in: .galina)
            let card = try #require(story.screen(.galina)?.text)
            // It is told to be called off only if anybody's was.
            #expect(card.contains("Получили: ") && card.contains("отозвано: 1") == card.contains("Отправка отменена."))
        }
    }
}
