import TestSupport
import Testing

/// People without a place in the roster, and what they may learn: how to get an invitation, nothing else.
@Suite(.timeLimit(.minutes(5)))
struct StrangerStory {
    private static let contact = "координатор проекта, тел. 8 (84722) 0-00-00"

    @Test func `an unknown chat learns nothing but how to get an invitation`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let stranger = story.stranger()
            let attempts = [
                "Привет!", "/my", "/help", "/start", "/start ", "/plan", "p-head-1", "<b>", "строка 7", "/my@vekha",
            ]
            for attempt in attempts { try await stranger.say(attempt) }
            let answers = try await stranger.news()
            #expect(answers.count == attempts.count)
            let expected = """
                Здравствуйте! Я отвечаю только участникам проекта, по личному приглашению.

                Как его получить, подскажет \(Self.contact).
                """
            #expect(answers.allSatisfy { $0.plain == expected && $0.buttons.isEmpty }, "\(answers.map(\.plain))")
            try await story.goTo("2022-06-01")
            #expect(try await noNews(stranger))
        }
    }

    @Test func `a wrong, a used and an expired code are refused, each with a way on`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let wrong = story.stranger()
            for code in [
                "AAAAAAAAAAAAAAAAAAAAAA", "x", String(repeating: "я", count: 3_000), "'; DROP TABLE invitation;--",
            ] {
                try await wrong.say("/start \(code)")
                let answer = try await wrong.onlyNews()
                #expect(answer.plain.hasPrefix("Это приглашение не подходит"), "\(code): \(answer.plain)")
                #expect(answer.plain.contains(Self.contact) && !answer.plain.contains("Берёзовская"))
            }

            let code = try await story.invite("p-head-1")
            let head = story.stranger()
            #expect(try await head.come(with: code).plain.contains("директор МБОУ «Берёзовская СОШ»"))
            let thief = story.stranger()
            try await thief.say("/start \(code)")
            #expect(try await thief.onlyNews().plain.hasPrefix("Это приглашение не подходит"))
            try await thief.say("/my")
            #expect(try await thief.onlyNews().plain.contains("по личному приглашению"))
            // The owner's second tap on the link is no mistake.
            try await head.say("/start \(code)")
            #expect(try await head.onlyNews().plain.contains("директор МБОУ «Берёзовская СОШ»"))

            let late = try await story.invite("p-head-2")
            let punctual = try await story.invite("p-head-3")
            try await story.goTo("2022-03-03", "11:50")
            let inTime = story.stranger()
            #expect(try await inTime.come(with: punctual).plain.contains("Лиственная"))
            try await story.goTo("2022-03-03", "12:10")
            let tooLate = story.stranger()
            try await tooLate.say("/start \(late)")
            let refusal = try await tooLate.onlyNews()
            #expect(
                refusal.plain.hasPrefix("Это приглашение больше не действует") && refusal.plain.contains(Self.contact)
            )
            try await story.goTo("2022-12-31")
            #expect(try await noNews(thief, wrong, tooLate))
        }
    }

    @Test func `in a group the bot knows who asks, names nobody and takes no invitation`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-20") { story in
            let group = -500
            let head = story.stranger()
            let code = try await story.invite("p-head-1")
            for text in ["/start \(code)", "/my", "/help", "Коллеги, добрый день"] {
                try await head.say(text, in: group)
            }
            #expect(try await head.messages(in: group).isEmpty)
            #expect(try await head.come(with: code).plain.hasPrefix("Здравствуйте"))
            for text in ["/my", "/help"] { try await head.say(text, in: group) }
            let answers = try await head.messages(in: group).map(\.plain)
            #expect(answers.count == 2 && answers.first?.hasPrefix("Здесь нас читают другие.") == true, "\(answers)")
            #expect(answers.last?.contains("в группе я отвечаю только на /help") == true, "\(answers)")
            #expect(answers.allSatisfy { !$0.contains("Первова") && !$0.contains("Берёзовская") })
            #expect(try story.count("SELECT count(*) FROM inbox WHERE chat = -500") == 0)
            try await story.goTo("2022-02-21")
            #expect(try await head.onlyNews().plain.hasPrefix("Осталось 10 рабочих дней"))
            #expect(try await head.messages(in: group).count == 2)
        }
    }
}
