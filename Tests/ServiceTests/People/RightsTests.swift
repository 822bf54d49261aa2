import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// The table of rights against the bot itself: every command, every party, in a chat of his own and in a group.
@Suite(.timeLimit(.minutes(5))) struct RightsTests {
    static let people: [(Party, ChatID)] = [
        (.stranger, .stranger), (.member, .egor), (.observer, ChatID(of: olga.id)), (.schoolHead, .anna),
        (.curator, .vera), (.municipalCoordinator, .galina), (.regionalCoordinator, .darya),
    ]
    private static let olga = Person(
        id: .named("olga"),
        name: "Ольгина Ольга Олеговна",
        post: "начальник отдела",
        roles: [.observer],
        body: .institute
    )

    private func talking(_ body: (BotStory) async throws -> Void) async throws {
        let hamlet = Hamlet { $0.others = [Self.olga] }
        try await BotStory.tell(hamlet, at: "2022-03-16 10:00", enrolled: PersonID.everybody + [Self.olga.id], body)
    }

    @Test func `every party is tried`() {
        #expect(Set(Self.people.map(\.0)) == Set(Party.allCases))
    }

    @Test func `the table is what the README prints`() throws {
        let file = Program.repository.appending(path: "README.ru.md")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let phrasebook = try Phrasebook.load(directory: Program.repository.appending(path: "Messages"), language: "ru")
        let table = Rights.markdown { phrasebook.label($0) }
        let missing = table.split(separator: "\n").filter { !text.contains($0) }
        #expect(missing.isEmpty)
        #expect(text.contains(table), "the rows are there, in another order")
    }

    @Test(arguments: BotCommand.allCases)
    func `each party meets with what the table says, and a group with nobody's data`(command: BotCommand) async throws {
        for (party, chat) in Self.people {
            try await talking { story in
                let person = try await story.journal.read { try $0.person(of: chat) }.flatMap(story.world.roster.person)
                #expect(Party.all(of: person) == [party])
                let whose = story.label(.audience(Rights.audience(of: command).rawValue))
                let refusal = try story.phrase(
                    .refused,
                    ["isForChat": false, "whose": .text(whose), "contact": story.contact]
                )
                let unknown = try story.phrase(.unknownChat, ["contact": story.contact])
                let answer = try await story.says("/\(command.rawValue)", in: chat).map(\.text)
                let expected = Rights.reach(of: command, for: party)
                if party == .stranger {
                    #expect(answer == [unknown])
                } else {
                    #expect((answer == [refusal]) == (expected == .none), "\(party): \(answer)")
                    #expect(!answer.isEmpty, "\(party)")
                }
            }
        }
    }

    @Test(arguments: BotCommand.allCases)
    func `in a group everybody known is answered only what names nobody`(command: BotCommand) async throws {
        try await talking { story in
            let elsewhere = try story.phrase(.refused, ["isForChat": true, "contact": story.contact])
            let names = story.world.roster.people.map(\.name)
            for (party, chat) in Self.people {
                let answer = try await story.says("/\(command.rawValue) Ш-01", inGroupAs: chat).map(\.text)
                if party == .stranger {
                    #expect(answer.isEmpty)
                } else if Rights.isFitForGroups(command) {
                    #expect(answer.count == 1 && answer != [elsewhere], "\(party)")
                } else {
                    #expect(answer == [elsewhere], "\(party)")
                }
                #expect(!answer.contains { text in names.contains { text.contains($0) } })
            }
            #expect(try story.file.value("SELECT count(*) FROM inbox WHERE chat <> 0 OR text NOTNULL") == "0")
        }
    }

    @Test func `in a group a stranger is answered where he calls the bot, another bot is left alone`() async throws {
        try await talking { story in
            try await story.journal.write { try $0.set(.handle, to: "vekha_bot") }
            let unknown = try story.phrase(.unknownChat, ["contact": story.contact])
            #expect(try await story.says("/help@Vekha_bot", inGroupAs: .stranger).map(\.text) == [unknown])
            #expect(try await story.says("/my@vekha_bot", inGroupAs: .stranger).isEmpty)
            #expect(try await story.says("/help@other_bot", inGroupAs: .anna).isEmpty)
            #expect(try await story.says("добрый день", inGroupAs: .anna).isEmpty)
            let press = story.event(
                in: .group,
                kind: .group,
                from: .anna,
                .press("l:m0", message: MessageID(rawValue: 1), token: PressToken(rawValue: "press"))
            )
            #expect(try await story.handle(press).map(\.text) == [story.label(.outdated)])
        }
    }

    @Test func `somebody with several roles may do what any of them may`() {
        let person = Person(
            id: .named("p"),
            name: "А Б В",
            post: "директор",
            roles: [.schoolHead, .municipalCoordinator]
        )
        #expect(Rights.reach(of: .invite, for: person, in: .personal) == .municipality)
        #expect(Rights.reach(of: .my, for: person, in: .personal) == .own)
        #expect(Rights.reach(of: .invite, for: person, in: .group) == .none)
    }

    @Test func `every command has its words in every language`() throws {
        let messages = Program.repository.appending(path: "Messages")
        for language in Phrasebook.languages(in: messages) {
            let phrasebook = try Phrasebook.load(directory: messages, language: language)
            for command in BotCommand.allCases where command != .start {
                #expect(phrasebook.label(command.summary) != command.summary.key, "\(language): \(command)")
                if let argument = command.argument(within: .region) {
                    #expect(phrasebook.label(argument) != argument.key)
                }
            }
        }
    }
}
