import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// People who leave, come back or hand over, and what their old chats may still do.
@Suite(.timeLimit(.minutes(5))) struct SuccessionTests {
    private static let next = Person(
        id: .named("next"),
        name: "Новикова Нина Никитична",
        post: "директор первой школы",
        roles: [.schoolHead]
    )

    /// From now on somebody else heads the first school.
    private func handOver(_ story: BotStory, without: Set<PersonID> = []) throws {
        let hamlet = Hamlet {
            $0.firstHead = Self.next.id
            $0.others = [Self.next]
            $0.without = without
        }
        story.worlds.change(to: try hamlet.world(fingerprint: "second"))
    }

    @Test func `an old message takes no answer from whoever has handed the post over`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.comes("2022-03-17 09:00")
            try await story.presses("Строка 1", in: .anna)
            try handOver(story)
            for label in [Label.done, .inProgress] {
                let flash = try #require(try await story.presses(label, in: .anna))
                #expect(flash == "Теперь за это отвечает Новикова Нина Никитична. Отметка не поставлена", "\(flash)")
            }
            #expect(try story.file.value("SELECT count(*) FROM standing") == "0")
            try await story.presses("Строка 1 · Ш-01", in: .vera)
            #expect(try await story.presses(.done, in: .vera) == story.label(.markedDone), "the curator is still here")
        }
    }

    @Test func `where nobody answers any more, nobody else is named`() throws {
        let dialogue = Dialogue(world: try Hamlet().world())
        #expect(try dialogue.handedOver(to: []) == "За это больше никто не отвечает. Отметка не поставлена")
    }

    @Test func `a deputy answers for whom he stands in, with days and without`() async throws {
        for deputy in [
            Deputy(person: .anna, deputy: .egor), Deputy(person: .anna, deputy: .egor, from: .on("2022-03-01")),
        ] {
            let world = try Hamlet { $0.deputies = [deputy] }.world()
            let obligation = try #require(world.planner.agenda(of: .anna, on: .on("2022-03-17")).first?.obligation)
            let answerers = world.planner.answerers(of: obligation, on: .on("2022-03-17"))
            #expect(answerers.holders == [.anna, .vera] && answerers.standIns == [.egor])
        }
    }

    @Test func `who has left the roster learns what is kept and has it erased`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.says("/my", in: .anna)
            try handOver(story, without: [.anna])
            let former = try story.phrase(.formerMember, ["contact": story.contact])
            #expect(try await story.says("/my", in: .anna).map(\.text) == [former])
            let data = try #require(try await story.says("/mydata", in: .anna).first?.text)
            #expect(data.contains("В списке участников вас нет (прежний код: anna)"), "\(data)")
            #expect(data.contains("подключённых чатов: 1"), "\(data)")
            try await story.says("/forget", in: .anna)
            try await story.presses(.forgetYes, in: .anna)
            #expect(story.screen(.anna)?.text.hasPrefix("Данные стёрты. Акт № 1") == true)
            #expect(try await story.journal.read { try $0.person(of: .anna) } == nil)
        }
    }

    @Test func `the chat of somebody who has left takes an invitation for a new post`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try handOver(story, without: [.anna])
            let welcome = try await story.comes(with: story.invite(Self.next.id), in: .anna)
            #expect(welcome.first?.text.contains("Нина Никитична") == true, "\(welcome)")
            #expect(try await story.journal.read { try $0.person(of: .anna) } == Self.next.id)
        }
    }

    @Test func `a person's other chats hear of a new one at once, and may have it disconnected`() async throws {
        try await BotStory.tell(at: "2022-03-16 22:00", enrolled: [.anna]) { story in
            story.time.advance(by: .seconds(60))
            try await story.comes(with: story.invite(.anna), in: .stranger)
            let told = try #require(story.messenger.shown(in: .anna).last)
            #expect(told.message.text.contains("подключён ещё один чат"))
            let data = try story.data(story.label(.unlinkChat), under: told.message)
            #expect(try await story.presses(data: data, on: told.id, in: .stranger) == story.label(.outdated))
            try await story.presses(.unlinkChat, in: .anna)
            #expect(story.screen(.anna)?.text.hasPrefix("Тот чат отключён") == true)
            #expect(try await story.journal.read { try $0.links(of: .anna).map(\.chat) } == [.anna])
            #expect(try await story.presses(data: data, on: told.id, in: .anna) == story.label(.outdated))
        }
    }

    @Test func `a code is forgotten however the command is spelled`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: [.boris]) { story in
            for spelling in ["/start", "/Start", "/START@vekha_bot"] {
                let code = try await story.invite(.anna)
                try await story.says("\(spelling) \(code)", in: .boris)
                let kept = try story.file.value("SELECT count(*) FROM inbox WHERE text LIKE '%\(code)%'")
                #expect(kept == "0", "\(spelling)")
            }
        }
    }
}
