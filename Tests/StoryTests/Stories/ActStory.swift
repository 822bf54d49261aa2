import Foundation
import TestSupport
import Testing

/// Coordinators at work over the wire: a message over the night, an answer returned, a row closed and opened again, and
/// why what was and was not sent.
@Suite(.timeLimit(.minutes(5)))
struct ActStory {
    private static let (send, sendBack, close) = ("📤 Отправить", "↩️ Вернуть с замечанием", "☑️ Закрыть")
    private static let (undo, recall) = ("↩️ Вернуть как было", "↩️ Отменить отправку")

    private func answer(of code: String, for coordinator: StoryPerson) async throws -> SeenMessage {
        try await coordinator.say("/answers 7")
        let list = try #require(try await coordinator.news().last)
        let label = try #require(list.labels.first { $0.hasSuffix(code) }, "\(list.labels)")
        try await coordinator.press(label, on: list)
        return try await coordinator.again(list)
    }

    @Test func `a message over the night reaches everybody once, whatever happens to the bot`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let district = try await story.enrol("p-district")
            let head = try await story.enrol("p-head-1")
            let second = try await story.enrol("p-head-2")
            try await story.goTo("2022-02-01", "20:30")
            for person in [district, head, second] { _ = try await person.news() }
            func writes(_ words: String) async throws -> SeenMessage {
                try await district.say("/tell")
                try await district.press("Все школы (3)", on: try await district.onlyNews())
                try await district.say(words)
                return try #require(try await district.news().last)
            }
            let preview = try await writes("Завтра в 15:00 совещание")
            #expect(preview.plain.contains("Уйдёт 2 людям в среду, 2 февраля, в 09:00"), "\(preview.plain)")
            #expect(preview.plain.contains("Не на связи: Третьякова Нина Ивановна"), "\(preview.plain)")
            try await district.press(Self.send, on: preview)
            let other = try await writes("Это сообщение не понадобится")
            try await district.press(Self.send, on: other)
            try await district.press(Self.recall, on: try await district.again(other))
            #expect(try await noNews(head, second))
            await story.stopBot()
            try await story.goTo("2022-02-02", "10:00")
            try await story.startBot()
            for person in [head, second] {
                let news = try await person.onlyNews()
                #expect(
                    news.plain.contains("Завтра в 15:00 совещание") && news.plain.contains("Районов"),
                    "\(news.plain)"
                )
            }
            try await story.goTo("2022-02-03", "12:00")
            #expect(try await noNews(head, second))
            try await story.isInOrder()
        }
    }

    @Test func `an answer is returned, a row closed and opened again, and why tells all of it`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let district = try await story.enrol("p-district")
            let head = try await story.enrol("p-head-1")
            let second = try await story.enrol("p-head-2")
            try await story.goTo("2022-02-21")
            try await head.press(Label.done, on: try await head.onlyNews())
            _ = try await second.news()
            _ = try await district.news()

            let answer = try await self.answer(of: "Ш-01", for: district)
            #expect(answer.plain.contains("выполнено, 21 февраля, 09:00, Первова"), "\(answer.plain)")
            try await district.press(Self.sendBack, on: answer)
            try await district.say("Нет подписи")
            try await district.press(Self.sendBack, on: try #require(try await district.news().last))
            let remark = try await head.onlyNews()
            #expect(remark.plain.contains("Замечание: Нет подписи"), "\(remark.plain)")

            // Closed for a quarter of an hour, then open again.
            let open = try await self.answer(of: "Ш-02", for: district)
            try await district.press(Self.close, on: open)
            try await district.say("Школа на ремонте")
            let closing = try #require(try await district.news().last)
            try await district.press(Self.close, on: closing)
            let closed = try #require(try await second.messages().last)
            #expect(closed.plain.contains("Отмечено: выполнено"), "\(closed.plain)")
            try await story.goTo("2022-02-21", "09:15")
            try await district.press(Self.undo, on: try await district.again(closing))
            #expect(try #require(try await second.messages().last).labels.contains(Label.done))

            try await story.goTo("2022-03-04")
            #expect(try await head.onlyNews().plain.contains("сталось 3 рабочих дня"))
            try await second.press(Label.done, on: try await second.onlyNews())
            try await district.say("/pause Ш-01 до 9 марта карантин")
            try await story.goTo("2022-03-10", "09:30")
            for person in [head, second, district] { _ = try await person.news() }

            func why(_ words: String) async throws -> String {
                try await district.say("/why \(words)")
                return try await district.onlyNews().plain
            }
            let first = try await why("Ш-01 7")
            #expect(first.contains("21 февраля, 09:00 — отправлено, дошло"), "\(first)")
            #expect(first.contains("9 марта, 09:00 — не отправляли: школа на паузе до 9 марта"), "\(first)")
            let done = try await why("Ш-02 7")
            #expect(
                done.contains("10 марта, 09:00 — не отправляли: дело уже отмечено выполненным 4 марта, 09:00"),
                "\(done)"
            )
            let absent = try await why("Третьякова 7")
            #expect(absent.contains("21 февраля, 09:00 — не отправляли: не на связи"), "\(absent)")
            let silence = try await why("7")
            #expect(silence.contains("только о чужом молчании"), "\(silence)")
            let pause = try await why("Кураторова 7")
            #expect(pause.contains("Не подключён к боту"), "\(pause)")
            try await district.say("/history 7")
            let history = try await district.onlyNews().plain
            #expect(history.contains("ответ возвращён, Берёзовская СОШ (Ш-01). Основание: Нет подписи."), "\(history)")
            #expect(history.contains("закрыта, Вербная СОШ (Ш-02)"), "\(history)")
            try await story.isInOrder()
        }
    }
}
