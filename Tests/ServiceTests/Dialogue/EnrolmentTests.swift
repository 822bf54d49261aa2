import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

@Suite(.timeLimit(.minutes(5))) struct EnrolmentTests {
    private func meeting(_ hamlet: Hamlet = Hamlet(), _ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-16 10:00", enrolled: [], body)
    }

    @Test func `an invitation links the chat and tells what is next`() async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            let reply = try await story.comes(with: code, in: .anna)
            #expect(reply.count == 1)
            #expect(reply.first?.text.contains("Анна Андреевна") == true)
            #expect(reply.first?.text.contains("Дело номер 1") == true)
            #expect(reply.first?.labels == [story.label(.myDuties), story.label(.menu)])
            #expect(try await story.journal.read { try $0.person(of: .anna) } == .anna)
            try await story.comes("2022-03-17 09:00")
            #expect(story.texts(to: .anna).count == 3)
        }
    }

    @Test(arguments: ["/start@vekha_bot CODE", "/START CODE", "/start   CODE  ", "/start\nCODE"])
    func `the command is understood however it is typed`(spelling: String) async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            try await story.says(spelling.replacing("CODE", with: code), in: .anna)
            try await story.presses(.consentGive, in: .anna)
            #expect(try await story.journal.read { try $0.person(of: .anna) } == .anna)
        }
    }

    @Test func `a second tap on the link greets again`() async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            let first = try await story.comes(with: code, in: .anna)
            let second = try await story.says("/start \(code)", in: .anna)
            #expect(first == second)
            #expect(try await story.says("/start", in: .anna) == first)
        }
    }

    @Test func `a used, broken or expired code lets nobody in and gives nothing away`() async throws {
        try await meeting { story in
            let (used, late) = (try await story.invite(.anna), try await story.invite(.boris, for: 3_600))
            try await story.comes(with: used, in: .anna)
            story.time.advance(by: .seconds(3_600))
            let refusal = try story.refusal(isExpired: false)
            for code in [used, "nonsense", used.lowercased() + "x", String(late.dropLast())] {
                #expect(try await story.says("/start \(code)", in: .stranger).map(\.text) == [refusal])
            }
            let expired = try story.refusal(isExpired: true)
            #expect(try await story.says("/start \(late)", in: .stranger).map(\.text) == [expired])
            #expect(try await story.journal.read { try $0.person(of: .stranger) } == nil)
            #expect(expired != refusal)
        }
    }

    @Test func `a known person with a spoilt code stays who he is`() async throws {
        try await meeting { story in
            try await story.enrol([.anna])
            #expect(try await story.says("/start nonsense", in: .anna).map(\.text) == [story.refusal(isExpired: false)])
            #expect(try await story.journal.read { try $0.person(of: .anna) } == .anna)
        }
    }

    @Test func `a chat is one person, another's invitation is not used up by it`() async throws {
        try await meeting { story in
            try await story.enrol([.anna])
            let code = try await story.invite(.boris)
            let taken = try story.phrase(.chatTaken, ["post": "директор первой школы", "contact": story.contact])
            #expect(!taken.contains("/forget"), "that would wipe whoever had the chat before")
            #expect(try await story.says("/start \(code)", in: .anna).map(\.text) == [taken])
            #expect(try await story.journal.read { try $0.person(of: .anna) } == .anna)
            #expect(try await story.comes(with: code, in: .boris).first?.text.contains("Борис Борисович") == true)
        }
    }

    @Test func `one person may have several chats`() async throws {
        try await meeting { story in
            try await story.comes(with: story.invite(.anna), in: .anna)
            try await story.comes(with: story.invite(.anna), in: .stranger)
            let links = try await story.journal.read { try $0.links(of: .anna) }
            #expect(Set(links.map(\.chat)) == [.anna, .stranger])
            #expect(links.allSatisfy { $0.consent?.version == story.label(.consentVersion) })
        }
    }

    @Test func `an invitation for somebody who has left the roster is void`() async throws {
        try await meeting(Hamlet { $0.without = [.egor] }) { story in
            let code = try await story.invite(.egor)
            #expect(try await story.says("/start \(code)", in: .egor).map(\.text) == [story.refusal(isExpired: true)])
            #expect(try await story.journal.read { try $0.person(of: .egor) } == nil)
        }
    }

    @Test func `in a group no invitation is taken and nothing is said`() async throws {
        try await meeting { story in
            let code = try await story.invite(.anna)
            for words in ["/start \(code)", "/start", "/my", "/help", "здравствуйте"] {
                #expect(try await story.says(words, in: .group, kind: .group).isEmpty)
            }
            #expect(try await story.journal.read { try $0.person(of: .group) } == nil)
            #expect(try await story.comes(with: code, in: .anna).count == 1, "it is still good")
        }
    }

    @Test func `a name full of markup is shown as it is written`() async throws {
        let names = [PersonID.anna: "Злая <b>Анна</b> & «Ко»"]
        try await meeting(Hamlet { $0.names = names }) { story in
            let code = try await story.invite(.anna)
            let text = try #require(try await story.comes(with: code, in: .anna).first?.text)
            #expect(text.contains("&lt;b&gt;Анна&lt;/b&gt; &amp; «Ко»"))
            #expect(!text.contains("<b>Анна</b>"))
        }
    }

    @Test func `codes are 22 characters of a start link's alphabet, and only their hash is kept`() async throws {
        var generator = SystemRandomNumberGenerator()
        let codes = (1...200).map { _ in InvitationCode(using: &generator) }
        for code in codes { #expect(code.text.wholeMatch(of: /[A-Za-z0-9_-]{22}/) != nil) }
        #expect(Set(codes).count == 200)
        // The example of FIPS 180-4.
        #expect(InvitationCode.hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        try await meeting { story in
            let code = try await story.invite(.anna)
            let kept = try story.file.rows("SELECT * FROM invitation").joined()
            #expect(!kept.contains(code) && kept.contains(InvitationCode.hash(code)))
        }
    }
}

extension BotStory {
    fileprivate func refusal(isExpired: Bool) throws -> String {
        let contact = world.settings.contact
        return try phrase(.invitationRefused, ["isExpired": .flag(isExpired), "contact": .text(contact)])
    }
}
