import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Who may pause what, and what is answered to what he types.
@Suite(.timeLimit(.minutes(5))) struct PauseCommandTests {
    private func talking(_ hamlet: Hamlet = Hamlet(), _ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-16 10:00") { story in
            try await story.tick()
            try await body(story)
        }
    }

    @Test(arguments: [
        "/pause Ш-01", "/pause до 15.04", "/pause Ш-01 до карантин", "/pause Ш-01 до 31.02 карантин",
        "/pause Ш-01 до 15.04", "/pause Ш-01 15.04 карантин", "/pause Ш-99 до 15.04 карантин",
        "/pause Ш-01 до 2022-03-10 карантин", "/pause Ш-01 до 01.01.2030 карантин", "/pause до 15.04 карантин",
    ])
    func `what cannot be done is answered with an example that can`(words: String) async throws {
        try await talking { story in
            let reply = try #require(try await story.says(words, in: .galina).first?.text)
            #expect(try await story.journal.read { try $0.pauses() }.isEmpty)
            let example = try #require(reply.firstMatch(of: /<code>(.+)<\/code>/)?.1)
            try await story.says(String(example), in: .galina)
            #expect(try await story.journal.read { try $0.pauses() }.count == 1, "\(example)")
        }
    }

    @Test(arguments: ["2022-04-15", "15.04", "15.04.2022", "15 апреля", "15 апреля 2022 года", "15 АПР."])
    func `a day may be written in several ways`(day: String) async throws {
        try await talking { story in
            try await story.says("/pause ш1 до \(day) карантин, корпус 2", in: .darya)
            let record = try #require(try await story.journal.read { try $0.pauses() }.first)
            #expect(
                record.pause == Pause(school: .named("s-1"), firstDay: .on("2022-03-17"), lastDay: .on("2022-04-15"))
            )
            #expect(record.reason == "карантин, корпус 2" && record.author == .darya)
        }
    }

    @Test func `head and curator are told once, shortly, and whoever did it is answered`() async throws {
        try await talking { story in
            let reply = try #require(try await story.says("/pause Ш-01 до 15.04 карантин", in: .galina).first?.text)
            #expect(reply.contains("Первая школа (Ш-01): пауза до 15 апреля включительно"))
            for chat in [ChatID.anna, .vera] {
                let text = try #require(story.texts(to: chat).last)
                #expect(story.texts(to: chat).count == 1)
                #expect(text.contains("Причина: карантин.") && text.contains("Галина Галина Глебовна"), "\(text)")
            }
            #expect(story.texts(to: .galina).count == 1 && story.texts(to: .boris).isEmpty)
        }
    }

    @Test func `a head pauses his own school for two weeks at most, and his coordinator is told`() async throws {
        try await talking { story in
            let late = try #require(try await story.says("/pause Ш-01 до 31.03 ремонт", in: .anna).first?.text)
            #expect(late.contains("самый поздний последний день — 30 марта 2022 года"), "\(late)")
            let foreign = try #require(try await story.says("/pause Ш-02 до 20.03 ремонт", in: .anna).first?.text)
            #expect(foreign.contains("Не нашёл среди ваших школ такой"))
            try await story.says("/pause до 30.03 ремонт", in: .anna)
            #expect(try await story.journal.read { try $0.pauses() }.count == 1)
            #expect(story.texts(to: .galina).count == 1)
            #expect(story.texts(to: .galina).first?.contains("Аннина") == true)
            // Putting it off again and again does not make it longer.
            try await story.comes("2022-03-25 10:00")
            try await story.says("/pause Ш-01 до 05.04 ремонт", in: .anna)
            #expect(try await story.journal.read { try $0.pauses() }.map(\.pause.lastDay) == [.on("2022-03-30")])
        }
    }

    @Test func `a head has two weeks of pauses in a quarter, however often he lifts and sets them`() async throws {
        try await talking { story in
            try await story.says("/pause до 24.03 ремонт", in: .anna)
            try await story.comes("2022-03-21 10:00")
            try await story.says("/resume", in: .anna)
            let late = try #require(try await story.says("/pause до 04.04 ремонт", in: .anna).first?.text)
            #expect(late.contains("самый поздний последний день — 30 марта 2022 года"), "\(late)")
            try await story.says("/pause до 24.03 ремонт", in: .anna)
            #expect(try await story.journal.read { try $0.pauses() }.count == 2)
            try await story.comes("2022-03-25 10:00")
            let spent = try #require(try await story.says("/pause до 28.03 ремонт", in: .anna).first?.text)
            #expect(spent.contains("уже исчерпала паузы"), "\(spent)")
            try await story.says("/pause Ш-01 до 28.03 ремонт", in: .galina)
            #expect(try await story.journal.read { try $0.pauses() }.count == 3, "a coordinator may")
        }
    }

    @Test func `what is missing is named, and resuming has an example of its own`() async throws {
        try await talking { story in
            for (words, answer) in [
                ("/pause Ш-01 карантин", "Не понял, до какого дня"), ("/pause Ш-01 до 15.04", "Напишите ещё причину"),
                ("/pause Ш-01 до 15.04 \(String(repeating: "ы", count: 151))", "не больше 150 знаков"),
                ("/pause Ш-01 с 10.04 до 15.04 карантин", "Пауза начинается сразу"),
                ("/resume", "Пауз нет"), ("/resume Ш-99", "<code>/resume Ш-01</code>"),
            ] {
                let reply = try #require(try await story.says(words, in: .galina).first?.text)
                #expect(reply.contains(answer), "\(words): \(reply)")
            }
        }
    }

    @Test func `a coordinator sees everybody's quiet hours and what is put off`() async throws {
        try await talking { story in
            try await story.says("/quiet 18:00–09:00", in: .anna)
            let list = try #require(try await story.says("/pause", in: .galina).first?.text)
            #expect(list.contains("• Аннина Анна Андреевна — с 18:00 до 09:00"), "\(list)")
            let own = try #require(try await story.says("/pause", in: .boris).first?.text)
            #expect(!own.contains("Аннина"), "\(own)")
        }
    }

    @Test func `what a coordinator has set a head neither changes nor lifts`() async throws {
        try await talking { story in
            try await story.says("/pause Ш-01 до 15.04 карантин", in: .galina)
            for words in ["/pause Ш-01 до 20.03 ремонт", "/resume Ш-01", "/resume"] {
                let reply = try #require(try await story.says(words, in: .anna).first?.text)
                #expect(reply.contains("Эту паузу поставил координатор"), "\(reply)")
            }
            #expect(try #require(try await story.says("/pause", in: .anna).first).buttons.isEmpty)
            #expect(try await story.journal.read { try $0.pauses() }.first?.pause.isLifted == false)
        }
    }

    @Test(arguments: [ChatID.vera, .egor])
    func `others may not`(chat: ChatID) async throws {
        try await talking { story in
            for words in ["/pause Ш-01 до 15.04 карантин", "/pause", "/resume Ш-01"] {
                let reply = try await story.says(words, in: chat)
                let refusal = "Эта команда — для директоров школ и координаторов"
                #expect(reply.map(\.text).allSatisfy { $0.contains(refusal) }, "\(reply)")
            }
            #expect(try await story.journal.read { try $0.pauses() }.isEmpty)
        }
    }

    @Test func `the list tells until when, why and by whom, and its button lifts`() async throws {
        try await talking { story in
            #expect(try await story.says("/pause", in: .galina).first?.text.contains("Пауз нет") == true)
            try await story.says("/pause Ш-02 до 15.04 карантин", in: .darya)
            try await story.says("/pause Ш-01 до 10.04 ремонт", in: .galina)
            let list = try #require(try await story.says("/pause", in: .galina).first)
            let lines = list.text.split(separator: "\n").filter { $0.hasPrefix("•") }
            #expect(
                lines == [
                    "• Первая школа (Ш-01) — до 10 апреля: ремонт (Галина Галина Глебовна)",
                    "• Вторая школа (Ш-02) — до 15 апреля: карантин (Дарьина Дарья Дмитриевна)",
                ],
                "\(lines)"
            )
            #expect(list.labels == ["Снять · Ш-01", "Снять · Ш-02"])
            #expect(try await story.presses("Снять · Ш-02", in: .galina) == "Пауза снята")
            #expect(story.screen(.galina)?.labels == ["Снять · Ш-01"])
            #expect(story.texts(to: .boris).last?.contains("пауза снята") == true)
            let shown = try #require(story.messenger.shown(in: .galina).last)
            #expect(try await story.presses(data: "x:lift:1", on: shown.id, in: .galina) == story.label(.outdated))
            #expect(try await story.says("/resume Ш-02", in: .galina).first?.text.contains("не на паузе") == true)
        }
    }

    @Test func `a pause set again gets another last day, and stays one`() async throws {
        try await talking { story in
            try await story.says("/pause Ш-01 до 15.04 карантин", in: .galina)
            try await story.says("/pause Ш-01 до 25.03 ремонт", in: .darya)
            let records = try await story.journal.read { try $0.pauses() }
            #expect(records.map(\.pause.lastDay) == [.on("2022-03-25")] && records.first?.author == .darya)
        }
    }

    @Test func `without names neither reason nor author is passed on`() async throws {
        try await talking(Hamlet { $0.personalData = .none }) { story in
            try await story.says("/pause Ш-01 до 15.04 болеет Анна", in: .galina)
            try await story.says("/pause", in: .galina)
            let texts = story.texts(to: .anna) + story.texts(to: .vera) + story.texts(to: .galina)
            #expect(texts.count == 4)
            #expect(!texts.contains { $0.contains("болеет") || $0.contains("Галина") }, "\(texts)")
        }
    }
}
