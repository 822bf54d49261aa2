import Chat
import Core
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// A municipality named behind a command or in a question.
@Suite(.timeLimit(.minutes(5))) struct AskPlaceTests {
    private static let rows: [Activity] = [.deadline(1, "2022-03-01", "2022-03-31"), .monthlyReport(20)]

    private func talking(_ body: (BotStory) async throws -> Void) async throws {
        try await ActStage.tell({ $0.rows = Self.rows }, at: "2022-04-06 10:00", body: body)
    }

    private func screen(_ view: AskView, in story: BotStory, as chat: ChatID) async throws -> String {
        try await story.says("/my", in: chat)
        let shown = try #require(story.messenger.shown(in: chat).last)
        try await story.presses(data: AskPress(view).text, on: shown.id, in: chat)
        return try #require(story.screen(chat)?.text)
    }

    private static let forest = PlaceToken(MunicipalityID.named("forest"))
    private static let march = ReportStory.march
    private static let named: [(String, AskView)] = [
        ("/progress Лесной", .rows(forest, page: 0)), ("/overdue лесной район", .late(forest, page: 0)),
        ("/silent Лесной", .missing(march, forest, page: 0)), ("/silent март Лесной", .missing(march, forest, page: 0)),
        ("/silent Лесной 2022-03", .missing(march, forest, page: 0)),
        ("кто не сдал в Лесном районе?", .missing(march, forest, page: 0)),
        ("кто не сдал за март в Лесном", .missing(march, forest, page: 0)),
        ("что просрочено в Лесном?", .late(forest, page: 0)), ("что по Лесному району?", .rows(forest, page: 0)),
        ("прогресс по лесному", .rows(forest, page: 0)), ("как дела в Лесном?", .rows(forest, page: 0)),
    ]

    @Test(arguments: named)
    func `a place opens at once for whoever may see it`(words: String, view: AskView) async throws {
        try await talking { story in
            for chat in [ChatID.darya, .zoya] {
                let expected = try await screen(view, in: story, as: chat)
                #expect(try await story.says(words, in: chat).map(\.text) == [expected], "\(chat)")
            }
        }
    }

    @Test(arguments: named)
    func `another's place is refused in plain words, and nothing of it is told`(
        words: String,
        view: AskView
    ) async throws {
        try await talking { story in
            let answers = try await story.says(words, in: .galina).map(\.text)
            #expect(answers.count == 1 && answers[0].contains("Это не ваш муниципалитет"), "\(answers)")
            #expect(!answers[0].contains("Ш-03"))
        }
    }

    @Test func `where two may be meant the buttons name the place, and open it`() async throws {
        try await talking { story in
            let asked = try #require(try await story.says("кто не выполнил в Лесном районе?", in: .darya).first)
            #expect(asked.labels.count == 2 && asked.labels.allSatisfy { $0.hasSuffix("· Лесной район") })
            try await story.presses(try #require(asked.labels.first), in: .darya)
            #expect(story.screen(.darya)?.text == (try await screen(Self.named[1].1, in: story, as: .darya)))
        }
    }

    @Test func `a place that is none is said to be, and a head finds his school by it`() async throws {
        try await talking { story in
            for words in ["/progress Морской", "/overdue Морской"] {
                let answer = try await story.says(words, in: .darya).first?.text
                #expect(answer?.contains("Не нахожу муниципалитет «Морской»") == true, "\(answer ?? "")")
            }
            #expect(try await story.says("/silent Морской", in: .darya).first?.text.contains("/silent") == true)
            let found = try #require(try await story.says("что по Лесному?", in: .nikita).first)
            #expect((found.text + found.labels.joined()).contains("Ш-03"), "\(found)")
        }
    }
}
