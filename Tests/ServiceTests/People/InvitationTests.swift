import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Invitations that coordinators make in chat, and who is not reached.
@Suite(.timeLimit(.minutes(5))) struct InvitationTests {
    private func coordinating(
        _ hamlet: Hamlet = Hamlet(),
        _ body: (BotStory) async throws -> Void
    ) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-16 10:00", enrolled: [.galina, .darya]) { story in
            try await story.journal.write { try $0.set(.handle, to: "vekha_bot") }
            try await body(story)
        }
    }

    @Test(arguments: [
        "Аннина", "аннина анна", "Ш-01", "ш—01", "ш01", "Первая школа", "anna", "Аннина А.", "ш1", "i-01", "первая",
    ])
    func `a person is found by surname, beginning, school or id`(words: String) async throws {
        try await coordinating { story in
            let messages = try await story.says("/invite \(words)", in: .galina)
            #expect(messages.count == 2)
            let letter = try #require(messages.last?.text)
            let code = try #require(letter.firstMatch(of: /https:\/\/t\.me\/vekha_bot\?start=([A-Za-z0-9_-]{22})/)?.1)
            #expect(letter.hasPrefix("Анна Андреевна, здравствуйте!") && letter.contains("до 15 апреля 2022 года"))
            let welcome = try await story.comes(with: String(code), in: .anna)
            #expect(welcome.first?.text.contains("Анна Андреевна") == true)
        }
    }

    @Test func `nobody, several and nothing are each answered`() async throws {
        try await coordinating(Hamlet { $0.names = [.boris: "Аннина Ольга Олеговна"] }) { story in
            #expect(try await story.says("/invite", in: .darya).first?.text == (try story.phrase(.inviteWhom)))
            let nobody = try story.phrase(.nobodyFound, ["words": "Сидоров"])
            #expect(try await story.says("/invite Сидоров", in: .darya).map(\.text) == [nobody])
            let question = try #require(try await story.says("/invite Аннина", in: .darya).first)
            #expect(question.labels == ["Аннина Анна Андреевна · Ш-01", "Аннина Ольга Олеговна · Ш-02"])
            try await story.presses("Аннина Ольга Олеговна · Ш-02", in: .darya)
            #expect(story.screen(.darya)?.text.hasPrefix("Ольга Олеговна, здравствуйте!") == true)
        }
    }

    @Test func `an invitation is taken back`() async throws {
        try await coordinating { story in
            let messages = try await story.says("/invite Аннина", in: .galina)
            let code = try #require(messages.last?.text.firstMatch(of: /start=([A-Za-z0-9_-]{22})/)?.1)
            let shown = try #require(story.messenger.shown(in: .galina).dropLast().last)
            let data = try story.data(story.label(.revoke), under: shown.message)
            try await story.presses(data: data, on: shown.id, in: .galina)
            let refusal = try story.phrase(.invitationRefused, ["isExpired": true, "contact": story.contact])
            #expect(try await story.says("/start \(code)", in: .stranger).map(\.text) == [refusal])
        }
    }

    @Test func `a municipal coordinator invites his own only, buttons included`() async throws {
        try await coordinating { story in
            let nobody = try story.phrase(.nobodyFound, ["words": "Дарьина"])
            #expect(try await story.says("/invite Дарьина", in: .galina).map(\.text) == [nobody])
            let id = MessageID(rawValue: 1)
            for data in ["invite:\(PersonID.darya)", "revoke:\(PersonID.darya)"] {
                #expect(try await story.presses(data: data, on: id, in: .galina) == story.label(.outdated))
            }
            #expect(try story.file.value("SELECT count(*) FROM invitation") == "0")
        }
    }

    @Test func `taking back says what there was to take back`() async throws {
        try await coordinating { story in
            let messages = try await story.says("/invite Аннина", in: .galina)
            let code = try #require(messages.last?.text.firstMatch(of: /start=([A-Za-z0-9_-]{22})/)?.1)
            try await story.comes(with: String(code), in: .anna)
            let shown = try #require(story.messenger.shown(in: .galina).dropLast().last)
            let data = try story.data(story.label(.revoke), under: shown.message)
            try await story.presses(data: data, on: shown.id, in: .galina)
            let text = try #require(story.messenger.shown(in: .galina).first { $0.id == shown.id }?.message.text)
            #expect(text.contains("отзывать нечего") && text.contains("уже подключён"), "\(text)")
        }
    }

    @Test func `a municipality invites nobody whose post reaches beyond its schools`() async throws {
        let name = "Верина Вера Васильевна"
        let higher = Person(id: .vera, name: name, post: "методист", roles: [.curator], body: .institute)
        let hamlet = Hamlet {
            $0.without = [.vera]
            $0.others = [higher]
        }
        try await coordinating(hamlet) { story in
            let refused = try await story.says("/invite Верина", in: .galina)
            #expect(refused.map(\.text) == [story.label(.refusal("aboveYou"))])
            let invited = try await story.says("/invite Верина", in: .darya)
            #expect(invited.count == 2)
        }
    }

    @Test func `where names may not be sent none is in an invitation`() async throws {
        try await coordinating(Hamlet { $0.personalData = .none }) { story in
            let texts = try await story.says("/invite Ш-01", in: .galina).map(\.text)
            #expect(texts.allSatisfy { $0.contains("Ш-01") }, "\(texts)")
            #expect(texts.count == 2 && texts.allSatisfy { !$0.contains("Анн") && !$0.contains("директор") })
            let coverage = try #require(try await story.says("/coverage", in: .darya).first?.text)
            #expect(coverage.contains("Ш-01") && !coverage.contains("Анн"), "\(coverage)")
            #expect(coverage.contains("• куратор Ш-01\n") && coverage.contains("• сотрудник egor\n"), "\(coverage)")
        }
    }

    @Test func `where names may not be sent a coordinator learns who has left by post and school`() async throws {
        try await coordinating(Hamlet { $0.personalData = .none }) { story in
            try await story.enrol([.vera])
            try await story.says("/forget", in: .vera)
            try await story.presses(.forgetYes, in: .vera)
            let text = try #require(story.texts(to: .galina).last)
            #expect(text.contains("отключился от бота</b>: куратор Ш-01."), "\(text)")
        }
    }

    @Test func `coverage fits a message however long the posts are`() async throws {
        let post = String(repeating: "заместитель директора ", count: 15)
        let others = (10...40).map { number in
            Person(
                id: .named("p-\(number)"),
                name: "Длинная Фамилия \(number)",
                post: post,
                roles: [],
                body: .institute
            )
        }
        try await coordinating(Hamlet { $0.others = others }) { story in
            let text = try #require(try await story.says("/coverage", in: .darya).first?.text)
            #expect(text.utf16.count <= 4_000)
        }
    }

    @Test func `coverage tells who never came, whose bot is blocked, and which school hears nothing`() async throws {
        try await coordinating { story in
            try await story.enrol([.anna])
            try await story.journal.write { _ = try $0.setUnreachable(.blocked, chat: .anna) }
            let text = try #require(try await story.says("/coverage", in: .galina).first?.text)
            #expect(text.contains("<b>На связи 0 из 3</b>"), "\(text)")
            #expect(text.contains("Не подключались, 2:\n• Борисов Борис Борисович"))
            #expect(text.contains("Бот заблокирован или чата нет, 1:\n• Аннина Анна Андреевна"))
            #expect(text.contains("Школы без связи, 2: Первая школа (Ш-01), Вторая школа (Ш-02)."))
            let region = try #require(try await story.says("/coverage", in: .darya).first?.text)
            #expect(region.contains("На связи 2 из 6"), "\(region)")
        }
    }

    @Test func `coordinators hear of it weekly until everybody is there`() async throws {
        try await coordinating { story in
            func tells(_ moment: String) async throws -> Int {
                story.time.move(to: .at(moment))
                let (dialogue, now) = (Dialogue(world: story.world), story.time.now)
                return try await story.journal.write { try dialogue.tellCoverage(in: $0, now: now) }
            }
            #expect(try await tells("2022-03-17 03:30") == 0, "a Thursday")
            #expect(try await tells("2022-03-21 03:30") == 2, "a Monday")
            #expect(try await tells("2022-03-22 03:30") == 0)
            #expect(try await tells("2022-03-29 03:30") == 2, "the Monday was missed")
            try await story.enrol(PersonID.everybody)
            #expect(try await tells("2022-04-05 03:30") == 0)
        }
    }
}
