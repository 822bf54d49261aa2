import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// A coordinator writes to a group: chosen, typed, previewed, sent, called back.
@Suite(.timeLimit(.minutes(5))) struct TellTests {
    private static let words = "Завтра в 15:00 собираемся в «Степном»: возьмите <план> & отчёт."
    private static let night = "2022-03-16 21:00"

    @Test func `everybody of the group gets it once, signed, and its author sees how many they are`() async throws {
        try await ActStage.tell { story in
            let preview = try await story.writes(Self.words, to: "Все школы (2)", in: .galina)
            #expect(preview.text.contains("Уйдёт 2 людям. Отправить?"), "\(preview.text)")
            #expect(story.texts(to: .anna).isEmpty && story.texts(to: .boris).isEmpty)
            #expect(try await story.presses(.actSend, in: .galina) == story.label(.actSent))
            for chat in [ChatID.anna, .boris] {
                let text = try #require(story.texts(to: chat).first)
                #expect(story.texts(to: chat).count == 1)
                #expect(text.contains("возьмите &lt;план&gt; &amp; отчёт."), "\(text)")
                #expect(text.contains("Галина Галина Глебовна, координатор Степного района"), "\(text)")
            }
            for chat in [ChatID.nikita, .vera, .egor] { #expect(story.texts(to: chat).isEmpty) }
            #expect(story.screen(.galina)?.text.contains("Сообщение отправлено: 2 человека.") == true)
            try await story.presses(.actLook, in: .galina)
            #expect(
                story.screen(.galina)?.text.contains("Получили: 2.") == true,
                "\(story.screen(.galina)?.text ?? "")"
            )
            #expect(try story.acts == [["tell", "galina", "done", "2"]])
        }
    }

    @Test(arguments: ["/tell Завтра в 15:00 собрание", "/tell\nЗавтра в 15:00\n\nсобрание", "/tell@vekha_bot Ждём"])
    func `words typed behind the command are the message, and none of them are lost`(typed: String) async throws {
        let words = typed.drop { !$0.isWhitespace }.trimmingCharacters(in: .whitespacesAndNewlines)
        try await ActStage.tell { story in
            let groups = try #require(try await story.says(typed, in: .darya).last)
            #expect(groups.text.contains("Кому отправить этот текст?"), "\(groups.text)")
            // The words stay while one looks for the group.
            try await story.choose("Школы одного", in: .darya)
            #expect(story.screen(.darya)?.text.contains("Кому отправить этот текст?") == true)
            try await story.choose("Степной", in: .darya)
            let preview = try #require(story.screen(.darya))
            #expect(
                preview.text.contains(words) && preview.text.contains("Уйдёт 2 людям. Отправить?"),
                "\(preview.text)"
            )
            #expect(story.texts(to: .anna).isEmpty)
            try await story.presses(.actSend, in: .darya)
            #expect(story.texts(to: .anna).last?.contains(words) == true)
            #expect(try story.acts == [["tell", "darya", "done", "2"]])
            // What is typed next is nothing of the message.
            let answers = try await story.says("привет", in: .darya).map(\.text)
            #expect(answers == [try story.confusion])
        }
    }

    @Test func `words behind the command that are too long are told of, and asked for once more`() async throws {
        try await ActStage.tell { story in
            let long = String(repeating: "а", count: Dialogue.longestMessage + 1)
            let answers = try await story.says("/tell " + long, in: .galina).map(\.text)
            let refusal = try story.phrase(.actWordsRefused, ["longest": 3_000, "isNamed": false])
            #expect(answers.count == 2 && answers[0] == refusal && answers[1].contains("Кому написать?"), "\(answers)")
            try await story.choose("Все школы", in: .galina)
            let preview = try await story.says("Короче", in: .galina).last
            #expect(preview?.text.contains("Короче") == true && preview?.text.contains("Отправить?") == true)
        }
    }

    @Test func `whoever heads two schools is written to once`() async throws {
        try await ActStage.tell {
            $0.firstHead = .boris
        } body: { story in
            try await story.writes(Self.words, to: "Все школы (1)", in: .galina)
            try await story.presses(.actSend, in: .galina)
            #expect(story.texts(to: .boris).count == 1)
        }
    }

    @Test func `a second press sends nothing more`() async throws {
        try await ActStage.tell { story in
            let preview = try await story.writes(Self.words, to: "Все школы", in: .galina)
            let shown = try #require(story.messenger.shown(in: .galina).last)
            let send = try story.data(story.label(.actSend), under: preview)
            #expect(try await story.presses(data: send, on: shown.id, in: .galina) == story.label(.actSent))
            #expect(try await story.presses(data: send, on: shown.id, in: .galina) == story.label(.outdated))
            #expect(story.texts(to: .anna).count == 1 && story.texts(to: .boris).count == 1)
        }
    }

    @Test func `at night it waits for the morning, and can be called back until then`() async throws {
        try await ActStage.tell { story in
            try await story.comes(Self.night)
            let preview = try await story.writes(Self.words, to: "Все школы", in: .galina)
            #expect(preview.text.contains("Уйдёт 2 людям в четверг, 17 марта, в 09:00."), "\(preview.text)")
            #expect(try await story.presses(.actSend, in: .galina) == story.label(.actQueued))
            #expect(story.texts(to: .anna).isEmpty)
            #expect(try await story.presses(.actRecall, in: .galina) == story.label(.actRecalled))
            let card = try #require(story.screen(.galina)?.text)
            #expect(card.contains("Отправка отменена.") && card.contains("отозвано: 2"), "\(card)")
            try await story.comes("2022-03-17 09:00")
            #expect(!story.texts(to: .anna).contains { $0.contains("собираемся") })
            // What is called back stays called back.
            try await story.comes("2022-03-17 10:00")
            #expect(try story.file.value("SELECT count(*) FROM outbox WHERE reason = 'recalled'") == "2")
        }
    }

    @Test func `left alone it comes in the morning, once`() async throws {
        try await ActStage.tell { story in
            try await story.comes(Self.night)
            try await story.writes(Self.words, to: "Все школы", in: .galina)
            try await story.presses(.actSend, in: .galina)
            try await story.passes("2022-03-17 09:00", "2022-03-17 09:05", "2022-03-18 09:00")
            for chat in [ChatID.anna, .boris] {
                #expect(story.texts(to: chat).count { $0.contains("собираемся") } == 1)
            }
        }
    }

    @Test func `what is urgent waits for nobody`() async throws {
        try await ActStage.tell { story in
            try await story.comes(Self.night)
            try await story.writes(Self.words, to: "Все школы", in: .galina)
            try await story.presses(.actUrgent, in: .galina)
            #expect(story.screen(.galina)?.text.contains("Срочно") == true)
            try await story.presses(.actNotUrgent, in: .galina)
            #expect(story.screen(.galina)?.labels.contains(story.label(.actUrgent)) == true)
            try await story.presses(.actUrgent, in: .galina)
            try await story.presses(.actSend, in: .galina)
            #expect(story.texts(to: .anna).count == 1 && story.texts(to: .boris).count == 1)
        }
    }

    @Test func `who cannot be reached is named before, who turns out to be, after`() async throws {
        try await ActStage.tell(without: .boris) { story in
            let preview = try await story.writes(Self.words, to: "Все школы", in: .darya)
            #expect(preview.text.contains("Уйдёт 2 людям"), "\(preview.text)")
            #expect(preview.text.contains("Не на связи: Борисов Борис Борисович."), "\(preview.text)")
            story.messenger.answer(.anna, with: .unreachable(.blocked))
            try await story.presses(.actSend, in: .darya)
            try await story.presses(.actLook, in: .darya)
            let card = try #require(story.screen(.darya)?.text)
            #expect(card.contains("Получили: 1.") && card.contains("Не дошло: Аннина Анна Андреевна."), "\(card)")
        }
    }

    @Test func `groups are those whom he coordinates, and forged buttons change nothing`() async throws {
        try await ActStage.tell { story in
            try await story.says("/tell", in: .galina)
            #expect(story.screen(.galina)?.labels == ["Все школы (2)", "Кураторы (1)"])
            let message = try #require(story.messenger.shown(in: .galina).last?.id)
            for data in ["tl:m:forest", "tl:k", "tl:h:s-3", "tl:mm:0", "tl:r:2022-13", "tl:x"] {
                #expect(
                    try await story.presses(data: data, on: message, in: .galina) == story.label(.outdated),
                    "\(data)"
                )
            }
            for chat in [ChatID.anna, .vera, .egor] {
                #expect(try await story.presses(data: "tl:s", on: message, in: chat) == story.label(.outdated))
            }
            #expect(try story.acts.isEmpty)

            try await story.says("/tell", in: .darya)
            #expect(
                story.screen(.darya)?.labels == [
                    "Все школы (3)", "Школы одного муниципалитета ›", "Кураторы (1)", "Муниципальные координаторы (2)",
                ]
            )
            try await story.choose("Школы одного", in: .darya)
            #expect(story.screen(.darya)?.labels == ["Степной район (2)", "Лесной район (1)", "‹ Назад"])
            try await story.choose("Лесной", in: .darya)
            try await story.says(Self.words, in: .darya)
            #expect(story.screen(.darya)?.text.contains("Кому: школам — Лесной район.") == true)
            try await story.presses(.actSend, in: .darya)
            #expect(story.texts(to: .nikita).count == 1 && story.texts(to: .anna).isEmpty)
        }
    }

    @Test func `another's preview is none of his to confirm`() async throws {
        try await ActStage.tell { story in
            let preview = try await story.writes(Self.words, to: "Все школы", in: .galina)
            let send = try story.data(story.label(.actSend), under: preview)
            let shown = try #require(story.messenger.shown(in: .galina).last)
            for chat in [ChatID.darya, .zoya, .anna] {
                #expect(try await story.presses(data: send, on: shown.id, in: chat) == story.label(.outdated))
            }
            #expect(story.texts(to: .anna).isEmpty)
        }
    }

    @Test func `rights are asked again when it is confirmed`() async throws {
        try await ActStage.tell { story in
            try await story.writes(Self.words, to: "Все школы", in: .galina)
            let later = Hamlet {
                $0.hasNeighbours = true
                $0.coordinator = .zoya
            }
            story.worlds.change(to: try later.world(fingerprint: "later"))
            #expect(try await story.presses(.actSend, in: .galina) == story.label(.outdated))
            #expect(story.texts(to: .anna).isEmpty)
        }
    }

    @Test func `what has reached everybody is not called back, and is not told to have been`() async throws {
        try await ActStage.tell { story in
            try await story.writes(Self.words, to: "Все школы", in: .galina)
            let preview = try #require(story.messenger.shown(in: .galina).last)
            try await story.presses(.actSend, in: .galina)
            let act = ActPress(.undo, try #require(try await story.journal.read { try $0.act(1) }).id)
            #expect(
                try await story.presses(data: act.text, on: preview.id, in: .galina) == story.label(.actAllSent)
            )
            #expect(try story.acts.map { $0[2] } == ["done"])
            let card = try #require(story.screen(.galina))
            #expect(card.text.contains("Получили: 2") && !card.labels.contains(story.label(.actRecall)), "\(card.text)")
        }
    }

    @Test func `who is silent and who is late are groups of their own`() async throws {
        let rows: [Activity] = [.deadline(1, "2022-03-01", "2022-03-31"), .monthlyReport(20)]
        try await ActStage.tell({ $0.rows = rows }, at: "2022-04-04 10:00") { story in
            try await story.marks(in: .anna)
            try await story.says("/tell", in: .galina)
            #expect(story.screen(.galina)?.labels.contains("Кто не сдал отчёт за март (2)") == true)
            try await story.choose("Кто опаздывает", in: .galina)
            #expect(story.screen(.galina)?.labels.first == "1. Дело номер 1 (1)")
            try await story.choose("1.", in: .galina)
            let before = story.texts(to: .boris).count
            try await story.says(Self.words, in: .galina)
            try await story.presses(.actSend, in: .galina)
            #expect(story.texts(to: .boris).count == before + 1)
            #expect(!story.texts(to: .anna).contains { $0.contains("собираемся") })
        }
    }

    @Test func `a command ends the question, and so does a button that asks something else`() async throws {
        try await ActStage.tell { story in
            try await story.says("/tell", in: .galina)
            try await story.choose("Все школы", in: .galina)
            try await story.says("/help", in: .galina)
            let shrug = try story.confusion
            #expect(try await story.says(Self.words, in: .galina).map(\.text) == [shrug])
            #expect(try story.acts.map { $0[2] } == ["declined"])
            try await story.says("/tell", in: .galina)
            try await story.choose("Все школы", in: .galina)
            #expect(try await story.presses(.actCancel, in: .galina) == story.label(.actDropped))
            #expect(try await story.says(Self.words, in: .galina).map(\.text) == [shrug])
            try await story.says("/tell", in: .galina)
            try await story.choose("Все школы", in: .galina)
            let message = story.messenger.shown(in: .galina).last?.id
            try await story.presses(data: MenuPress.run(.week, nil).text, on: message, in: .galina)
            #expect(try await story.says(Self.words, in: .galina).map(\.text) == [shrug])
            #expect(try story.acts.map { $0[2] } == ["declined", "declined", "declined"])
        }
    }

    @Test func `what is too long is refused with the limit, and may be sent again shorter`() async throws {
        try await ActStage.tell { story in
            let long = String(repeating: "ы", count: 3_001)
            let answer = try await story.writes(long, to: "Все школы", in: .galina)
            #expect(answer.text.contains("не длиннее 3000 знаков"), "\(answer.text)")
            let fitting = String(repeating: "<", count: 3_000)
            let preview = try #require(try await story.says(fitting, in: .galina).last)
            #expect(preview.text.contains("Отправить?"))
            #expect(MessageLimit.text.fits(preview.text))
            try await story.presses(.actSend, in: .galina)
            #expect(story.texts(to: .anna).first.map { MessageLimit.text.fits($0) && $0.contains("&lt;") } == true)
        }
    }

    @Test func `where names may not be sent, words with a name are not passed on and nobody is named`() async throws {
        try await ActStage.tell {
            $0.personalData = .none
        } body: { story in
            let refused = try await story.writes("Ждём Бориса Борисовича", to: "Все школы", in: .galina)
            #expect(refused.text.contains("имена пересылать нельзя"), "\(refused.text)")
            try await story.says("Ждём план до пятницы", in: .galina)
            try await story.presses(.actSend, in: .galina)
            let text = try #require(story.texts(to: .anna).first)
            #expect(text.contains("Ждём план") && text.contains("муниципальный координатор, Степной район"), "\(text)")
            #expect(!story.texts(to: .anna).contains { $0.contains("Галина") })
        }
    }
}
