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
            #expect(try await region.onlyNews().plain.contains("«Семинар о программе», 14 апреля, 11:00, отменён"))
            try await story.isInOrder()
        }
    }
}
