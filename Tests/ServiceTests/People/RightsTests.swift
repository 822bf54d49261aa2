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
        (.stranger, .stranger), (.member, .egor), (.schoolHead, .anna), (.curator, .vera),
        (.municipalCoordinator, .galina), (.regionalCoordinator, .darya),
    ]

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
            try await BotStory.tell(at: "2022-03-16 10:00") { story in
                let person = try await story.journal.read { try $0.person(of: chat) }.flatMap(story.world.roster.person)
                #expect(Party.all(of: person) == [party])
                let refusal = try story.phrase(.refused, ["isForChat": false, "contact": story.contact])
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
    func `a group that is known is answered only what names nobody`(command: BotCommand) async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            try await story.journal.write { try $0.link(.group, to: .darya, at: .at("2022-03-16 09:00")) }
            let refusal = try story.phrase(.refused, ["isForChat": true, "contact": story.contact])
            let answer = try await story.says("/\(command.rawValue) Ш-01", in: .group, kind: .group).map(\.text)
            if Rights.isFitForGroups(command) {
                #expect(answer.count == 1 && answer != [refusal])
            } else {
                #expect(answer == [refusal])
            }
            let names = story.world.roster.people.map(\.name)
            #expect(!answer.contains { text in names.contains { text.contains($0) } })
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
                if let argument = command.argument { #expect(phrasebook.label(argument) != argument.key) }
            }
        }
    }
}
