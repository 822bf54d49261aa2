import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// The conversation that sets a seminar up.
@Suite(.timeLimit(.minutes(5))) struct SeminarDraftTests {
    private func talking(_ body: (BotStory) async throws -> Void) async throws {
        try await SeminarStage.tellOfRegion([]) { story in
            try await story.says("/seminar", in: .ofRegion)
            try await body(story)
        }
    }

    private func asked(_ story: BotStory) throws -> String { try #require(story.screen(.ofRegion)?.text.plain) }

    /// The change that waits to be confirmed.
    private func proposed(_ story: BotStory) async throws -> Seminar? {
        let changes = try await story.journal.read { try $0.changes(in: .proposed) }
        guard case .setUpSeminar(let seminar)? = changes.last?.change else { return nil }
        return seminar
    }

    @Test func `what cannot be read is asked again with what is wrong, and nothing is lost`() async throws {
        try await talking { story in
            func types(_ words: String, _ answer: String) async throws {
                try await story.says(words, in: .ofRegion)
                let text = try asked(story)
                #expect(text.contains(answer), "\(words): \(text)")
            }
            try await types(String(repeating: "о", count: 201), "Название — от 1 до 200 знаков.")
            try await types("Практикум", "К какой строке «дорожной карты» относится?")
            try await types("строка 99", "Такой строки в «дорожной карте» нет.")
            try await types("17", "Когда?")
            try await types("в 5", "?")
            try await types("31.04 в 10:00", "Когда?")
            // A moment that it asks about is a button.
            try await types("завтра в 5", "?")
            #expect(story.screen(.ofRegion)?.labels.prefix(2) == ["17.03.2022 05:00", "17.03.2022 17:00"])
            try await story.presses("17.03.2022 17:00", in: .ofRegion)
            #expect(try asked(story).contains("четверг, 17 марта, 17:00"))
            try await story.presses(.seminarChoice("back"), in: .ofRegion)
            try await types("25.03 в 10:00", "Один раз или каждый месяц")
            try await types("каждый", "Выберите кнопкой")
            try await story.presses(.seminarChoice("once"), in: .ofRegion)
            try await types("3", "Напишите число минут от 5 до 720.")
            try await types("90 минут", "Пришлите ссылку")
            try await types("просто ссылка", "Нужна ссылка, которая открывается")
            try await types("example.ru/j/1", "Есть код доступа?")
            try await types(String(repeating: "1", count: 61), "Код доступа — до 60 знаков.")
            try await types("12 34", "Повестка")
            try await types(String(repeating: "о", count: 401), "Повестка — до 400 знаков")
            // One question back, and the same answer again.
            try await story.presses(.seminarChoice("back"), in: .ofRegion)
            try await types("56 78", "Повестка")
            try await types("Обсудим", "Кого пригласить?")
            #expect(story.screen(.ofRegion)?.labels.contains(story.label(.seminarChoice("done"))) == false)
            try await types("Ш-99", "Не нашёл.")
            try await types("Город Элиста, Ш-07; Нимеева", "Сейчас приглашены: 6 человек.")
            try await story.presses(.seminarChoice("done"), in: .ofRegion)
            try await types("99", "Напишите число рабочих дней от 0 до 20.")
            try await types("2 дня", "· строка 17")
            let seminar = try #require(try await proposed(story))
            #expect(seminar.start.iso == "2022-03-25T10:00" && seminar.minutes == 90 && seminar.accessCode == "56 78")
            #expect(seminar.link == "https://example.ru/j/1" && seminar.agenda == "Обсудим" && seminar.answerDays == 2)
            #expect(
                seminar.invited
                    == SeminarAudience(municipalities: ["elista"], schools: ["s-07"], people: ["p-lagansky"])
            )
            #expect(try story.file.value("SELECT count(*) FROM seminarTalk") == "0")
        }
    }

    /// Up to the question about the agenda.
    private func answered(_ moment: String, _ story: BotStory) async throws {
        for words in ["ВКС", "19", moment] { try await story.says(words, in: .ofRegion) }
        try await story.presses(.seminarChoice("months3"), in: .ofRegion)
        for words in ["60", "https://example.ru/vks"] { try await story.says(words, in: .ofRegion) }
        try await story.presses(.seminarChoice("skip"), in: .ofRegion)
    }

    @Test func `a series goes by the weekday of its first, with an agenda sent as a file`() async throws {
        try await talking { story in
            try await answered("в последний четверг месяца в 11:00", story)
            let file = IncomingFile(id: "BQ-agenda", name: "Повестка.docx", mediaType: nil, size: 10)
            try await story.handle(
                story.event(
                    in: .ofRegion,
                    .file(file, caption: "Итоги", message: MessageID(rawValue: 1), replyTo: nil, album: nil)
                )
            )
            try await story.presses("☐ " + story.label(.seminarChoice("schoolHead")), in: .ofRegion)
            try await story.presses(.seminarChoice("done"), in: .ofRegion)
            try await story.presses(.seminarChoice("days1"), in: .ofRegion)
            let seminar = try #require(try await proposed(story))
            #expect(seminar.agendaFile == KeptFile(id: "BQ-agenda", isPhoto: false) && seminar.agenda == "Итоги")
            #expect(
                seminar.occurrences.map(\.start.iso) == ["2022-03-31T11:00", "2022-04-28T11:00", "2022-05-26T11:00"]
            )
        }
    }

    @Test func `days off and quiet hours are pointed out before anything is saved`() async throws {
        try await talking { story in
            // A Sunday, until half past eight in the evening.
            try await answered("27.03 в 19:30", story)
            try await story.presses(.seminarChoice("skip"), in: .ofRegion)
            try await story.presses("☐ " + story.label(.seminarChoice("curator")), in: .ofRegion)
            try await story.presses(.seminarChoice("done"), in: .ofRegion)
            try await story.presses(.seminarChoice("days1"), in: .ofRegion)
            let preview = try asked(story)
            #expect(preview.hasPrefix("<b>Изменить? Пока ничего не сделано.</b>"), "\(preview)")
            #expect(preview.contains("⚠️ воскресенье, 27 марта — выходной"), "\(preview)")
            #expect(preview.contains("⚠️ воскресенье, 27 марта: попадает в тихие часы"), "\(preview)")
            #expect(story.world.seminarPlanner.seminars.isEmpty)
        }
    }

    @Test func `it can be broken off, and is forgotten when nobody answers for half a day`() async throws {
        try await talking { story in
            try await story.says("Практикум", in: .ofRegion)
            try await story.presses(.seminarChoice("stop"), in: .ofRegion)
            #expect(try asked(story) == story.label(.seminarStopped))
            try await story.says("/seminar", in: .ofRegion)
            let old = try #require(story.messenger.shown(in: .ofRegion).last)
            story.time.move(to: .at("2022-03-16 22:01"))
            let stop = try story.data(story.label(.seminarChoice("stop")), under: old.message)
            #expect(try await story.presses(data: stop, on: old.id, in: .ofRegion) == story.label(.outdated))
            #expect(try await proposed(story) == nil)
        }
    }
}
