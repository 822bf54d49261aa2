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
}

extension BotStory {
    var contact: WordingValue { .text(world.settings.contact) }
}
