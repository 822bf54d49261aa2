import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

@Suite(.timeLimit(.minutes(5))) struct CommandTests {
    private func talking(_ hamlet: Hamlet = Hamlet(), _ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-16 10:00", enrolled: [.anna, .boris, .vera], body)
    }

    @Test(arguments: ["/help", "/help@vekha_bot", "/HELP", "/help меня", "/help\nпожалуйста"])
    func `help is help`(words: String) async throws {
        try await talking { story in
            let help = try story.helpOfHead()
            #expect(try await story.says(words, in: .anna).map(\.text) == [help])
        }
    }

    @Test(arguments: ["привет", "/unknown", "/", "//", "/ my", "/@vekha_bot", "my", "😀", " ", "/help_me"])
    func `what is not understood is answered with what would be`(words: String) async throws {
        try await talking { story in
            let replies = try await story.says(words, in: .anna)
            #expect(try replies.map(\.text) == [story.shrug])
        }
    }

    @Test func `a picture or a sticker is not understood either`() async throws {
        try await talking { story in
            let file = IncomingFile(id: "f", name: nil, mediaType: nil, size: nil)
            let id = MessageID(rawValue: 1)
            try await story.handle(story.event(in: .anna, .other("sticker", message: id)))
            try await story.handle(
                story.event(in: .anna, .file(file, caption: nil, message: id, replyTo: nil, album: nil))
            )
            #expect(story.texts(to: .anna) == [try story.shrug, try story.shrug])
        }
    }

    @Test func `a stranger learns how to be invited and nothing else`() async throws {
        try await talking { story in
            let unknown = try story.phrase(.unknownChat, ["contact": .text(story.world.settings.contact)])
            for words in ["/start", "/my", "/help", "Анна Андреевна", "/start@vekha_bot"] {
                #expect(try await story.says(words, in: .stranger).map(\.text) == [unknown])
            }
            let id = MessageID(rawValue: 1)
            try await story.handle(story.event(in: .stranger, .other("voice", message: id)))
            #expect(story.texts(to: .stranger).count == 5)
        }
    }

    @Test func `who has left the roster is a stranger, buttons included`() async throws {
        let before = try BotStory(at: "2022-03-17 09:00")
        try await before.enrol([.anna])
        try await before.run { try await $0.tick() }
        let after = try BotStory(
            Hamlet { $0.without = [.anna] },
            at: "2022-03-17 10:00",
            file: before.file,
            messenger: before.messenger
        )
        let shown = try #require(before.messenger.shown(in: .anna).last)
        let data = try before.data(before.label(.why), under: shown.message)
        try await after.run { story in
            let former = try story.phrase(.formerMember, ["contact": .text(story.world.settings.contact)])
            #expect(try await story.presses(data: data, on: shown.id, in: .anna) == story.label(.outdated))
            #expect(story.messenger.edits(in: .anna).isEmpty)
            #expect(try await story.says("/my", in: .anna).map(\.text) == [former])
        }
    }

    @Test func `other bots are not answered`() async throws {
        try await talking { story in
            let event = IncomingEvent(
                id: 900,
                chat: .anna,
                chatKind: .personal,
                sender: Sender(id: 5, isBot: true),
                date: story.time.now,
                content: .text("/help", message: MessageID(rawValue: 1), replyTo: nil)
            )
            try await story.handle(event)
            #expect(story.messenger.calls.isEmpty)
        }
    }

    @Test func `a block and a return are remembered`() async throws {
        try await talking { story in
            try await story.handle(story.event(in: .anna, .reachable(false)))
            try await story.comes("2022-03-17 09:00")
            #expect(try story.endings(of: .anna) == ["suppressed unreachable"])
            try await story.handle(story.event(in: .anna, .reachable(true)))
            try await story.comes("2022-03-28 09:00")
            #expect(try story.endings(of: .anna) == ["suppressed unreachable", "sent"])
        }
    }

    @Test func `who writes can be reached again, though nothing told of his return`() async throws {
        try await talking { story in
            try await story.handle(story.event(in: .anna, .reachable(false)))
            try await story.says("/help", in: .anna)
            try await story.comes("2022-03-17 09:00")
            #expect(try story.endings(of: .anna) == ["sent"])
        }
    }

    @Test func `a group that becomes a supergroup takes its link along`() async throws {
        try await talking { story in
            try await story.journal.write { try $0.link(.group, to: .egor, at: .at("2022-03-16 09:00")) }
            let moved = ChatID(rawValue: -1_001)
            try await story.handle(story.event(in: .group, kind: .group, .moved(to: moved)))
            #expect(try await story.journal.read { try $0.person(of: moved) } == .egor)
        }
    }
}

/// The list behind /my.
extension CommandTests {
    @Test func `the list has what is open, nearest first`() async throws {
        let hamlet = Hamlet {
            $0.rows = [
                .deadline(1, "2022-05-01", "2022-05-31", title: "Позднее"),
                .deadline(2, "2022-03-01", "2022-03-31", title: "Раннее"),
                .deadline(3, "2022-04-01", "2022-04-30", title: "Среднее"),
            ]
        }
        try await talking(hamlet) { story in
            let list = try #require(try await story.says("/my@vekha_bot", in: .anna).first)
            let order = ["Раннее", "Среднее", "Позднее"].compactMap { list.text.range(of: $0)?.lowerBound }
            #expect(order.count == 3 && order == order.sorted())
            #expect(list.labels.count == 4 && list.labels.last == story.label(.menu))
            #expect(!list.text.contains("Вторая школа"), "nobody else's")
        }
    }

    @Test func `a long list has pages, and leafing goes to both ends and no further`() async throws {
        let hamlet = Hamlet { $0.rows = (1...16).map { .deadline($0, "2022-03-01", "2022-03-31") } }
        try await talking(hamlet) { story in
            try await story.says("/my", in: .anna)
            let (next, previous, menu) = (story.label(.nextPage), story.label(.previousPage), story.label(.menu))
            #expect(story.screen(.anna)?.labels.count == 9)
            #expect(story.screen(.anna)?.labels.suffix(2) == [next, menu])
            try await story.presses(.nextPage, in: .anna)
            #expect(story.screen(.anna)?.labels.suffix(3) == [previous, next, menu])
            try await story.presses(.nextPage, in: .anna)
            #expect(story.screen(.anna)?.labels.count == 4)
            #expect(story.screen(.anna)?.labels.suffix(2) == [previous, menu])
            #expect(story.messenger.shown(in: .anna).count == 1, "the same message is turned over")
            let id = try #require(story.messenger.shown(in: .anna).last?.id)
            let last = story.screen(.anna)
            for page in ["m99", "m9999999999999999", "m-5"] {
                try await story.presses(data: "l:\(page)", on: id, in: .anna)
                #expect((story.screen(.anna) == last) == (page != "m-5"))
            }
        }
    }

    @Test func `with nothing to do the list says so`() async throws {
        try await talking(Hamlet { $0.rows = [] }) { story in
            let empty = try story.phrase(
                .agenda,
                [
                    "isEmpty": .flag(true), "count": .number(0), "items": .list([]), "hasPages": .flag(false),
                    "page": .number(1), "pages": .number(1),
                ]
            )
            let list = try await story.says("/my", in: .anna)
            #expect(list.count == 1 && list.first?.labels == [story.label(.menu)])
            #expect(list.first?.text == empty)
        }
    }
}

extension BotStory {
    fileprivate var shrug: String {
        get throws { try phrase(.notUnderstood, ["contact": .text(world.settings.contact)]) }
    }
}
