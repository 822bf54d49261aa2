import TestSupport
import Testing

/// Changes made by chat while the bot runs: previewed, confirmed, told to whom they concern, taken back.
@Suite(.timeLimit(.minutes(5)))
struct ChangeStory {
    private static let apply = "✅ Применить"
    private static let undo = "↩️ Вернуть как было"

    @Test func `a curator is replaced on the day of a reminder: the old one hears no more, the new one all of it once`()
        async throws
    {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let region = try await story.enrol("p-region")
            let old = try await story.enrol("p-curator-1")
            let new = try await story.enrol("p-curator-2")
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-03-04", "12:00")
            #expect(try await old.news().map(\.day) == ["2022-02-21", "2022-03-04"])
            #expect(try await new.news().map(\.day) == ["2022-02-21", "2022-03-04"])
            _ = try await head.news()

            try await region.say("/replace Кураторова Помощникова")
            let preview = try await region.onlyNews()
            #expect(preview.plain.hasPrefix("Изменить? Пока ничего не сделано."), "\(preview.plain)")
            #expect(
                preview.plain.contains("Берёзовская СОШ (Ш-01): куратор Кураторова Анна Олеговна → Помощникова"),
                "\(preview.plain)"
            )
            #expect(preview.plain.contains("Об этом узнают: 3 человека."))
            #expect(try await noNews(old, new, head), "nothing is done before it is confirmed")
            try await region.press(Self.apply, on: preview)
            #expect(try await region.again(preview).plain.hasPrefix("Сделано."))

            let farewell = try await old.onlyNews()
            #expect(farewell.plain.contains("Вы больше не куратор: Берёзовская СОШ (Ш-01)"), "\(farewell.plain)")
            #expect(try await head.onlyNews().plain.contains("теперь ваш куратор — Помощникова Ольга Юрьевна"))
            let news = try await new.news()
            #expect(news.count == 2, "\(news.map(\.plain))")
            #expect(news.contains { $0.plain.contains("Теперь вы куратор: Берёзовская СОШ (Ш-01)") })
            let caughtUp = news.filter { $0.plain.hasPrefix("Осталось 3 рабочих дня") }
            #expect(caughtUp.count == 1 && caughtUp.first?.plain.contains("Берёзовская СОШ (Ш-01)") == true)

