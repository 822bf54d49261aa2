import TestSupport
import Testing

/// What people ask the bot, on the real order.
@Suite(.timeLimit(.minutes(5)))
struct QuestionStory {
    @Test func `why names the row, the order, the responsible words and the period`() async throws {
        try await Story.tell({ _ in .sample }, from: "2022-02-10") { story in
            let head = try await story.enrol("p-head-07")
            try await story.goTo("2022-02-11")
            let reminder = try await head.onlyNews()
            #expect(reminder.plain.hasPrefix("По «дорожной карте»: 2 дела"), "\(reminder.plain)")
            try await head.press(Label.why, on: reminder)
            let why = try await head.again(reminder)
            #expect(why.plain.hasPrefix("Почему это пришло вам"))
            for words in [
                "Строка 7. Разработка Программы перехода школы в эффективный режим",
                "Приказ МОиН РК от 20.12.2021 № 1692, ответственные: ОО\n",
                "Строка 8. Разработка дорожной карты",
                "Приказ МОиН РК от 20.12.2021 № 1692, ответственные: МОиНРК, ОО, МОУО\n",
                "Вы отвечаете за эту строку.",
                "Сроки в приказе: «Январь-февраль 2022г.»; последний день — 28 февраля 2022 года.",
                "Это напоминание за 10 рабочих дней до срока.",
                "Отметки «выполнено» пока нет.",
            ] { #expect(why.plain.contains(words), "\(words)\n---\n\(why.plain)") }
            // Several rows: what was sent is asked about each of them.
            #expect(why.labels == [Label.back])
            try await head.press(Label.back, on: reminder)
            let back = try await head.again(reminder)
            #expect(back.text == reminder.text && back.labels == reminder.labels)
        }
    }

    @Test func `why of an amended row tells both periods and the act`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            try await region.say(#"/amend 7 период "до 20 апреля 2022 г." основание "письмо № 5""#)
            try await region.press("✅ Применить", on: try await region.onlyNews())
            try await story.goTo("2022-04-20")
            let reminder = try #require(try await head.news().last)
            try await head.press(Label.why, on: reminder)
            let reason = try await head.again(reminder).plain
            let words = "Срок изменён: «до 20 апреля 2022 г.» (письмо № 5), в приказе было «до 10 марта 2022 г.»"
            #expect(reason.contains(words), "\(reason)")
        }
    }

    @Test func `why tells a curator for whom, and a coordinator of whose silence`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let curator = try await story.enrol("p-curator-2")
            let district = try await story.enrol("p-district")
            try await story.goTo("2022-02-21")
            let reminder = try await curator.onlyNews()
            try await curator.press(Label.why, on: reminder)
            let reason = try await curator.again(reminder).plain
            #expect(reason.contains("Вы куратор: Вербная СОШ (Ш-02), Лиственная СОШ (Ш-03)."), "\(reason)")
            #expect(reason.contains("Сроки в приказе: «до 10 марта 2022 г.»; последний день — 10 марта 2022 года."))
            try await story.goTo("2022-03-18")
            let report = try await district.onlyNews()
            try await district.press(Label.why, on: report)
            let silence = try await district.again(report).plain
            #expect(
                silence.contains(
                    "Отметки «выполнено» нет: Берёзовская СОШ (Ш-01), Вербная СОШ (Ш-02), Лиственная СОШ (Ш-03)."
                ),
                "\(silence)"
            )
            #expect(
                silence.contains("Со срока прошло 6 рабочих дней, а отметки «выполнено» нет, поэтому сообщаем вам.")
            )
        }
    }

    @Test func `my turns its pages there and back, and what is done leaves the list`() async throws {
        try await Story.tell({ _ in .sample }, from: "2022-01-10") { story in
            let coordinator = try await story.enrol("p-region")
            try await coordinator.say("/my")
            let list = try await coordinator.onlyNews()
            let total = try #require(Self.total(list))
            let pages = (total + 6) / 7
            #expect(total > 7 && list.plain.contains("(страница 1 из \(pages))"), "\(list.plain)")
            var numbers: [String] = []
            for page in 1...pages {
                let shown = try await coordinator.again(list)
                #expect(shown.plain.contains("(страница \(page) из \(pages))"), "\(shown.plain)")
                #expect(shown.labels.contains(Label.previous) == (page > 1))
                #expect(shown.labels.contains(Label.next) == (page < pages))
                numbers += shown.labels.filter { $0.hasPrefix("Строка") }
                if page < pages { try await coordinator.press(Label.next, on: list) }
            }
            #expect(numbers.count == total)
            for page in (1..<pages).reversed() {
                try await coordinator.press(Label.previous, on: list)
                #expect(try await coordinator.again(list).plain.contains("(страница \(page) из \(pages))"))
            }

            let first = try #require(numbers.first)
            try await coordinator.press(first, on: list)
            let opened = try await coordinator.again(list)
            #expect(opened.labels.contains(Label.done) && opened.labels.contains(Label.why), "\(opened.labels)")
            try await coordinator.press(Label.done, on: list)
            #expect(try await coordinator.again(list).plain.hasPrefix("Выполнено"))
            try await coordinator.press(Label.back, on: list)
            #expect(Self.total(try await coordinator.again(list)) == total - 1)
        }
    }

    @Test func `help says what the bot does and whom to ask, and anything else is answered kindly`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            try await head.say("/help")
            let help = try await head.onlyNews()
            for words in ["/my", "/help", "координатор проекта, тел. 8 (84722) 0-00-00"] {
                #expect(help.plain.contains(words))
            }
            for text in ["Спасибо!", "сделано", "/nothing", "1"] {
                try await head.say(text)
                #expect(try await head.onlyNews().plain.hasPrefix("Я понимаю кнопки под сообщениями и команды"))
            }
        }
    }

    /// The number in «За вами: 12 дел».
    private static func total(_ list: SeenMessage) -> Int? {
        list.plain.firstMatch(of: /За вами: (\d+) дел/).flatMap { Int($0.1) }
    }
}
