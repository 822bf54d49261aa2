import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing

/// Months that a series leaves out, and the date that a row asks for.
@Suite(.timeLimit(.minutes(5))) struct SeminarSeriesTests {
    /// The last Friday of the months from March to June.
    private static func series(without month: String? = nil) -> Seminar {
        SeminarStage.seminar { seminar in
            seminar.series = SeminarSeries(startingOn: SeminarStage.start.date, through: Month(of: .on("2022-06-01")))
            seminar.series?.changes =
                month.map { [.init(month: Month(of: .on("\($0)-01")), cancelled: "отпуска")] } ?? []
        }
    }

    @Test func `who knows the series hears at once of a month left out, and of it when it is held after all`()
        async throws
    {
        try await SeminarStage.tell(SeminarStage.hamlet(Self.series())) { story in
            story.time.move(to: .at("2022-03-16 12:00"))
            try await story.change(to: Self.series(without: "2022-05"))
            for chat in [ChatID.anna, .boris] {
                let told = try #require(story.screen(chat))
                #expect(story.heads(chat, from: 1) == ["Не состоится: Итоги диагностики"])
                let text = told.text.plain
                #expect(text.contains("пятница, 27 мая, 10:00") && text.contains("отпуска"), "\(text)")
                #expect(text.contains("Следующая встреча — пятница, 24 июня, 10:00."), "\(text)")
                #expect(told.attachment == nil && told.buttons.isEmpty, "it is in no calendar yet")
            }
            try await story.tick()
            #expect(story.texts(to: .anna).count == 2)
            try await story.change(to: Self.series())
            #expect(story.heads(.anna, from: 2) == ["Снова состоится: Итоги диагностики"])
            let entry = try ReadCalendar(#require(story.screen(.anna)?.attachment?.bytes), by: .icalendar)
            #expect(entry.start == "2022-05-27T10:00:00+03:00" && entry.uid == "vks.2022-05@test-2022.vekha")
        }
    }

    @Test func `a month left out from the beginning is no news, and once it is held it invites in its time`()
        async throws
    {
        try await SeminarStage.tell(SeminarStage.hamlet(Self.series(without: "2022-05"))) { story in
            #expect(story.heads(.anna) == ["Приглашаем: Итоги диагностики"])
            story.time.move(to: .at("2022-03-16 12:00"))
            try await story.change(to: Self.series())
            #expect(story.texts(to: .anna).count == 1)
            // Ten working days before 27 May; April's came and went meanwhile.
            try await story.passes("2022-05-12 09:00", "2022-05-13 09:00")
            #expect(story.screen(.anna)?.text.plain.contains("пятница, 27 мая, 10:00") == true)
            #expect(story.heads(.anna).last == "Приглашаем: Итоги диагностики")
        }
    }

    @Test func `the end of a whole series is told of what people are invited to, not of every month`() async throws {
        try await SeminarStage.tell(SeminarStage.hamlet(Self.series())) { story in
            var over = Self.series()
            over.cancelled = "решение"
            try await story.change(to: over)
            #expect(story.heads(.anna, from: 1) == ["Отменяется: Итоги диагностики"])
        }
    }

    @Test func `a row stops asking for its date once a seminar is set up, and asks again when it is off`() async throws
    {
        let seminar = SeminarStage.seminar { seminar in
            seminar.start = .init(date: .on("2022-04-14"), time: .at("10:00"))
            seminar.activity = 3
        }
        func hamlet(_ seminars: Seminar...) -> Hamlet {
            Hamlet {
                $0.rows = [.seminar(3, "2022-04-01", "2022-04-30")]
                $0.seminars = seminars
            }
        }
        try await BotStory.tell(hamlet(), at: "2022-03-16 10:00") { story in
            func take(_ hamlet: Hamlet, _ name: String) async throws {
                story.worlds.change(to: try hamlet.world(fingerprint: name))
                try await story.tick()
            }
            // Ten working days before 31 March.
            try await story.comes("2022-03-17 09:00")
            #expect(story.texts(to: .egor).count == 1 && story.texts(to: .egor)[0].contains("Дело номер 3"))
            try await take(hamlet(seminar), "set")
            let list = try #require(try await story.says("/my", in: .egor).last?.text)
            #expect(!list.contains("Дело номер 3"), "\(list)")
            let count = story.texts(to: .egor).count
            try await story.passes("2022-03-28 09:00", "2022-03-30 09:00", "2022-04-01 09:00")
            #expect(story.texts(to: .egor).count == count)
            var off = seminar
            off.cancelled = "сбой"
            story.time.move(to: .at("2022-04-01 12:00"))
            try await take(hamlet(off), "off")
            #expect(story.texts(to: .egor).count == count + 1)
            #expect(story.texts(to: .egor).last?.contains("Дело номер 3") == true)
            try await story.comes("2022-04-05 09:00")
            #expect(story.texts(to: .egor).count == count + 2, "and it goes on as before")
            #expect(try await story.audit().isClean)
        }
    }
}
