import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Who was there: by the word that is shown, or by the host's list; and what is sent afterwards.
@Suite(.timeLimit(.minutes(5))) struct SeminarAttendanceTests {
    private static let thanks = "Вы отмечены как участник: Итоги диагностики."

    /// Who is marked as present, since when, by whom.
    private func marks(_ story: BotStory) throws -> [[String]] {
        try story.file.rows("SELECT person, cameAt, markedBy FROM participation WHERE cameAt NOTNULL ORDER BY person")
    }

    private func milliseconds(_ moment: String) -> String { "\(Int(Date.at(moment).timeIntervalSince1970) * 1_000)" }

    @Test(
        arguments: [
            ("09:49", nil), ("09:50", thanks), ("10:30", thanks), ("11:15", thanks), ("11:16", nil),
        ] as [(String, String?)]
    )
    func `the word is taken from ten minutes before until fifteen after`(time: String, answer: String?) async throws {
        try await SeminarStage.tell { story in
            story.time.move(to: .at("2022-03-25 \(time)"))
            let text = try #require(try await story.says("Ковыль", in: .anna).last?.text.plain)
            #expect(text.hasPrefix(answer ?? "Слово верное, но принимается с 09:50 до 11:15."), "\(text)")
            #expect(try marks(story).isEmpty == (answer == nil))
            // Whoever is too late can still be marked by the host, whoever is early will be asked again.
            #expect(text.contains("попросите ведущего") == (time == "11:16"), "\(text)")
        }
    }

    @Test(arguments: ["Полёт", "полет", " ПОЛЁТ! ", "«полёт»"])
    func `the word is known however it is typed`(word: String) async throws {
        let flight = SeminarStage.seminar { $0.codeWord = "Полёт" }
        try await SeminarStage.tell(SeminarStage.hamlet(flight)) { story in
            story.time.move(to: .at("2022-03-25 10:05"))
            let answers = try await story.says(word, in: .anna).map(\.text.plain)
            #expect(answers == [Self.thanks])
            #expect(try marks(story) == [["anna", milliseconds("2022-03-25 10:05"), "anna"]])
        }
    }

    @Test func `another word marks nobody, and whoever is not invited is not marked`() async throws {
        try await SeminarStage.tell { story in
            story.time.move(to: .at("2022-03-25 10:05"))
            for (word, chat) in [("тюльпан", ChatID.anna), ("ковы", .anna), ("Ковыль", .vera), ("Ковыль", .stranger)] {
                let answers = try await story.says(word, in: chat).map(\.text.plain)
                #expect(!answers.contains { $0.contains("отмечены") || $0.contains("Слово верное") }, "\(answers)")
            }
            #expect(try marks(story).isEmpty)
        }
    }

    @Test func `typed twice it stays what it was, and a deputy's word is his principal's`() async throws {
        try await SeminarStage.tell { story in
            try await story.presses(.deputyComes, in: .boris)
            try await story.says("Егоров", in: .boris)
            story.time.move(to: .at("2022-03-25 10:05"))
            try await story.says("Ковыль", in: .anna)
            try await story.says("ковыль", in: .egor)
            story.time.move(to: .at("2022-03-25 10:45"))
            #expect(try await story.says("Ковыль", in: .anna).map(\.text.plain) == [Self.thanks])
            let first = milliseconds("2022-03-25 10:05")
            #expect(try marks(story) == [["anna", first, "anna"], ["boris", first, "egor"]])
        }
    }

    @Test func `a word that the bot chooses is shown to the host before it begins, and to nobody else`() async throws {
        let chosen = SeminarStage.seminar { $0.codeWord = nil }
        try await SeminarStage.tell(SeminarStage.hamlet(chosen)) { story in
            try await story.comes("2022-03-25 09:50")
            let event = try await story.journal.read { try $0.seminar(SeminarStage.vks) }
            let word = try #require(event?.details.codeWord)
            #expect(story.label(.codeWords).split(separator: " ").contains(Substring(word)))
            #expect(story.texts(to: .darya).last?.contains("<b>\(word)</b>") == true)
            #expect([ChatID.anna, .boris, .vera, .galina].allSatisfy { !story.texts(to: $0).joined().contains(word) })
        }
    }

    /// The region's coordinator has opened the seminar while it runs.
    private func led(_ body: (BotStory) async throws -> Void) async throws {
        try await SeminarStage.tell { story in
            try await story.presses(.willCome, in: .anna)
            try await story.presses(.willCome, in: .boris)
            try await story.comes("2022-03-25 10:05")
            try await story.says("/seminars", in: .darya)
            try await story.presses("25.03 · Итоги диагностики", in: .darya)
            try await body(story)
        }
    }

    @Test func `the host marks from a list, and takes a mark back`() async throws {
        try await led { story in
            try await story.presses(.whoCame, in: .darya)
            let list = try #require(story.screen(.darya))
            #expect(list.text.plain.contains("Отмечено 0 из 2"), "\(list.text)")
            try await story.presses("☐ Борисов Борис Борисович", in: .darya)
            #expect(try marks(story) == [["boris", milliseconds("2022-03-25 10:05"), "darya"]])
            #expect(story.screen(.darya)?.labels.prefix(2) == ["☐ Аннина Анна Андреевна", "☑️ Борисов Борис Борисович"])
            try await story.presses("☑️ Борисов Борис Борисович", in: .darya)
            #expect(try marks(story).isEmpty)
            #expect(story.screen(.darya)?.text.plain.contains("Отмечено 0 из 2") == true)
        }
    }

    @Test func `a long list comes in pages, and a mark stays on its page`() async throws {
        let others = (1...23).map { number in
            Person(id: .named("p-\(number)"), name: "Участник \(number)", post: "методист", roles: [.observer])
        }
        let seminar = SeminarStage.seminar { $0.invited = SeminarAudience(roles: [.observer]) }
        try await SeminarStage.tell(SeminarStage.hamlet(seminar) { $0.others = others }) { story in
            try await story.comes("2022-03-25 10:05")
            try await story.says("/seminars", in: .darya)
            try await story.presses("25.03 · Итоги диагностики", in: .darya)
            try await story.presses(.whoCame, in: .darya)
            try await story.presses(.nextPage, in: .darya)
            try await story.presses("☐ Участник 12", in: .darya)
            let page = try #require(story.screen(.darya))
            #expect(
                page.text.plain.contains("Отмечено 1 из 23") && page.text.plain.contains("Страница 2 из 3"),
                "\(page.text)"
            )
            #expect(page.labels.contains("☑️ Участник 12") && page.labels.count == 13)
        }
    }

    @Test func `who promised and did not come is counted, and stands in the sheet`() async throws {
        try await led { story in
            try await story.says("Ковыль", in: .anna)
            story.time.move(to: .at("2022-03-25 12:00"))
            try await story.presses(.renew, in: .darya)
            let desk = try #require(story.screen(.darya)?.text.plain)
            #expect(desk.contains("Были 1; обещали и не были 1."), "\(desk)")
            try await story.presses(.asWorkbook, in: .darya)
            let file = try #require(story.messenger.sends(to: .darya).last?.attachment)
            #expect(file.fileName == "seminar-2022-03-25.xlsx")
            let sheet = try ReadWorkbook(file.bytes)
            #expect(sheet.names == ["Участники"])
            #expect(
                sheet.rows[0].map { $0.filter { !$0.isEmpty } } == [
                    ["Муниципалитет", "Участник", "Школы", "Ответ", "Кто вместо", "Присутствие", "Отзыв"],
                    ["Степной район", "Аннина Анна Андреевна", "Ш-01", "будет", "да"],
                    ["Степной район", "Борисов Борис Борисович", "Ш-02", "будет", "нет"],
                ]
            )
        }
    }

    @Test func `what is sent afterwards reaches all, and whether it was of use is asked once`() async throws {
        try await led { story in
            try await story.comes("2022-03-25 11:20")
            try await story.presses(.renew, in: .darya)
            try await story.presses(.sendMaterials, in: .darya)
            let sent = try await story.says("Запись: https://example.ru/r", in: .darya)
            #expect(sent.map(\.text.plain) == ["Отправляю 2 людям."])
            for chat in [ChatID.anna, .boris] {
                let first = try #require(story.screen(chat))
                #expect(first.text.plain.contains("https://example.ru/r") && first.text.plain.contains("Было полезно?"))
                #expect(first.labels == ["👍 Полезно", "Не очень"])
            }
            #expect(try await story.presses(.useful, in: .anna) == "Спасибо!")
            #expect(try await story.presses(.useless, in: .anna) == story.label(.outdated))
            // What is over stays closed, and what comes later asks nobody anything.
            #expect(try story.file.value("SELECT isClosed FROM seminarEvent") == "1")
            try await story.presses(.sendMaterials, in: .darya, under: "25 марта")
            let file = IncomingFile(id: "BQ-slides", name: "slides.pdf", mediaType: nil, size: 10)
            try await story.handle(
                story.event(
                    in: .darya,
                    .file(file, caption: "Слайды", message: MessageID(rawValue: 1), replyTo: nil, album: nil)
                )
            )
            let second = try #require(story.screen(.anna))
            #expect(second.attachment == Chat.Attachment(kept: "BQ-slides", isPhoto: false))
            #expect(
                second.text.plain.contains("Слайды") && !second.text.plain.contains("полезно") && second.buttons.isEmpty
            )
            #expect(
                try story.file.rows("SELECT person, isUseful FROM participation WHERE isUseful NOTNULL") == [
                    ["anna", "1"]
                ]
            )
        }
    }

    @Test func `whoever came in another's place gets the recording, too, unasked`() async throws {
        try await SeminarStage.tell { story in
            try await story.presses(.deputyComes, in: .boris)
            try await story.says("Егоров", in: .boris)
            try await story.comes("2022-03-25 11:20")
            try await story.says("/seminars", in: .darya)
            try await story.presses("25.03 · Итоги диагностики", in: .darya)
            try await story.presses(.sendMaterials, in: .darya)
            #expect(
                try await story.says("https://example.ru/r", in: .darya).map(\.text.plain) == ["Отправляю 3 людям."]
            )
            let told = try #require(story.screen(.egor))
            #expect(told.text.plain.contains("https://example.ru/r") && told.buttons.isEmpty)
        }
    }

    private func asksTheSilent(_ story: BotStory) async throws {
        try await story.says("/seminars", in: .darya)
        try await story.presses("25.03 · Итоги диагностики", in: .darya)
        try await story.presses(.whoIsSilent, in: .darya)
        #expect(try await story.presses(.nudge, in: .darya) == story.label(.actAsked))
    }

    @Test func `several are nudged after a word with how many they are, and the history knows`() async throws {
        try await SeminarStage.tell { story in
            try await asksTheSilent(story)
            let preview = try #require(story.screen(.darya)?.text.plain)
            #expect(preview.contains("Напомнить 2 людям?") && preview.contains("Итоги диагностики"), "\(preview)")
            #expect(story.texts(to: .anna).count == 1 && story.texts(to: .boris).count == 1)
            #expect(try await story.presses(.actCancel, in: .darya) == story.label(.actDropped))
            try await asksTheSilent(story)
            // Who answers meanwhile is left alone.
            try await story.presses(.willCome, in: .anna)
            try await story.presses(.actRemind, in: .darya)
            #expect(story.screen(.darya)?.text.contains("Напоминание отправлено: 1 человек") == true)
            #expect(
                story.texts(to: .anna).count == 1 && story.heads(.boris, from: 1) == ["Вы будете? Итоги диагностики"]
            )
            try await story.presses(.actLook, in: .darya)
            #expect(story.screen(.darya)?.text.contains("Получили: 1") == true)
            let history = try #require(try await story.says("/history", in: .darya).last?.text)
            #expect(history.contains("напоминание, Итоги диагностики — 1 человек"), "\(history)")
        }
    }

    @Test func `a nudge that waits for the morning can be called back`() async throws {
        try await SeminarStage.tell { story in
            story.time.move(to: .at("2022-03-16 21:00"))
            try await asksTheSilent(story)
            #expect(story.screen(.darya)?.text.contains("уйдёт в четверг, 17 марта, в 09:00") == true)
            try await story.presses(.actRemind, in: .darya)
            #expect(try await story.presses(.actRecall, in: .darya) == story.label(.actRecalled))
            try await story.passes("2022-03-17 09:00", "2022-03-17 09:05")
            #expect(story.texts(to: .anna).count == 1 && story.texts(to: .boris).count == 1)
        }
    }

    @Test func `those who have not answered are nudged, each once a day`() async throws {
        try await SeminarStage.tell { story in
            try await story.presses(.willCome, in: .anna)
            try await story.says("/seminars", in: .darya)
            try await story.presses("25.03 · Итоги диагностики", in: .darya)
            try await story.presses(.whoIsSilent, in: .darya)
            let silent = try #require(story.screen(.darya)?.text.plain)
            #expect(silent.contains("Не ответили: 1") && silent.contains("Борисов"), "\(silent)")
            #expect(try await story.presses(.nudge, in: .darya)?.plain == "Напомню 1 человеку.")
            #expect(story.heads(.boris, from: 1) == ["Вы будете? Итоги диагностики"])
            #expect(story.screen(.boris)?.labels.prefix(2) == ["✅ Буду", "Не смогу"])
            #expect(try await story.presses(.nudge, in: .darya)?.plain == "Сегодня уже напоминали 1 человеку.")
            // The other coordinator asks nobody twice, either.
            try await story.says("/seminars", in: .galina)
            try await story.presses("25.03 · Итоги диагностики", in: .galina)
            try await story.presses(.whoIsSilent, in: .galina)
            #expect(try await story.presses(.nudge, in: .galina)?.plain == "Сегодня уже напоминали 1 человеку.")
            #expect(story.texts(to: .boris).count == 2 && story.texts(to: .anna).count == 1)
            story.time.move(to: .at("2022-03-17 10:00"))
            #expect(try await story.presses(.nudge, in: .galina)?.plain == "Напомню 1 человеку.")
            #expect(story.texts(to: .boris).count == 3)
        }
    }
}
