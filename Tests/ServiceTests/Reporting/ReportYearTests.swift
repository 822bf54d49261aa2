import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// The year turns and next year's roadmap takes the place of the old one.
@Suite(.timeLimit(.minutes(5))) struct ReportYearTests {
    private static let december = Month(of: .on("2022-12-01"))

    private static func hamlet(year: Int) -> Hamlet {
        ReportStory.hamlet(rows: 1...2) { hamlet in
            hamlet.year = year
            hamlet.rows = hamlet.rows.map { row in
                row.kind == .monthlyReport
                    ? row.with(row.schedule, "ежемесячно")
                    : row.with(row.schedule, "постоянно", title: "Дело \(row.number) года \(year)")
            }
        }
    }

    /// December's request has gone out and Anna has answered it; then it is January by another roadmap.
    private static func turn(_ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(hamlet(year: 2022), at: "2022-12-19 10:00") { story in
            try await story.tick()
            try await story.comes("2022-12-20 09:00")
            try await story.taps(.fillReport, .done, .notApplicable, .submit, in: .anna)
            story.worlds.change(to: try hamlet(year: 2023).world(fingerprint: "second"))
            try await story.comes("2023-01-02 09:00")
            try await body(story)
        }
    }

    @Test func `last year's reports are still sent, looked over and summed up`() async throws {
        try await Self.turn { story in
            let told = try #require(story.texts(to: .darya).last { $0.contains("Итоги за декабрь 2022 года") })
            #expect(told.contains("Сдали: <b>1 из 2</b>") && told.contains("<b>1.</b> Дело 1 года 2022"), "\(told)")
            #expect(story.texts(to: .vera).last?.contains("1 отчёт ждёт проверки") == true)
            try await story.presses("Посмотреть · Ш-01", in: .vera)
            #expect(story.screen(.vera)?.text.contains("<b>1.</b> Дело 1 года 2022") == true)
            #expect(try await story.presses(.accept, in: .vera) == story.label(.reportAccepted))
            #expect(try await story.report(in: Self.december).report.stage == .accepted)

            try await story.reports(in: .boris)
            let late = try await story.report(of: "s-2", in: Self.december).report
            #expect(late.stage == .submitted && late.answers.count == 2)
            #expect(try await story.requestIsDone(.second, in: Self.december))
            try await story.says("/reports", in: .darya)
            #expect(story.texts(to: .darya).last?.contains("Сдали: <b>2 из 2</b>, из них после срока 1") == true)
        }
    }

    @Test func `last year's report can still be reminded of`() async throws {
        try await Self.turn { story in
            let before = story.texts(to: .boris).count
            try await story.says("/reports", in: .galina)
            #expect(try await story.presses(.nudge, in: .galina) == "Напомню 1 человеку.")
            let news = Array(story.texts(to: .boris).dropFirst(before))
            #expect(news.count == 1 && news[0].contains("Отчёт за декабрь 2022 года"), "\(news)")
            try await story.reports(in: .boris)
            #expect(try await story.requestIsDone(.second, in: Self.december))
        }
    }

    @Test func `what was said of last year's rows says nothing of this year's`() async throws {
        try await Self.turn { story in
            try await story.comes("2023-01-20 09:00")
            try await story.presses(.fillReport, in: .anna)
            #expect(story.screen(.anna)?.labels.contains(story.label(.asLastMonth)) == false)
            #expect(story.screen(.anna)?.text.contains("Осталось ответить: 2 из 2") == true)
        }
    }
}
