import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// `/why`: why somebody was or was not written to about a row, as the ledger has it.
@Suite(.timeLimit(.minutes(5))) struct WhyTests {
    /// Row 1 is due on the last day of March.
    private static let own: @Sendable (inout Hamlet) -> Void = { $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")] }

    private func why(_ story: BotStory, _ words: String, in chat: ChatID = .galina) async throws -> String {
        try #require(try await story.says("/why \(words)", in: chat).last?.text)
    }

    @Test func `what was sent is told with its time, the last first, and what comes next`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.passes("2022-03-17 09:00", "2022-03-28 09:00")
            let told = try await why(story, "Аннина 1")
            let lines = told.split(separator: "\n").filter { $0.hasPrefix("•") }.map(String.init)
            #expect(
                lines == [
                    "• 28 марта, 09:00 — отправлено, дошло <i>(напоминание за 3 рабочих дня до срока)</i>",
                    "• 17 марта, 09:00 — отправлено, дошло <i>(напоминание за 10 рабочих дней до срока)</i>",
                ],
                "\(told)"
            )
            #expect(told.contains("<b>Строка 1</b> · Аннина Анна Андреевна"), "\(told)")
            #expect(told.contains("Первая школа (Ш-01): до 31 марта — ответа нет."), "\(told)")
            #expect(
                told.contains(
                    "Следующее, если не будет ответа: 30 марта, 09:00 — напоминание за 1 рабочий день до срока."
                ),
                "\(told)"
            )
            #expect(told.contains("Бот следит за сроками с 16 марта 2022 года"), "\(told)")
        }
    }

    @Test func `what was done before is told with when and by whom`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.comes("2022-03-17 09:00")
            try await story.presses(.done, in: .anna)
            try await story.comes("2022-03-28 09:00")
            let told = try await why(story, "Ш-01 1")
            #expect(
                told.contains(
                    "• 28 марта, 09:00 — не отправляли: дело уже отмечено выполненным 17 марта, 09:00, Аннина Анна Андреевна <i>(напоминание за 3 рабочих дня до срока)</i>"
                ),
                "\(told)"
            )
            #expect(told.contains("— выполнено, 17 марта, 09:00"), "\(told)")
            #expect(!told.contains("Следующее"), "\(told)")
        }
    }

    @Test func `a pause, a later step, an hour of night and no chat are told for what they are`() async throws {
        try await ActStage.tell(Self.own, without: .boris) { story in
            try await story.says("/pause Ш-01 до 25.03 карантин", in: .galina)
            try await story.comes("2022-03-17 09:00")
            let paused = try await why(story, "Аннина 1")
            #expect(paused.contains("• 17 марта, 09:00 — не отправляли: школа на паузе до 25 марта <i>("), "\(paused)")
            #expect(paused.contains("На паузе до 25 марта."), "\(paused)")

            let gone = try await why(story, "Борисов 1")
            #expect(gone.contains("• 17 марта, 09:00 — не отправляли: не на связи, и заместителя нет <i>("), "\(gone)")
            #expect(gone.contains("Не подключён к боту"), "\(gone)")

            // The bot was away over two steps: the curator hears of the last only.
            try await story.comes("2022-03-30 21:00")
            try await story.comes("2022-03-31 09:00")
            let late = try await why(story, "Верина 1", in: .darya)
            #expect(late.contains("его заменило более позднее сообщение о том же"), "\(late)")
        }
    }

    @Test func `what waits is told until when, what was called back as well`() async throws {
        try await ActStage.tell(Self.own, at: "2022-03-17 21:00") { story in
            try await story.opens("Ш-02", in: .galina)
            try await story.presses(.nudgeOne, in: .galina)
            let preview = try #require(story.messenger.shown(in: .galina).last)
            let confirm = try story.data(story.label(.actRemind), under: preview.message)
            try await story.presses(data: confirm, on: preview.id, in: .galina)
            let waiting = try await why(story, "Борисов 1")
            #expect(waiting.contains("— ещё не ушло: тихие часы до 18 марта, 09:0"), "\(waiting)")
            #expect(waiting.contains("напоминание по просьбе координатора"), "\(waiting)")
            let card = try #require(story.messenger.shown(in: .galina).first { $0.id == preview.id })
            let recall = try story.data(story.label(.actRecall), under: card.message)
            try await story.presses(data: recall, on: preview.id, in: .galina)
            #expect(try await why(story, "Борисов 1").contains("не отправляли: координатор отозвал"))
        }
    }

    @Test func `what did not arrive is told with its cause`() async throws {
        for (failure, words) in [
            (DeliveryFailure.unreachable(.blocked), "не дошло: бот заблокирован или чата больше нет"),
            (.rejected("bad"), "не дошло: мессенджер не принял сообщение"),
        ] {
            try await ActStage.tell(Self.own) { story in
                story.messenger.answer(.anna, with: failure)
                try await story.comes("2022-03-17 09:00")
                #expect(try await why(story, "Аннина 1").contains(words))
            }
        }
    }

    @Test func `a row that is none of somebody's is told to be whose it is`() async throws {
        let rows: [Activity] = [
            .deadline(1, "2022-03-01", "2022-03-31", by: .institute), .deadline(2, "2022-03-01", "2022-03-31"),
        ]
        try await ActStage.tell {
            $0.rows = rows
        } body: { story in
            let none = try await why(story, "Аннина 1")
            #expect(none.contains("Строка 1 не касается этого человека: за неё отвечает Ответственные."), "\(none)")
            let own = try await why(story, "1", in: .anna)
            #expect(own.contains("Строка 1 не касается вас"), "\(own)")
            let silence = try await why(story, "2", in: .galina)
            #expect(silence.contains("только о чужом молчании"), "\(silence)")
        }
    }

    @Test func `a row that goes on all the time is told of with the report, a cancelled one for what it is`()
        async throws
    {
        let rows: [Activity] = [.continuing(5), .monthlyReport(20), .deadline(7, "2022-03-01", "2022-03-31")]
        try await ActStage.tell {
            $0.rows = rows
        } body: { story in
            try await story.comes(ReportStory.opening)
            let told = try await why(story, "Аннина 5")
            #expect(told.contains("спрашиваем в месячном отчёте (строка 20)"), "\(told)")
            #expect(told.contains("• 21 марта, 09:00 — отправлено, дошло <i>(запрос отчёта)</i>"), "\(told)")
        }
    }

    @Test func `many lines are paged, the newest first`() async throws {
        try await ActStage.tell(Self.own) { story in
            for day in ["17", "28", "30", "31"] { try await story.comes("2022-03-\(day) 09:00") }
            for day in ["01", "05", "11", "18", "25"] { try await story.comes("2022-04-\(day) 09:00") }
            let first = try await why(story, "Аннина 1")
            #expect(first.contains("Страница 1 из 2") && first.contains("• 25 апреля"), "\(first)")
            try await story.presses(.olderPage, in: .galina)
            let second = try #require(story.screen(.galina)?.text)
            #expect(second.contains("Страница 2 из 2") && second.contains("• 17 марта"), "\(second)")
            try await story.presses(.newerPage, in: .galina)
            #expect(story.screen(.galina)?.text == first)
        }
    }

    @Test func `of others a coordinator may ask within his reach, with forged buttons too`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.comes("2022-03-17 09:00")
            #expect(try await why(story, "Никитин 1").contains("Это не ваш муниципалитет"))
            #expect(try await why(story, "Борисов 1", in: .anna).contains("О других может спросить координатор"))
            #expect(try await why(story, "Ктототам 1").contains("Ктототам"))
            #expect(try await why(story, "Никитин 1", in: .zoya).contains("Третья школа (Ш-03)"))
            #expect(try await why(story, "").contains("Какая строка?"))
            for words in ["Аннина", "семь", "Аннина семь"] {
                #expect(try await why(story, words).contains("<code>/why Иванова 7</code>"), "\(words)")
            }
            #expect(try await why(story, "Аннина 99").contains("Такой строки"))
            let message = try #require(story.messenger.shown(in: .galina).last?.id)
            let nikita = WhyPress(1, .nikita).text
            #expect(try await story.presses(data: nikita, on: message, in: .galina) == story.label(.outdated))
            #expect(
                try await story.presses(data: WhyPress(1, .boris).text, on: message, in: .anna)
                    == story.label(.outdated)
            )
            #expect(try await story.presses(data: nikita, on: message, in: .darya) == nil)
        }
    }

    @Test func `the card that tells why a message came leads to all that was sent`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.comes("2022-03-17 09:00")
            try await story.presses(.why, in: .anna)
            try await story.presses(.whyLog, in: .anna)
            let told = try #require(story.screen(.anna)?.text)
            #expect(told.hasPrefix("<b>Строка 1</b>\n") && told.contains("• 17 марта, 09:00 — отправлено"), "\(told)")
        }
    }

    @Test func `whoever hears of others' silence is told of how many schools at once`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.passes("2022-04-05 09:00", "2022-04-08 09:00")
            let told = try await why(story, "1", in: .galina)
            #expect(
                told.contains(
                    "• 8 апреля, 09:00 — отправлено, дошло <i>(сообщение о молчании через 6 рабочих дней: Ш-01, Ш-02)</i>"
                ),
                "\(told)"
            )
        }
    }

    @Test func `what a deputy got in somebody's place is told of both`() async throws {
        try await ActStage.tell {
            Self.own(&$0)
            $0.deputies = [Deputy(person: .anna, deputy: .egor, from: .on("2022-03-14"), to: .on("2022-03-20"))]
        } body: { story in
            try await story.comes("2022-03-17 09:00")
            let told = try await why(story, "Аннина 1")
            #expect(told.contains("вместо него — Егоров Егор Ефимович"), "\(told)")
        }
    }
}
