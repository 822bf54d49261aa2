import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Buttons on a school's card: reminding of what is late, commands that are finished in words.
@Suite(.timeLimit(.minutes(5))) struct BeginningTests {
    private static let message = MessageID(rawValue: 1_000)

    private func press(_ data: String, in chat: ChatID, _ story: BotStory) async throws -> String? {
        try await story.presses(data: data, on: Self.message, in: chat)
    }

    @Test func `a pause is begun by a button and finished by its day and its reason`() async throws {
        try await ActStage.tell { story in
            _ = try await press(CommandPress(.pause, .named("s-1")).text, in: .galina, story)
            #expect(story.screen(.galina)?.text.contains("Первая школа (Ш-01)") == true)
            try await story.says("до 15.04 карантин", in: .galina)
            let pause = try #require(try await story.journal.read { try $0.pauses() }.first)
            #expect(pause.pause.lastDay == .on("2022-04-15") && pause.reason == "карантин")
            _ = try await press(CommandPress(.resume, .named("s-1")).text, in: .galina, story)
            #expect(story.screen(.galina)?.text.contains("пауза снята") == true)
        }
    }

    @Test func `a curator is replaced, a deputy appointed, namesakes are told apart`() async throws {
        let others = [("olga", "Петрова Ольга Ивановна"), ("nina", "Петрова Нина Ильинична")].map { id, name in
            Person(id: .named(id), name: name, post: "методист", roles: [.curator])
        }
        try await ActStage.tell {
            $0.others = others
        } body: { story in
            // What is proposed is what the whole command proposes, typed at once.
            let replaced = try await story.says("/replace Ш-01 / nina", in: .darya).map(\.text)
            _ = try await press(CommandPress(.replace, .named("s-1")).text, in: .darya, story)
            try await story.says("Петрова", in: .darya)
            let choice = try #require(story.screen(.darya))
            #expect(choice.labels.count == 2, "\(choice.labels)")
            let before = story.texts(to: .darya).count
            #expect(try await story.choose("Петрова Нина", in: .darya) == nil)
            #expect(story.texts(to: .darya, after: before) == replaced)

            let typed = "/deputy anna / Петрова Ольга с 01.07 по 28.07"
            let deputised = try await story.says(typed, in: .darya).map(\.text)
            _ = try await press(CommandPress(.deputy, .named("s-1")).text, in: .darya, story)
            let answer = try await story.says("Петрова Ольга с 01.07 по 28.07", in: .darya).map(\.text)
            #expect(answer == deputised && answer.count == 1, "\(answer)")
        }
    }

    @Test func `none of it reaches another's school, nor the card of nobody's`() async throws {
        try await ActStage.tell(at: "2022-04-06 10:00") { story in
            for beginning in CommandPress.Beginning.allCases {
                for (school, chat) in [("s-3", ChatID.galina), ("s-1", .zoya), ("s-1", .anna), ("s-99", .darya)] {
                    let data = CommandPress(beginning, .named(school)).text
                    let flash = try await press(data, in: chat, story)
                    #expect(flash == story.label(.outdated), "\(data)")
                }
            }
            for (data, chat) in [
                ("nb:s:school:s-3", ChatID.galina), ("nb:m:forest", .galina), ("nb:o", .galina),
                ("nb:s:municipality:district", .galina), ("nb:s:school:s-1", .anna), ("nb:m:district", .vera),
            ] { #expect(try await press(data, in: chat, story) == story.label(.outdated), "\(data)") }
            #expect(try story.acts.isEmpty)
            #expect(try story.outcomes.allSatisfy { !$0.contains("nudged") })
        }
    }

    @Test func `all that a school is late with comes in one message`() async throws {
        try await ActStage.tell(at: "2022-04-06 10:00") { story in
            let debt = try #require(DebtPress(.overdue(.first)))
            #expect(try await press(debt.text, in: .galina, story) == "Напомню 1 человеку.")
            #expect(story.texts(to: .anna).count == 1)
            let text = try #require(story.texts(to: .anna).first)
            #expect(text.contains("Строка 1") || text.contains("Дело номер 1"), "\(text)")
            #expect(text.contains("Дело номер 2"), "\(text)")
            let district = try #require(DebtPress(.overdueIn(.named("district"))))
            #expect(
                try await press(district.text, in: .galina, story)?.hasPrefix("Напомню 1 человеку.") == true,
                "the other school is left"
            )
            #expect(story.texts(to: .boris).count == 1)
        }
    }

    @Test func `the cards of rows, schools, the late and the silent lead to what can be done`() async throws {
        let rows: [Activity] = [.deadline(1, "2022-03-01", "2022-03-31"), .monthlyReport(20)]
        try await ActStage.tell({ $0.rows = rows }, at: "2022-04-06 10:00") { story in
            try await story.says("/activity 1", in: .galina)
            try await story.presses(.rowAnswers, in: .galina)
            #expect(story.screen(.galina)?.text.contains("Отмечено: <b>0 из 2</b>") == true)
            try await story.says("/school Ш-01", in: .galina)
            for label in [Label.nudgeOverdue, .tellSchool, .beginPause, .beginReplace, .beginDeputy] {
                #expect(story.screen(.galina)?.labels.contains(story.label(label)) == true, "\(label)")
            }
            #expect(try await story.presses(.nudgeOverdue, in: .galina) == "Напомню 1 человеку.")
            try await story.says("/overdue", in: .galina)
            // The other school alone is left, late with the row and with the report.
            let flash = try await story.presses(.nudgeOverdue, in: .galina)
            #expect(flash == "Напомню 1 человеку. Сегодня уже напоминали 1 человеку.")
            try await story.says("/silent март", in: .galina)
            try await story.presses(.tellSilent, in: .galina)
            #expect(story.screen(.galina)?.text.contains("2 человека") == true, "\(story.screen(.galina)?.text ?? "")")
            // Whoever only reads is offered nothing of it.
            for words in ["/activity 1", "/school Ш-01"] {
                let labels = try #require(try await story.says(words, in: .anna).last).labels
                let offered = [Label.rowAnswers, .beginPause, .nudgeOverdue, .tellSchool].map(story.label)
                #expect(labels.allSatisfy { !offered.contains($0) }, "\(labels)")
            }
        }
    }

    @Test func `the data of these buttons reads back and fits`() {
        let longest = String(repeating: "m", count: 40)
        let debts: [Debts] = [
            .overdue(.school(.named(longest))), .overdue(.municipality(.named(longest))), .overdueIn(nil),
            .overdueIn(.named(longest)),
        ]
        for debt in debts {
            let press = DebtPress(debt)
            #expect(press != nil && press.flatMap { DebtPress($0.text) } == press)
            #expect(press.map { $0.text.utf8.count <= 64 } == true)
        }
        #expect(DebtPress(.report(month: "2022-03")) == nil)
        for beginning in CommandPress.Beginning.allCases {
            let press = CommandPress(beginning, .named(longest))
            #expect(CommandPress(press.text) == press && press.text.utf8.count <= 64)
        }
        for text in ["nb:", "nb:o:x", "nb:s:pupil:a", "cb:pause", "cb:cancel:s-1"] {
            #expect(DebtPress(text) == nil && CommandPress(text) == nil)
        }
    }
}
