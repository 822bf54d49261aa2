import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// What people ask by command, in a hamlet whose month of reports is open.
@Suite(.timeLimit(.minutes(5))) struct AskTests {
    private func tell(
        personalData: Settings.PersonalData = .full,
        at moments: String...,
        body: (BotStory) async throws -> Void
    ) async throws {
        let hamlet = ReportStory.hamlet(rows: 1...2) { hamlet in
            hamlet.rows.append(.deadline(5, "2022-02-01", "2022-02-28"))
            hamlet.personalData = personalData
        }
        try await BotStory.tell(hamlet, at: "2022-03-20 10:00") { story in
            try await story.tick()
            try await story.comes(ReportStory.opening)
            for moment in moments { try await story.comes(moment) }
            try await body(story)
        }
    }

    private func asked(_ text: String, by chat: ChatID = .darya, of story: BotStory) async throws -> String {
        let answers = try await story.says(text, in: chat)
        #expect(answers.count == 1)
        return TextLimit.plain(try #require(answers.first).text)
    }

    @Test func `progress is told by row, by municipality and by month, in one message`() async throws {
        try await tell { story in
            let rows = try await asked("/progress", of: story)
            #expect(rows.hasPrefix("«Дорожная карта» на 21 марта\nВыполнено 0 из 8, просрочено 6."), "\(rows)")
            #expect(rows.contains("❗ 5. Дело номер 5\nвыполнено 0 из 2, просрочено 2"), "\(rows)")
            let message = try #require(story.messenger.shown(in: .darya).last).id
            try await story.presses(.byPlace, in: .darya)
            #expect(story.screen(.darya)?.text.contains("<b>Степной район</b>: выполнено 0 из 8") == true)
            try await story.presses(.byMonth, in: .darya)
            let months = try #require(story.screen(.darya)?.text)
            #expect(months.contains("<b>Март</b>: отчёты 0 из 2; выполнено 0 из 2"), "\(months)")
            try await story.presses("Март 2022 года", in: .darya)
            #expect(story.screen(.darya)?.text.contains("Сдали <b>0 из 2</b>, не сдали <b>2</b>.") == true)
            try await story.presses(.back, in: .darya)
            #expect(story.screen(.darya)?.text == months)
            #expect(story.messenger.shown(in: .darya).last?.id == message, "it is all one message")
        }
    }

    @Test func `a month named without a year is the one to come, or the roadmap's`() async throws {
        try await BotStory.tell(ReportStory.hamlet(rows: 1...2), at: "2021-12-20 10:00") { story in
            try await story.tick()
            for (words, month) in [("март", "Март 2022 года"), ("декабрь", "Декабрь 2021 года")] {
                #expect(try await asked("/plan \(words)", of: story).hasPrefix(month))
            }
        }
        try await tell { story in
            let plan = try await asked("/plan январь", of: story)
            #expect(plan.hasPrefix("Январь 2022 года"), "\(plan)")
        }
    }

    @Test func `whose report was returned is listed with those who have sent none`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            try await story.taps(.sendBack, .wholeReport, in: .vera)
            try await story.says("Приложите справки", in: .vera)
            try await story.presses("↩️ Вернуть с замечаниями (1)", in: .vera)
            let silent = try await asked("/silent март", of: story)
            #expect(silent.contains("Сдали 1 из 2, не сдали 1, возвращено 1. Срок — 25 марта."), "\(silent)")
            #expect(silent.contains("• Первая школа (Ш-01) — возвращён\n• Вторая школа (Ш-02)"), "\(silent)")
            try await story.reports(in: .boris)
            let returned = try await asked("/silent март", of: story)
            #expect(returned.contains("Сдали 2 из 2, возвращено 1. Срок — 25 марта."), "\(returned)")
            try await story.comes("2022-03-28 10:00")
            #expect(try await asked("/silent март", of: story).contains("Срок был 25 марта."))
        }
    }

    @Test func `a row opens its card, then a place, then a school, and the way leads back`() async throws {
        try await tell { story in
            let first = try await story.says("/progress", in: .darya)[0]
            try await story.presses("5", in: .darya)
            let row = try #require(story.screen(.darya)?.text)
            #expect(row.hasPrefix("❗ <b>Строка 5.</b> Дело номер 5"), "\(row)")
            #expect(row.contains("<b>Степной район</b>: выполнено 0 из 2, просрочено 2"))
            try await story.presses("Степной район", in: .darya)
            let place = try #require(story.screen(.darya)?.text)
            #expect(place.contains("• Первая школа (Ш-01) — просрочено (до 28 февраля)"), "\(place)")
            try await story.presses("Ш-01", in: .darya)
            let school = try #require(story.screen(.darya)?.text)
            #expect(school.contains("Руководитель: Аннина Анна Андреевна"), "\(school)")
            #expect(school.contains("отчёт за февраль (до 25 февраля), строка 5 (до 28 февраля)"))
            for text in [place, row, first.text] {
                try await story.presses(.back, in: .darya)
                #expect(story.screen(.darya)?.text == text)
            }
            #expect(story.screen(.darya)?.labels.contains(story.label(.back)) == false)
        }
    }

    @Test func `who is late is told by school, and nothing where nobody is`() async throws {
        try await tell { story in
            let late = try await asked("/overdue", by: .galina, of: story)
            #expect(late.hasPrefix("Степной район. Просрочено: "), "\(late)")
            #expect(late.contains("• Вторая школа (Ш-02): отчёт за январь (до 25 января), отчёт за февраль"), "\(late)")
        }
        try await BotStory.tell(at: "2022-03-20 10:00") { story in
            let none = try await asked("/overdue", of: story)
            #expect(none == "Просрочек нет.")
        }
    }

    @Test func `who has not reported is told for any month, with the button that reminds them`() async throws {
        try await tell { story in
            let march = try await asked("/silent", by: .galina, of: story)
            #expect(march.hasPrefix("Март 2022 года · Степной район\nСдали 0 из 2, не сдали 2."), "\(march)")
            #expect(march.contains("• Первая школа (Ш-01)\n• Вторая школа (Ш-02)"))
            try await story.presses(.nudge, in: .galina)
            try await story.presses(.actRemind, in: .galina)
            #expect(story.texts(to: .anna).last?.contains("март") == true)
            try await story.reports(in: .anna)
            let later = try await asked("/silent март", by: .galina, of: story)
            #expect(later.contains("Сдали 1 из 2, не сдали 1.") && !later.contains("Первая"), "\(later)")
            try await story.presses("Февраль 2022 года", in: .galina)
            #expect(story.screen(.galina)?.text.contains("Сдали <b>0 из 2</b>") == true)
            #expect(try await asked("/silent апрель", by: .darya, of: story).contains("Отчёты откроются 20 апреля."))
            #expect(try await asked("/silent июль", by: .darya, of: story).contains("За этот месяц отчётов нет."))
            #expect(try await asked("/silent вчера", by: .darya, of: story).contains("/silent март"))
            try await story.reports(in: .boris)
            #expect(try await asked("/silent", by: .galina, of: story).contains("Сдали все: 2."))
        }
    }

    @Test func `a school is found however it is typed, and asked about where several may be meant`() async throws {
        try await tell { story in
            for typed in ["Ш-01", "ш1", "первая", "1 школа"] {
                let card = try await asked("/school \(typed)", of: story)
                #expect(card.hasPrefix("Первая школа (Ш-01)\n"), "\(typed): \(card)")
            }
            let card = try await asked("/school Ш-01", of: story)
            #expect(card.contains("Куратор: Верина Вера Васильевна"))
            #expect(card.contains("Отчёты: январь —, февраль —, март —"), "\(card)")
            #expect(try await asked("/school Марс", of: story).hasPrefix("Такой школы у вас нет"))
            #expect(try await asked("/school", of: story).hasPrefix("2 школы"))
        }
    }

    @Test func `words of a school joining or leaving are taken for no name of a school`() async throws {
        try await tell { story in
            for typed in [
                "Ш-02 выбывает", "Ш-26 вступает", "Ш-26 вступает; Новая", "Ш-26 вступает Новая школа", "Ш-99 -",
            ] {
                let answer = try await asked("/school \(typed)", of: story)
                #expect(!answer.contains("Руководитель"), "\(typed)")
            }
        }
    }

    @Test func `a head looks at his school and changes nothing of it`() async throws {
        try await tell { story in
            let own = try await asked("/school первая", by: .anna, of: story)
            #expect(own.hasPrefix("Первая школа (Ш-01)"))
            #expect(try await asked("/school вторая", by: .anna, of: story).hasPrefix("Такой школы у вас нет"))
            let refused = story.label(.refusal("notYours"))
            #expect(try await asked("/school Ш-01 выбывает", by: .anna, of: story).contains(refused))
            #expect(try story.file.value("SELECT count(*) FROM change") == "0")
        }
    }

    @Test func `a school on a pause says so`() async throws {
        try await tell { story in
            try await story.says("/pause Ш-01 до 31.03 карантин", in: .galina)
            let card = try await asked("/school Ш-01", by: .galina, of: story)
            #expect(card.contains("На паузе до 31 марта") && card.contains("строка 5 (до 28 февраля)"), "\(card)")
            let late = try await asked("/overdue", by: .galina, of: story)
            #expect(!late.contains("Первая"))
        }
    }

    @Test func `a row is told with what reports say of it, and of whom it is`() async throws {
        try await tell { story in
            try await story.says("/silent", in: .galina)
            try await story.presses(.nudge, in: .galina)
            try await story.presses(.actRemind, in: .galina)
            try await story.reports(.inProgress, in: .anna)
            let row = try await asked("/activity 1", of: story)
            #expect(row.contains("Отчёты за март: ✅ 0 ⏳ 1 ❌ 0 ➖ 0"), "\(row)")
            let own = try await asked("/activity 5", by: .anna, of: story)
            #expect(own.contains("• Первая школа (Ш-01) — просрочено") && !own.contains("Вторая"), "\(own)")
            let who = try await asked("/who 5", of: story)
            #expect(who.contains("Школы проекта (2)\nПервая школа (Ш-01) — Аннина Анна Андреевна"), "\(who)")
            let mine = try await asked("/who 5", by: .anna, of: story)
            #expect(mine.contains("Первая школа") && !mine.contains("Борисов"), "\(mine)")
            #expect(try await asked("/activity 99", of: story).contains("нет"))
            #expect(try await asked("/activity", of: story).hasSuffix("Какая строка?"))
            #expect(try await asked("/who пять", of: story).contains("/who 18"))
        }
    }

    @Test func `a month and the next seven days are told as far as they concern whoever asks`() async throws {
        try await tell { story in
            let march = try await asked("/plan", of: story)
            #expect(march.contains("откроется отчёт за март") && march.contains("отчёт за март · 0 из 2"), "\(march)")
            let february = try await asked("/plan февраль", by: .anna, of: story)
            #expect(february.contains("пн, 28 февраля — строка 5: Дело номер 5 · просрочено"), "\(february)")
            #expect(try await asked("/plan 2022-07", of: story).contains("Сроков нет."))
            let week = try await asked("/week", by: .anna, of: story)
            #expect(week.hasPrefix("Ближайшие 7 дней: с 21 по 27 марта"), "\(week)")
            #expect(week.contains("пт, 25 марта — отчёт за март · ждём"), "\(week)")
            #expect(try await asked("/plan когда-нибудь", of: story).contains("/plan март"))
        }
    }

    @Test func `where nobody may be named, nobody is`() async throws {
        try await tell(personalData: .none) { story in
            let names = story.world.roster.people.flatMap { $0.name.split(separator: " ").prefix(2).map(String.init) }
            for command in [
                "/school Ш-01", "/who 5", "/activity 5", "/overdue", "/silent", "/progress", "/plan", "/week",
            ] {
                let text = try await asked(command, of: story)
                #expect(!names.contains { text.contains($0) }, "\(command): \(text)")
            }
            #expect(try await asked("/school Ш-01", of: story).contains("Руководитель: руководитель школы Ш-01"))
        }
    }
}
