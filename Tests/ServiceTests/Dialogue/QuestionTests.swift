import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// What people ask in their own words, and the buttons by which they need not.
@Suite(.timeLimit(.minutes(5))) struct QuestionTests {
    private static let hamlet = Hamlet { hamlet in
        hamlet.rows = [
            .deadline(1, "2022-03-01", "2022-03-31"), .deadline(2, "2022-02-01", "2022-02-28"), .continuing(3),
            .monthlyReport(4),
        ]
    }

    private func talking(_ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(Self.hamlet, at: "2022-04-12 10:00", body)
    }

    @Test(arguments: [
        ("кто не сдал за март?", "/silent 2022-03"), ("что просрочено?", "/overdue"),
        ("как дела по району", "/progress"),
        ("план на май", "/plan 2022-05"), ("что у нас на этой неделе", "/week"), ("история строки 1", "/history 1"),
        ("кто отвечает за строку 1", "/who 1"), ("что со строкой 1", "/activity 1"), ("что по Ш-01?", "/school Ш-01"),
        ("мои дела", "/my"), ("отчёты", "/reports"), ("кто не на связи?", "/coverage"), ("что ты умеешь?", "/help"),
    ])
    func `a question is answered as its command is`(question: String, command: String) async throws {
        try await talking { story in
            let answers = try await story.says(question, in: .darya)
            #expect(!answers.isEmpty)
            #expect(try await story.says(command, in: .darya) == answers)
        }
    }

    @Test func `what may be two things is asked back, and each button answers`() async throws {
        try await talking { story in
            let asked = try #require(try await story.says("кто не выполнил?", in: .darya).first)
            #expect(asked.text == (try story.phrase(.whichQuestion, ["isOnly": false])))
            let overdue = story.label(.entry(of: "overdue"))
            #expect(asked.labels == [overdue, story.label(.entry(of: "silent"))])
            try await story.presses(overdue, in: .darya)
            let shown = story.screen(.darya)
            #expect(try await story.says("/overdue", in: .darya) == [shown].compactMap(\.self))
        }
    }

    @Test func `a question that no command answers whole is offered the nearest`() async throws {
        try await talking { story in
            let asked = try #require(try await story.says("план на май в Степном районе", in: .darya).first)
            #expect(asked.text == (try story.phrase(.whichQuestion, ["isOnly": true])))
            #expect(asked.labels == ["\(story.label(.entry(of: "plan"))) · Май 2022 года"], "\(asked.labels)")
        }
    }

    @Test func `a question without its row lets one choose it`() async throws {
        try await talking { story in
            let asked = try #require(try await story.says("кто отвечает за строку?", in: .darya).first)
            #expect(asked.labels.first == "1. Дело номер 1" && asked.labels.last == story.label(.back))
            try await story.presses("2. Дело номер 2", in: .darya)
            let shown = story.screen(.darya)
            #expect(try await story.says("/who 2", in: .darya) == [shown].compactMap(\.self))
        }
    }

    @Test func `whoever may not ask is told whose it is; what may be his own is his`() async throws {
        try await talking { story in
            let refused = try story.phrase(
                .refused,
                [
                    "isForChat": false, "contact": .text(story.world.settings.contact),
                    "whose": .text(story.label(.audience("coordinators"))),
                ]
            )
            #expect(try await story.says("кто опаздывает?", in: .anna).map(\.text) == [refused])
            // Of «late or silent» neither is hers; of «my duties or the plan» both are.
            #expect(try await story.says("кто не выполнил?", in: .anna).map(\.text) != [refused])
            #expect(try await story.says("какие дела?", in: .anna).first?.labels.count == 2)
        }
    }

    /// On 25 April the report of April is asked for.
    @Test func `a reply to the report stays a reply, and a question beside it is answered`() async throws {
        try await talking { story in
            try await story.comes("2022-04-20 09:00")
            for reply in ["готово", "строка 3", "план выполнен", "3 нет, карантин"] {
                let answers = try await story.says(reply, in: .anna).map(\.text)
                for command in ["/activity 3", "/plan", "/my"] {
                    #expect(try await story.says(command, in: .anna).map(\.text) != answers, "\(reply)")
                }
            }
            let answers = try await story.says("что со строкой 3?", in: .anna)
            #expect(try await story.says("/activity 3", in: .anna) == answers)
        }
    }

    @Test func `in a group nobody's words are read`() async throws {
        try await talking { story in
            let answers = try await story.says("кто не сдал за март?", inGroupAs: .darya)
            #expect(answers.isEmpty)
        }
    }
}

/// The menu of buttons.
@Suite(.timeLimit(.minutes(5))) struct MenuCardTests {
    @Test(arguments: [ChatID.anna, .vera, .galina, .darya, .egor])
    func `everything one may ask for is a button, and every button does something`(chat: ChatID) async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            let person = try #require(PersonID.everybody.first { ChatID(of: $0) == chat })
            let allowed = story.world.commands(
                allowedTo: story.world.roster.person(person),
                in: .personal,
                on: .on("2022-03-16")
            ).filter {
                $0 != .help
            }
            for opener in ["/start", "/my", "/help"] {
                try await story.says(opener, in: chat)
                try await story.presses(.menu, in: chat)
                #expect(story.screen(chat)?.labels == allowed.map { story.label(.entry(of: $0.rawValue)) })
            }
            let menu = try #require(story.messenger.shown(in: chat).last)
            for button in menu.message.buttons.joined() {
                guard case .press(let data) = button.action else { continue }
                #expect(data.utf8.count <= 64)
                let before = story.messenger.calls.count
                #expect(try await story.presses(data: data, on: menu.id, in: chat) == nil, "\(button.label)")
                #expect(story.messenger.calls.count > before, "\(button.label)")
            }
        }
    }

    @Test func `rows to choose from have pages, and lead back to the menu`() async throws {
        let hamlet = Hamlet { $0.rows = (1...23).map { .deadline($0, "2022-03-01", "2022-03-31") } }
        try await BotStory.tell(hamlet, at: "2022-03-16 10:00") { story in
            try await story.says("/help", in: .anna)
            try await story.presses(.menu, in: .anna)
            let menu = story.screen(.anna)
            try await story.presses(.entry(of: "activity"), in: .anna)
            var rows: [String] = []
            for _ in 0..<3 {
                let labels = story.screen(.anna)?.labels ?? []
                rows += labels.filter { $0.contains("Дело") }
                if labels.contains(story.label(.nextPage)) { try await story.presses(.nextPage, in: .anna) }
            }
            #expect(rows.count == 23 && Set(rows).count == 23)
            try await story.presses(.back, in: .anna)
            #expect(story.screen(.anna) == menu)
        }
    }

    @Test(arguments: [
        "go:run:start", "go:run:nothing", "go:run", "go:of:who", "go:of:who:x", "go:of:dayoff:0", "go:run:overdue",
        "go:next", "go:",
    ])
    func `what no button says, or another's button, does nothing`(data: String) async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.says("/my", in: .anna)
            let id = story.messenger.shown(in: .anna).last?.id
            let before = story.messenger.calls.count
            #expect(try await story.presses(data: data, on: id, in: .anna) == story.label(.outdated))
            #expect(story.messenger.calls.count == before)
        }
    }

    @Test func `every command has its word on a button`() throws {
        let world = try Hamlet().world()
        for command in BotCommand.allCases where command != .start {
            let label = world.phrasebook.label(.entry(of: command.rawValue))
            #expect(!label.hasPrefix("menu.") && label.utf16.count <= 24, "\(command)")
        }
    }
}