            try await story.goTo("2022-03-09")
            let next = try await new.onlyNews()
            #expect(next.plain.contains("Ш-01") && next.plain.contains("Ш-02") && next.plain.contains("Ш-03"))
            try await story.goTo("2022-12-31")
            #expect(try await noNews(old))
            try await story.isInOrder()
        }
    }

    @Test func `a decree of 14 February moves every notice of 3 March, and nothing is sent twice`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            await story.stopBot()
            let day =
                #"{ "date": "2022-03-03", "name": "Цаган Сар", "source": "Указ Главы Республики Калмыкия от 14.02.2022 № 10" },"#
            try story.config.edit("calendar/2022.json", day, "")
            try await story.startBot()
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            let curator = try await story.enrol("p-curator-1")
            try await story.goTo("2022-02-14", "10:00")
            try await region.say("/dayoff 2022-03-03 Цаган Сар, указ № 10")
            let preview = try await region.onlyNews()
            #expect(preview.plain.contains("Выходной: четверг, 3 марта — Цаган Сар."), "\(preview.plain)")
            #expect(preview.plain.contains("Основание: указ № 10."))
            try await region.press(Self.apply, on: preview)
            #expect(try await region.again(preview).plain.hasPrefix("Сделано."))

            try await story.goTo("2022-03-10", "12:00")
            let days = [10, 3, 1, 0].map { Almanac.workingDay($0, before: "2022-03-10") }
            for person in [head, curator] {
                #expect(try await person.news().filter { !$0.plain.hasPrefix("Сроки") }.map(\.day) == days)
            }
            #expect(!days.contains("2022-03-03"))
            try await story.isInOrder()
        }
    }

    @Test func `a row is moved, cancelled and restored, each told once with old and new date, and kept in the history`()
        async throws
    {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            let curator = try await story.enrol("p-curator-2")
            try await story.goTo("2022-03-04", "12:00")
            _ = try await (head.news(), curator.news())

            try await region.say(#"/amend 7 период "19 сентября – 24 октября 2022 г." основание "письмо № 5""#)
            let preview = try await region.onlyNews()
            #expect(preview.plain.contains("Срок: «до 10 марта 2022 г.» → «19 сентября – 24 октября 2022 г.»."))
            try await region.press(Self.apply, on: preview)
            let told = try await head.onlyNews()
            #expect(told.plain.hasPrefix("Сроки изменились"), "\(told.plain)")
            #expect(told.plain.contains("10 марта 2022 года → 24 октября 2022 года"), "\(told.plain)")
            #expect(told.plain.contains("Основание: письмо № 5."))
            #expect(try await curator.onlyNews().plain.contains("Вербная СОШ (Ш-02), Лиственная СОШ (Ш-03)"))
            try await story.goTo("2022-04-04", "12:00")
            #expect(try await noNews(head, curator), "the old deadline is forgotten")

            try await region.say("/cancel 7 основание приказ № 6")
            try await region.press(Self.apply, on: try await region.onlyNews())
            #expect(try await head.onlyNews().plain.contains("Отменено, делать не нужно."))
            try await story.goTo("2022-04-04", "13:00")
            try await region.say("/restore 7 основание приказ № 7")
            let restored = try await region.onlyNews()
            try await region.press(Self.apply, on: restored)
            #expect(try await head.onlyNews().plain.contains("Строка снова действует. Срок: 24 октября"))

            try await head.say("/history 7")
            let history = try await head.onlyNews().plain
            for words in ["письмо № 5", "приказ № 6", "приказ № 7", "Регионова Вера Ильинична", "4 марта 2022 года"] {
                #expect(history.contains(words), "\(history)")
            }
            try await region.press(Self.undo, on: restored)
            #expect(try await region.again(restored).plain.hasPrefix("Возвращено как было."))
            #expect(try await head.onlyNews().plain.hasPrefix("Недавнее изменение отменено, теперь так"))
            try await story.goTo("2022-12-31")
            #expect(try await noNews(head))
            try await story.isInOrder()
        }
    }

    @Test func `of two amendments the first is undone, and the second stays`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            await story.stopBot()
            let row = try story.config.text("roadmap.json")
            let body = try #require(row.firstMatch(of: /(?s)\{\s+"number": 7.*?\n    \}/)?.0)
            let second = body.replacing("\"number\": 7", with: "\"number\": 8")
                .replacing("до 10 марта", with: "до 15 апреля")
            try story.config.write(row.replacing(body, with: body + ",\n    " + second), to: "roadmap.json")
            try await story.startBot()
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            try await region.say(#"/amend 7 период "до 20 мая 2022 г." основание "письмо № 5""#)
            let first = try await region.onlyNews()
            try await region.press(Self.apply, on: first)
            try await region.say(#"/amend 8 период "до 10 июня 2022 г." основание "письмо № 6""#)
            try await region.press(Self.apply, on: try await region.onlyNews())
            #expect(try await head.news().count == 2)

            try await region.press(Self.undo, on: first)
            #expect(try await region.again(first).plain.hasPrefix("Возвращено как было."))
            let told = try await head.onlyNews().plain
            #expect(told.contains("Строка 7.") && told.contains("20 мая 2022 года → 10 марта 2022 года"), "\(told)")
            #expect(!told.contains("Строка 8."))
            try await head.say("/history")
            let history = try await head.onlyNews().plain
            #expect(history.contains("письмо № 5. Возвращено как было."), "\(history)")
            #expect(history.contains("письмо № 6") && !history.contains("письмо № 6. Возвращено"), "\(history)")
            try await story.goTo("2022-06-10")
            let reminders = try await head.news().map(\.plain).filter { $0.contains("Последний день") }
            #expect(try story.config.text("roadmap.json").contains("до 10 июня 2022 г."))
            #expect(try !story.config.text("roadmap.json").contains("до 20 мая"))
            #expect(reminders.count <= 2, "\(reminders)")
            try await story.isInOrder()
        }
    }

    @Test func `a municipality changes its own, and what was overtaken is not undone`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-03-01") { story in
            let district = try await story.enrol("p-district")
            let head = try await story.enrol("p-head-2")
            let other = try await story.enrol("p-head-3")
            try await district.say("/deputy Второв Третьякова с 03.03.2022 по 11.03.2022")
            let deputy = try await district.onlyNews()
            try await district.press(Self.apply, on: deputy)
            #expect(try await head.onlyNews().plain.contains("Вас замещает: Третьякова Нина Ивановна с 03.03.2022"))
            #expect(try await other.onlyNews().plain.contains("Вы замещаете: Второв Олег Петрович"))
            try await story.goTo("2022-03-04")
            #expect(try await noNews(head))
            #expect(try await other.onlyNews().plain.contains("Вербная СОШ (Ш-02)"))

            try await district.say("/school Ш-02 выбывает")
            let school = try await district.onlyNews()
            #expect(school.plain.contains("Выбывает школа: Вербная СОШ (Ш-02), директор Второв"), "\(school.plain)")
            try await district.press(Self.apply, on: school)
            #expect(try await head.onlyNews().plain.contains("больше не участвует в проекте"))
            #expect(try !story.config.text("roster.json").contains("p-head-2"))
            try await district.press(Self.undo, on: deputy)
            #expect(try await district.again(deputy).plain.hasPrefix("Сделано."), "a day is over")

            // What was changed of others since is no obstacle.
            try await district.say("/deputy Третьякова Первова")
            try await district.press(Self.apply, on: try await district.onlyNews())
            try await district.press(Self.undo, on: school)
            #expect(try await district.again(school).plain.hasPrefix("Возвращено как было."))
            #expect(try story.config.text("roster.json").contains("Второв Олег Петрович"))
            #expect(try story.config.text("roster.json").contains(#""deputy": "p-head-1""#), "the later one stays")

            try await district.say("/replace Ш-02 Кураторова")
            let first = try await district.onlyNews()
            try await district.press(Self.apply, on: first)
            try await district.say("/replace Ш-02 Первова")
            let second = try await district.onlyNews()
            try await district.press(Self.apply, on: second)
            try await district.press(Self.undo, on: first)
            #expect(try await district.again(first).plain.hasPrefix("Вернуть не получится"))
            try await district.press(Self.undo, on: second)
            try await district.press(Self.undo, on: first)
            #expect(try await district.again(first).plain.hasPrefix("Возвращено как было."))

            try await district.say("/school Ш-09 вступает; Кленовая СОШ; Степной район; Новиков Ян Янович; Помощникова")
            let joining = try await district.onlyNews()
            #expect(joining.plain.contains("Вступает школа: Кленовая СОШ (Ш-09), директор Новиков Ян Янович"))
            try await district.press(Self.apply, on: joining)
            #expect(try story.config.text("roster.json").contains("Новиков Ян Янович"))
            #expect(try story.count("SELECT count(*) FROM change WHERE payload LIKE '%Новиков%'") == 0)
            try await story.goTo("2022-04-01")
            try await story.isInOrder()
        }
    }

    @Test func `a change that a crash interrupts is finished at the next start`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-03-04", "12:00")
            _ = try await head.news()
            try await region.say(#"/amend 7 период "до 20 мая 2022 г." основание "письмо № 5""#)
            let preview = try await region.onlyNews()
            let roadmap = try story.config.text("roadmap.json")
            try await region.press(Self.apply, on: preview)
            let changed = try story.config.text("roadmap.json")
            _ = try await head.onlyNews()
            await story.stopBot()
            // As if the bot had died after writing the file, or before.
            for text in [changed, roadmap] {
                try story.config.write(text, to: "roadmap.json")
                try story.execute("UPDATE change SET state = 'accepted', appliedAt = NULL")
                try await story.startBot()
                await story.settle(nil)
                #expect(try story.config.text("roadmap.json") == changed, "written once")
                #expect(try await noNews(head), "and told once")
                await story.stopBot()
            }
        }
    }
}
