import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// What stays of a coordinator's acts: who did what, when, where; and what is forgotten of them.
@Suite(.timeLimit(.minutes(5))) struct ActTrailTests {
    private static let own: @Sendable (inout Hamlet) -> Void = { $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")] }

    private func close(_ story: BotStory, because reason: String) async throws {
        try await story.opens("Ш-01", in: .galina)
        try await story.presses(.actClose, in: .galina)
        try await story.says(reason, in: .galina)
        try await story.presses(.actClose, in: .galina)
    }

    @Test func `the history of a row tells what was decided, to those whom it concerns`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await close(story, because: "ремонт")
            try await story.says("/history 1", in: .galina)
            let told = try #require(story.screen(.galina)?.text)
            #expect(told.contains("• 16 марта 2022 года, 10:00, Галина Галина Глебовна"), "\(told)")
            #expect(told.contains("закрыта, Первая школа (Ш-01). Основание: ремонт."), "\(told)")
            for chat in [ChatID.darya, .anna] {
                #expect(try await story.says("/history 1", in: chat).last?.text.contains("закрыта") == true, "\(chat)")
            }
            for chat in [ChatID.boris, .zoya, .nikita] {
                #expect(try await story.says("/history 1", in: chat).last?.text.contains("закрыта") == false, "\(chat)")
            }
            try await story.writes("Здравствуйте", to: "Все школы", in: .galina)
            try await story.presses(.actSend, in: .galina)
            #expect(try await story.says("/history", in: .galina).last?.text.contains("сообщение — 2 человека") == true)
            #expect(try await story.says("/history", in: .anna).last?.text.contains("сообщение") == false)
            let trail = try story.file.rows("SELECT kind, author, chat, doneAt NOTNULL, words FROM act ORDER BY id")
            #expect(trail == [["close", "galina", "4", "1", "ремонт"], ["tell", "galina", "4", "1", "Здравствуйте"]])
        }
    }

    @Test func `what is undone is told to have been`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await close(story, because: "ремонт")
            try await story.presses(.undoChange, in: .galina)
            let told = try #require(try await story.says("/history 1", in: .galina).last?.text)
            #expect(told.contains("закрыта") && told.contains("Возвращено как было."), "\(told)")
        }
    }

    @Test func `the audit tells every act: who, when, what, of whom, to how many, and no word of it`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.marks(in: .anna)
            let decisions: [(Label, words: String?)] = [
                (.accept, nil), (.actSendBack, "Аннина, переделайте"), (.actClose, "ремонт"),
            ]
            for (decision, words) in decisions {
                try await story.opens("Ш-01", in: .galina)
                try await story.presses(decision, in: .galina)
                guard let words else { continue }
                try await story.says(words, in: .galina)
                try await story.presses(decision, in: .galina)
            }
            try await story.presses(.undoChange, in: .galina)
            try await story.writes("Здравствуйте", to: "Все школы", in: .galina)
            try await story.presses(.actSend, in: .galina)
            // What was asked about and not done is no act.
            try await story.writes("Пустое", to: "Кураторы", in: .darya)
            try await story.presses(.actCancel, in: .darya)
            let acts = try await story.audit().acts
            let row = "1/2022-03-01..2022-03-31/school:s-1"
            #expect(
                acts.map { "\($0.author) \($0.kind) \($0.about) \($0.people) \($0.outcome)" } == [
                    "galina accept \(row) 0 done", "galina sendBack \(row) 1 done", "galina close \(row) 0 undone",
                    "galina tell schools 2 done",
                ]
            )
            #expect(acts.allSatisfy { $0.at == .at("2022-03-16 10:00") })
        }
    }

    @Test func `the data held of a coordinator counts his acts, and forgetting cuts them from his chat`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await close(story, because: "ремонт")
            try await story.says("/tell", in: .galina)
            try await story.choose("Все школы", in: .galina)
            let data = try #require(try await story.says("/mydata", in: .galina).first?.text)
            #expect(data.contains("ваших напоминаний, сообщений и решений: 2"), "\(data)")
            try await story.says("/forget", in: .galina)
            try await story.presses(.forgetYes, in: .galina)
            #expect(try story.file.rows("SELECT kind, chat FROM act") == [["close", "0"]])
            #expect(try await story.standing()?.state == .done, "what was decided holds")
        }
    }

    @Test func `a name in what was typed goes with whoever bears it`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await close(story, because: "болеет Аннина")
            try await story.says("/tell", in: .galina)
            try await story.choose("Все школы", in: .galina)
            try await story.says("Аннина, ждём", in: .galina)
            try await story.says("/forget", in: .anna)
            try await story.presses(.forgetYes, in: .anna)
            #expect(try story.file.rows("SELECT kind, words FROM act") == [["close", "болеет …"]])
        }
    }

    @Test func `messages are forgotten with the conversation, decisions with the reminders`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await close(story, because: "ремонт")
            try await story.writes("Здравствуйте", to: "Все школы", in: .galina)
            try await story.presses(.actSend, in: .galina)
            try await story.says("/tell", in: .galina)
            try await story.choose("Все школы", in: .galina)
            let later = Date.at("2022-04-20 10:00")
            _ = try await story.journal.purge(conversationBefore: later, ledgerBefore: .at("2022-01-01 00:00"))
            #expect(
                try story.file.rows("SELECT kind, words FROM act ORDER BY id") == [
                    ["close", "ремонт"], ["tell", "–"],
                ]
            )
            _ = try await story.journal.purge(conversationBefore: later, ledgerBefore: later)
            #expect(try story.file.rows("SELECT kind FROM act").isEmpty)
            #expect(try story.file.rows("SELECT act FROM actMessage").isEmpty)
        }
    }

    @Test func `every button's data reads back and fits`() throws {
        let longest = String(repeating: "m", count: 40)
        let token = ObligationToken(ActStage.row())
        let time = RowPress.token(of: "2022-03-01..2022-03-31")
        let rows: [RowPress.Verb] = [
            .open, .list(time, page: 99), .nudgeAll(time), .tellLate, .show(token, page: 9), .accept(token, page: 9),
            .sendBack(token, page: 9), .close(token, page: 9), .nudge(token, page: 9), .files(token, page: 300),
        ]
        for verb in rows {
            let press = RowPress(999, verb)
            #expect(RowPress(press.text) == press && press.text.utf8.count <= 64, "\(press.text)")
        }
        let groups: [TellPress] = [
            .groups, .municipalities(page: 3), .rows(page: 0), .group(.schools(nil)), .group(.curators),
            .group(.schools(.named(longest))), .group(.school(.named(longest))), .group(.municipalCoordinators),
            .group(.silent(month: "2022-03")), .group(.late(row: 34)),
        ]
        for press in groups { #expect(TellPress(press.text) == press && press.text.utf8.count <= 64, "\(press.text)") }
        for verb in [ActPress.Verb.carryOut, .decline, .undo, .urgent, .look] {
            let press = ActPress(verb, .max)
            #expect(ActPress(press.text) == press && press.text.utf8.count <= 64)
        }
        for isOpening in [true, false] {
            let press = WhyPress(999, .named(longest), page: 300, isOpening: isOpening)
            #expect(WhyPress(press.text) == press && press.text.utf8.count <= 64)
        }
        for text in ["ac:y", "ac:z:1", "ad:l:1", "ad:s:x:y:1", "tl:mm:x", "tl:m:", "wy:1:2", "wy:1:2:3:x"] {
            #expect(ActPress(text) == nil && RowPress(text) == nil && TellPress(text) == nil && WhyPress(text) == nil)
        }
    }
}
