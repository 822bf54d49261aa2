import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// Who has not reported: told to those above, and reminded by them.
@Suite(.timeLimit(.minutes(5))) struct SilenceTests {
    @Test func `those above are told how many have not submitted, and only of those`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            // Three, six and ten working days after the 25th.
            try await story.passes("2022-03-30 09:00", "2022-04-01 09:00", "2022-04-04 09:00", "2022-04-08 09:00")
            let told = try #require(story.screen(.galina)?.text)
            #expect(told.contains("Не сдала 1 школа: Вторая школа"), "\(told)")
            #expect(story.screen(.galina)?.labels == [story.label(.nudge), story.label(.why)])
            #expect(story.screen(.darya)?.labels.contains(story.label(.nudge)) == true)
        }
    }

    @Test func `a nudge goes to the silent only, once a day, whoever presses`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            let (anna, boris) = (story.messenger.sends(to: .anna).count, story.messenger.sends(to: .boris).count)
            try await story.says("/reports", in: .galina)
            #expect(story.screen(.galina)?.text.contains("Сдали: <b>1 из 2</b>") == true)
            // The request has gone out this very morning.
            #expect(try await story.presses(.nudge, in: .galina) == story.label(.actAsked))
            try await story.presses(.actRemind, in: .galina)
            try await story.says("/reports", in: .galina)
            #expect(story.messenger.sends(to: .anna).count == anna)
            #expect(story.messenger.sends(to: .boris).count == boris + 1)
            #expect(try await story.presses(.nudge, in: .galina) == "Сегодня уже напоминали 1 человеку.")
            try await story.says("/reports", in: .darya)
            #expect(try await story.presses(.nudge, in: .darya) == "Сегодня уже напоминали 1 человеку.")
            #expect(story.messenger.sends(to: .boris).count == boris + 1)
            // The button in it opens the report.
            try await story.presses(.fillReport, in: .boris)
            #expect(story.screen(.boris)?.text.contains("Осталось ответить: 1 из 1") == true)
        }
    }

    @Test func `a nudge that waits for the morning does not go once the report has come`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.comes("2022-03-21 21:00")
            try await story.says("/reports", in: .galina)
            try await story.presses(.nudge, in: .galina)
            #expect(story.screen(.galina)?.text.contains("Напомнить 2 людям?") == true)
            #expect(try await story.presses(.actRemind, in: .galina) == story.label(.actQueued))
            try await story.reports(in: .anna)
            let (anna, boris) = (story.messenger.sends(to: .anna).count, story.messenger.sends(to: .boris).count)
            try await story.comes("2022-03-22 09:00")
            #expect(story.messenger.sends(to: .anna).count == anna)
            let news = story.texts(to: .boris).dropFirst(boris)
            #expect(news.count == 1 && news.last?.contains("Отчёт за март 2022 года") == true, "\(news)")
        }
    }

    @Test func `the list, the nudge and the summary speak of the same schools`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            try await story.taps(.sendBack, .wholeReport, in: .vera)
            try await story.says("Не то", in: .vera)
            try await story.presses("↩️ Вернуть с замечаниями (1)", in: .vera)
            let list = try #require(try await story.says("/reports", in: .galina).last?.text)
            let screen = try #require(story.messenger.shown(in: .galina).last)
            let sum = try story.data(story.label(.summary), under: screen.message)
            #expect(list.contains("Сдали: <b>1 из 2</b>") && list.contains("Возвращено: 1."), "\(list)")
            #expect(list.contains("Не сдала 1 школа: Вторая школа (Ш-02)"))
            // One that was returned, one that never came.
            #expect(try await story.presses(.nudge, in: .galina) == story.label(.actAsked))
            #expect(story.screen(.galina)?.text.contains("Напомнить 2 людям?") == true)
            try await story.presses(data: sum, on: screen.id, in: .galina)
            #expect(story.texts(to: .galina).last?.contains("Возвращено: 1.") == true)
            #expect(story.texts(to: .galina).last?.contains("Не сдала 1 школа: Вторая школа (Ш-02)") == true)

            try await story.comes("2022-03-22 09:00")
            try await story.journal.write { [now = story.time.now] ledger in
                let pause = Pause(school: .named("s-2"), firstDay: .on("2022-03-22"), lastDay: .on("2022-03-23"))
                try ledger.add(pause, reason: "карантин", by: .galina, at: now)
            }
            try await story.says("/reports", in: .darya)
            #expect(try await story.presses(.nudge, in: .darya) == story.label(.actAsked))
            let preview = try #require(story.screen(.darya)?.text)
            #expect(preview.contains("Напомнить 1 человеку?") && preview.contains("им не напоминаю: 1"), "\(preview)")
        }
    }

    @Test func `under an old message nobody is reminded of a month that is over`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            try await story.says("/reports", in: .galina)
            let old = try #require(story.messenger.shown(in: .galina).last)
            let nudge = try story.data(story.label(.nudge), under: old.message)
            try await story.comes("2022-04-20 09:00")
            let before = story.messenger.sends(to: .boris).count
            #expect(
                try await story.presses(data: nudge, on: old.id, in: .galina)
                    == "За март 2022 года больше не напоминаю: сдали 1 из 2. Сейчас идёт отчёт за апрель: /reports"
            )
            #expect(story.messenger.sends(to: .boris).count == before)
        }
    }

    @Test func `everybody's list holds what is his`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            let own = try #require(try await story.says("/reports", in: .anna).last)
            #expect(own.text.contains("Первая школа (Ш-01) — ждёт проверки") && !own.text.contains("Вторая"))
            let curated = try #require(try await story.says("/reports", in: .vera).last)
            #expect(
                curated.text.contains("Первая школа (Ш-01) — ждёт проверки")
                    && curated.text.contains("Вторая школа (Ш-02) — не сдан")
            )
            #expect(curated.labels == ["Посмотреть · Ш-01", story.label(.nudge)])
            let district = try #require(try await story.says("/reports", in: .galina).last)
            #expect(district.text.contains("Не сдала 1 школа: Вторая школа (Ш-02)"))
        }
        try await BotStory.tell(ReportStory.hamlet(), at: "2022-01-10 10:00") { story in
            let none = try story.phrase(.reportsNone)
            #expect(try await story.says("/reports", in: .anna).map(\.text) == [none])
        }
    }
}
