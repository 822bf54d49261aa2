import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Before somebody agrees nothing of him is kept; what he agreed to is.
@Suite(.timeLimit(.minutes(5))) struct ConsentTests {
    private func meeting(_ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: [], body)
    }

    @Test func `the question comes first and names its version`() async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            let question = try #require(try await story.says("/start \(code)", in: .anna).first)
            #expect(question.labels == [story.label(.consentGive), story.label(.consentRefuse)])
            #expect(question.text.contains("152-ФЗ, редакция \(story.label(.consentVersion))"))
            #expect(!question.text.contains("Анн"), "who holds the code is not known yet")
            #expect(try await story.journal.read { try $0.person(of: .anna) } == nil)
        }
    }

    @Test func `until it is answered neither words nor chat stay in the journal`() async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            try await story.says("Здравствуйте, я Анна Аннина", in: .anna)
            try await story.says("/start \(code)", in: .anna)
            try await story.presses(.consentRefuse, in: .anna)
            let rows = try story.file.rows("SELECT chat, sender, text, message, details FROM inbox")
            #expect(rows.count == 3 && rows.allSatisfy { $0 == ["0", "–", "–", "–", "–"] }, "\(rows)")
            let sent = try story.file.rows("SELECT chat, message, state FROM outbox")
            #expect(sent.count == 3 && sent.allSatisfy { $0 == ["0", "–", "sent"] }, "\(sent)")
            #expect(try story.file.value("SELECT count(*) FROM outboxWords") == "0")
        }
    }

    @Test func `who refuses may change his mind by the same link`() async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            try await story.says("/start \(code)", in: .anna)
            try await story.presses(.consentRefuse, in: .anna)
            #expect(story.screen(.anna)?.text == (try story.phrase(.consentRefused, ["contact": story.contact])))
            #expect(story.screen(.anna)?.labels == [])
            let welcome = try await story.comes(with: code, in: .anna)
            #expect(welcome.first?.text.contains("Анна Андреевна") == true)
            let consent = try await story.journal.read { try $0.link(of: .anna)?.consent }
            #expect(consent == Consent(version: story.label(.consentVersion), at: story.time.now))
        }
    }

    @Test func `a button pressed twice, or by somebody else, links nobody twice`() async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            try await story.says("/start \(code)", in: .anna)
            let shown = try #require(story.messenger.shown(in: .anna).last)
            let data = try story.data(story.label(.consentGive), under: shown.message)
            try await story.presses(data: data, on: shown.id, in: .anna)
            #expect(try await story.presses(data: data, on: shown.id, in: .anna) == story.label(.outdated))
            let refusal = try story.phrase(.invitationRefused, ["isExpired": false, "contact": story.contact])
            try await story.presses(data: data, on: shown.id, in: .stranger)
            #expect(story.texts(to: .stranger) == [refusal])
            #expect(try await story.journal.read { try $0.links(of: .anna).map(\.chat) } == [.anna])
        }
    }

    @Test func `a code is in the journal neither before nor after it was used`() async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            try await story.comes(with: code, in: .anna)
            let everything = try ["inbox", "outbox", "invitation", "chatLink"].flatMap {
                try story.file.rows("SELECT * FROM \($0)").joined()
            }
            #expect(!everything.contains { $0.contains(code) })
        }
    }

    @Test func `another version is asked for before anything more is kept, while reminders go on`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: [.anna, .boris]) { story in
            try story.file.execute("UPDATE chatLink SET consentVersion = '0' WHERE person = 'anna'")
            try await story.comes("2022-03-17 09:00")
            #expect(story.texts(to: .anna).count == 1, "what was agreed to before holds")
            let question = try #require(try await story.says("Сделаем завтра", in: .anna).first)
            #expect(question.text.hasPrefix("Текст согласия изменился.") && question.labels.count == 2)
            #expect(try story.file.value("SELECT count(*) FROM inbox WHERE text NOTNULL") == "0")
            let reminder = try #require(story.messenger.shown(in: .anna).first)
            let opener = try #require(reminder.message.buttons.first?.first?.label)
            let data = try story.data(opener, under: reminder.message)
            try await story.presses(data: data, on: reminder.id, in: .anna)
            #expect(story.screen(.anna) == question, "a button asks first, too")
            #expect(try await story.says("/mydata", in: .anna).first?.text.contains("редакция 0") == true)

            try await story.says("Сделаем", in: .anna)
            try await story.presses(.consentRefuse, in: .anna)
            #expect(story.screen(.anna)?.text.hasPrefix("Хорошо. Действует прежнее согласие") == true)
            try await story.says("/my", in: .anna)
            try await story.presses(.consentGive, in: .anna)
            #expect(story.screen(.anna)?.text.hasPrefix("Согласие на обработку данных дано 17 марта") == true)
            try await story.says("/my", in: .anna)
            #expect(try story.file.rows("SELECT text FROM inbox WHERE kind = 'text' AND text NOTNULL") == [["/my"]])
        }
    }

    @Test func `everybody concerned is asked once, in working hours`() async throws {
        try await BotStory.tell(at: "2022-03-17 03:30", enrolled: [.anna, .boris]) { story in
            try story.file.execute("UPDATE chatLink SET consentVersion = NULL, consentAt = NULL WHERE person = 'anna'")
            for expected in [1, 0] {
                let (dialogue, now) = (Dialogue(world: story.world), story.time.now)
                let count = try await story.journal.write { try dialogue.askForConsent(in: $0, now: now) }
                #expect(count == expected)
            }
            let waits = try story.file.rows("SELECT chat, notBefore > createdAt FROM outbox")
            #expect(waits == [["\(ChatID.anna)", "1"]])
        }
    }

    @Test func `who is shown one text and presses under another is shown that one`() async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            try await story.says("/start \(code)", in: .anna)
            let shown = try #require(story.messenger.shown(in: .anna).last)
            let data = try story.data(story.label(.consentGive), under: shown.message)
            let old = String(data.dropLast(story.label(.consentVersion).count)) + "0"
            try await story.presses(data: old, on: shown.id, in: .anna)
            #expect(try await story.journal.read { try $0.person(of: .anna) } == nil)
            #expect(story.screen(.anna) == shown.message)
            try await story.presses(.consentGive, in: .anna)
            #expect(try await story.journal.read { try $0.person(of: .anna) } == .anna)
        }
    }

    @Test func `a button of an older text agrees to nothing`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: [.anna]) { story in
            try story.file.execute("UPDATE chatLink SET consentVersion = '0'")
            let question = try #require(try await story.says("/my", in: .anna).first)
            let shown = try #require(story.messenger.shown(in: .anna).last)
            let data = try story.data(story.label(.consentGive), under: question)
            let old = data.replacing(":\(story.label(.consentVersion))", with: ":0")
            try await story.presses(data: old, on: shown.id, in: .anna)
            #expect(try await story.journal.read { try $0.link(of: .anna)?.consent?.version } == "0")
        }
    }
}

extension BotStory {
    var contact: WordingValue { .text(world.settings.contact) }
}
