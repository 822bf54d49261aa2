import Foundation
import TestSupport
import Testing

/// Seminars over the wire, by a clock that runs through a year in seconds.
@Suite(.timeLimit(.minutes(5)))
struct SeminarStory {
    private static let (apply, undo) = ("✅ Применить", "↩️ Вернуть как было")
    private static let (yes, no, deputy) = ("✅ Буду", "Не смогу", "Будет заместитель")

    /// The last Thursday of every month at 11:00; May's is another day, July has none.
    private static let series = """
        {
          "seminars": [{
            "id": "vks", "title": "Ежемесячная ВКС", "activity": 7, "start": "2022-02-24T11:00", "minutes": 60,
            "link": "https://example.ru/vks", "invited": { "roles": ["schoolHead"] }, "answerDays": 2,
            "monthly": {
              "week": "last", "day": "thursday", "through": "2022-12",
              "changes": [
                { "month": "2022-05", "start": "2022-05-25T15:00" },
                { "month": "2022-07", "cancelled": { "reason": "отпуска" } }
              ]
            }
          }]
        }
        """

    @Test func `a year's series invites, reminds and skips as it is written, and a head of two schools hears once`()
        async throws
    {
        try await Story.tell(
            { folder in
                let config = try StoryConfig.district(in: folder)
                try config.write(Self.series, to: "seminars.json")
                // The second school gets the first one's head.
                try config.edit("roster.json", #""head": "p-head-2""#, #""head": "p-head-1""#)
                try config.edit(
                    "roster.json",
                    #"{ "id": "p-head-2", "name": "Второв Олег Петрович", "post": "директор МБОУ «Вербная СОШ»", "roles": ["schoolHead"] },"#,
                    ""
                )
                return config
            },
            from: "2022-02-01"
        ) { story in
            let head = try await story.enrol("p-head-1")
            let other = try await story.enrol("p-head-3")
            var answered = 0
            // He answers every invitation, the other none.
            while try await story.goToNext(before: "2022-12-31") {
                guard let news = try await head.messages().last, news.labels.contains(Self.yes) else { continue }
                try await head.press(Self.yes, on: news)
                answered += 1
            }
            func seminar(_ person: StoryPerson) async throws -> [SeenMessage] {
                try await person.messages().filter {
                    $0.plain.contains("Ежемесячная ВКС") || $0.plain.hasPrefix("Начинаем")
                }
            }
            let told = try await seminar(head)
            let invitations = told.filter { $0.plain.hasPrefix("Приглашаем") }
            #expect(invitations.count == 10, "\(invitations.map(\.day))")
            #expect(invitations.contains { $0.plain.contains("среда, 25 мая, 15:00") })
            #expect(!told.contains { $0.plain.contains("июля") })
            #expect(answered >= 10)
            // Invitation, the day before, an hour, ten minutes.
            #expect(told.count == 40, "\(told.map { $0.day + $0.time })")
            let soon = told.filter { $0.plain.hasPrefix("Начинаем") }
            #expect(soon.map(\.time) == ["10:50", "10:50", "10:50", "14:50"] + Array(repeating: "10:50", count: 6))
            // Who does not answer is asked once more each time.
            #expect(try await seminar(other).count { $0.plain.hasPrefix("Вы будете?") } == 10)
            try await story.isInOrder()
        }
    }

    @Test func `one is set up in chat, moved by a button, called off an hour before; deputy and late comer included`()
        async throws
    {
        try await Story.tell(StoryConfig.district, from: "2022-04-04") { story in
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            let second = try await story.enrol("p-head-2")
            try await story.goTo("2022-04-05", "10:00")
            for person in [region, head, second] { _ = try await person.news() }

            try await region.say("/seminar")
            for answer in ["Семинар о программе", "7", "13.04 10:00"] { try await region.say(answer) }
            try await region.press("Один раз", on: try #require(try await region.news().last))
            for answer in ["90", "example.ru/j/1", "12 34", "Обсудим программу"] { try await region.say(answer) }
            try await region.press("☐ Директора школ", on: try #require(try await region.news().last))
            try await region.press("Дальше ›", on: try #require(try await region.news().last))
            try await region.press("за 1 рабочий день", on: try #require(try await region.news().last))
            let preview = try await region.onlyNews()
            #expect(preview.plain.contains("Семинар о программе · строка 7"), "\(preview.plain)")
            #expect(preview.plain.contains("Об этом узнают: 2 человека."), "\(preview.plain)")
            try await region.press(Self.apply, on: preview)

            let invitation = try await head.onlyNews()
            #expect(invitation.plain.contains("среда, 13 апреля, 10:00, 90 минут"), "\(invitation.plain)")
            try await head.press(Self.yes, on: invitation)
            try await second.press(Self.deputy, on: try await second.onlyNews())
            _ = try await second.onlyNews()
            try await second.say("Третьякова")
            #expect(try await second.onlyNews().plain.contains("вместо вас будет Третьякова"))

            // Whoever comes late is invited in his own name.
            try await story.goTo("2022-04-06", "12:00")
            let late = story.stranger()
            try await late.say("/start \(try await story.invite("p-head-3"))")
            try await late.press(Label.agree, on: try await late.onlyNews())
            _ = try await late.news()
            #expect(try await late.messages().contains { $0.plain.hasPrefix("Приглашаем: Семинар о программе") })

            try await region.say("/seminars")
            let list = try await region.onlyNews()
            #expect(list.plain.contains("Будут 1, заместители 1, не смогут 0, молчат 1 из 3"), "\(list.plain)")
            try await region.press("13.04 · Семинар о программе", on: list)
            try await region.press("📅 Перенести", on: try await region.again(list))
            try await region.say("14.04 11:00")
            let move = try #require(try await region.news().last)
            #expect(move.plain.contains("среда, 13 апреля, 10:00 → четверг, 14 апреля, 11:00"), "\(move.plain)")
            try await region.press(Self.apply, on: move)
            for person in [head, second, late] {
                let news = try await person.onlyNews()
                #expect(news.plain.hasPrefix("Перенесено: Семинар о программе"), "\(news.plain)")
            }

            try await story.goTo("2022-04-14", "10:00")
            for person in [head, second, late, region] { _ = try await person.news() }
            try await region.say("/seminars")
            let today = try await region.onlyNews()
            try await region.press("14.04 · Семинар о программе", on: today)
            try await region.press("Отменить", on: try await region.again(today))
            try await region.say("нет связи")
            let off = try #require(try await region.news().last)
            try await region.press(Self.apply, on: off)
            for person in [head, second, late] {
                let news = try await person.onlyNews()
                #expect(news.plain.hasPrefix("Отменяется: Семинар о программе"), "\(news.plain)")
                #expect(news.plain.contains("нет связи") && news.time == "10:00")
            }
            try await story.goTo("2022-04-14", "12:00")
            #expect(try await noNews(head, second, late))
            try await region.say("/history")
            #expect(try await region.onlyNews().plain.contains("отменено: Семинар о программе, 14 апреля, 11:00"))
            // Whoever asks about the row hears all of it.
            try await head.say("/history 7")
            let history = try await head.onlyNews().plain
            for part in [
                "назначено: Семинар о программе, 13 апреля, 10:00",
                "перенесено: Семинар о программе, 13 апреля, 10:00 → 14 апреля, 11:00",
                "отменено: Семинар о программе, 14 апреля, 11:00. Основание: нет связи.",
            ] {
                #expect(history.contains(part), "\(history)")
            }
            try await story.isInOrder()
        }
    }

    @Test func `one month of a series is skipped by a button, moved by another, and everybody hears of the one`()
        async throws
    {
        try await Story.tell(
            { folder in
                let config = try StoryConfig.district(in: folder)
                try config.write(Self.series, to: "seminars.json")
                return config
            },
            from: "2022-02-08"
        ) { story in
            let region = try await story.enrol("p-region")
            let heads = [try await story.enrol("p-head-1"), try await story.enrol("p-head-2")]
            try await story.goTo("2022-02-11", "10:00")
            for person in heads + [region] { _ = try await person.news() }
            try await region.say("/seminars")
            let list = try await region.onlyNews()
            #expect(list.plain.contains("Приглашения ещё впереди"), "\(list.plain)")
            try await region.press("28.04 · Ежемесячная ВКС", on: list)
            let desk = try await region.again(list)
            #expect(desk.plain.contains("Приглашения уйдут 14 апреля: 3 человека."), "\(desk.plain)")
            #expect(desk.labels == ["📅 Перенести", "Пропустить этот раз"])
            try await region.press("Пропустить этот раз", on: desk)
            try await region.say("каникулы")
            let preview = try #require(try await region.news().last)
            #expect(preview.plain.contains("Об этом узнают: 2 человека."), "\(preview.plain)")
            try await region.press(Self.apply, on: preview)
            for head in heads {
                let news = try await head.onlyNews().plain
                #expect(news.hasPrefix("Не состоится: Ежемесячная ВКС"), "\(news)")
                #expect(news.contains("четверг, 28 апреля, 11:00") && news.contains("каникулы"), "\(news)")
                #expect(news.contains("Следующая встреча — среда, 25 мая, 15:00."), "\(news)")
            }
            // March is moved before anybody is invited: the invitation says the new day.
            try await region.say("/seminars")
            let again = try await region.onlyNews()
            #expect(again.plain.contains("четверг, 28 апреля, 11:00 — отменено"), "\(again.plain)")
            try await region.press("31.03 · Ежемесячная ВКС", on: again)
            try await region.press("📅 Перенести", on: try await region.again(again))
            try await region.say("30 марта в 12:00")
            try await region.press(Self.apply, on: try #require(try await region.news().last))
            #expect(try await noNews(heads[0], heads[1]))
            try await story.goTo("2022-04-30", "12:00")
            for head in heads {
                let told = try await head.news().map(\.plain).filter { $0.contains("Ежемесячная ВКС") }
                let invitations = told.filter { $0.hasPrefix("Приглашаем") }
                #expect(invitations.count == 1 && invitations[0].contains("среда, 30 марта, 12:00"), "\(told)")
                #expect(!told.contains { $0.contains("апреля, 11:00") }, "\(told)")
            }
            try await story.isInOrder()
        }
    }

    private static let row = """
        , { "number": 8, "title": "Семинар кураторов", "responsible": "КРИПКРО", "period": "Апрель 2022 г.", "result": "",
            "levels": "региональный", "kind": "seminar", "responsibleBodies": ["kripkro"], "audience": [] }
        """

    @Test func `the date that a row asks for is set by its seminar, and asked for again when that is taken back`()
        async throws
    {
        try await Story.tell(
            { folder in
                let config = try StoryConfig.district(in: folder)
                try config.edit("roadmap.json", "\"audience\": []\n    }", "\"audience\": []\n    }" + Self.row)
                return config
            },
            from: "2022-03-14"
        ) { story in
            let region = try await story.enrol("p-region")
            try await story.goTo("2022-03-17")
            let reminder = try #require(try await region.news().last)
            #expect(reminder.plain.hasPrefix("Назначьте дату"), "\(reminder.plain)")
            try await region.say("/seminar")
            for answer in ["Семинар кураторов", "8", "14.04 в 15:00"] { try await region.say(answer) }
            try await region.press("Один раз", on: try #require(try await region.news().last))
            for answer in ["90", "https://example.ru/8"] { try await region.say(answer) }
            for _ in 1...2 { try await region.press("Пропустить", on: try #require(try await region.news().last)) }
            try await region.press("☐ Кураторы", on: try #require(try await region.news().last))
            try await region.press("Дальше ›", on: try #require(try await region.news().last))
            try await region.press("за 1 рабочий день", on: try #require(try await region.news().last))
            let preview = try await region.onlyNews()
            try await region.press(Self.apply, on: preview)
            let settled = try await region.again(reminder)
            #expect(settled.plain.hasPrefix("Дата назначена"), "\(settled.plain)")
            #expect(settled.plain.contains("Назначено: четверг, 14 апреля, 15:00."), "\(settled.plain)")
            #expect(!settled.labels.contains(Label.dateIsSet))
            try await region.say("/my")
            #expect(try await !region.onlyNews().plain.contains("Семинар кураторов"))
            try await region.press(Self.undo, on: try await region.again(preview))
            let again = try await region.again(reminder)
            #expect(again.plain.hasPrefix("Назначьте дату") && again.labels.contains(Label.dateIsSet), "\(again.plain)")
            try await story.goTo("2022-03-28", "12:00")
            #expect(try await region.news().contains { $0.plain.hasPrefix("Назначьте дату") })
            try await story.isInOrder()
        }
    }
}
