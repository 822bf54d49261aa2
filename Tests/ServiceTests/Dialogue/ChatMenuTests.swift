import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// The commands beside the input field of each person's chat.
@Suite(.timeLimit(.minutes(5))) struct ChatMenuTests {
    private func menu(of story: BotStory) -> Menu {
        Menu(
            worlds: story.worlds,
            journal: story.journal,
            messenger: story.messenger,
            time: story.time,
            outboxBell: story.bell,
            logger: story.log.logger
        )
    }

    private func renew(_ story: BotStory) async {
        await menu(of: story).renew()
        await story.courier.settled()
    }

    /// The menus a chat was given, in order; an empty one was taken away.
    private func menus(of chat: ChatID, in story: BotStory) -> [[String]] {
        story.messenger.calls.compactMap { call in
            if case .setCommands(let commands, in: .chat(chat)) = call { commands.map(\.name) } else { nil }
        }
    }

    private func allowed(_ person: PersonID, in story: BotStory) -> [String] {
        let (world, today) = (story.world, story.world.time.date(of: story.time.now))
        return world.commands(allowedTo: world.roster.person(person), in: .personal, on: today).map(\.rawValue)
    }

    @Test func `whoever is linked gets the commands that he may use, and their words`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: []) { story in
            try await story.comes(with: story.invite(.anna), in: .anna)
            try await story.comes(with: story.invite(.darya), in: .darya)
            #expect(menus(of: .anna, in: story) == [allowed(.anna, in: story)])
            #expect(menus(of: .darya, in: story) == [allowed(.darya, in: story)])
            #expect(allowed(.darya, in: story).contains("dayoff") && !allowed(.anna, in: story).contains("dayoff"))
            let summaries = story.messenger.calls.compactMap { call in
                if case .setCommands(let commands, in: .chat(.anna)) = call { commands.map(\.summary) } else { nil }
            }
            #expect(summaries.joined().contains(story.label(.summary(of: "my"))))
            #expect(summaries.joined().allSatisfy { (1...256).contains($0.utf16.count) })
            await renew(story)
            #expect(menus(of: .anna, in: story).count == 1)
        }
    }

    @Test func `a role that changes changes its owner's menu, once, and no other's`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            await renew(story)
            let before = allowed(.egor, in: story)
            let promoted = Hamlet { hamlet in
                hamlet.without = [.egor]
                hamlet.others = [
                    Person(
                        id: .egor,
                        name: "Егоров Егор Ефимович",
                        post: "методист",
                        roles: [.regionalCoordinator],
                        body: .institute
                    )
                ]
            }
            story.worlds.change(to: try promoted.world(fingerprint: "second"))
            await renew(story)
            await renew(story)
            #expect(menus(of: .egor, in: story) == [before, allowed(.egor, in: story)])
            #expect(before != allowed(.egor, in: story))
            for chat in [ChatID.anna, .boris, .vera, .galina, .darya] {
                #expect(menus(of: chat, in: story).count == 1)
            }
            // Back to what it was: the same menu is set again.
            story.worlds.change(to: try Hamlet().world(fingerprint: "third"))
            await renew(story)
            #expect(menus(of: .egor, in: story).last == before)
            #expect(menus(of: .egor, in: story).count == 3)
        }
    }

    @Test func `whoever stands in for somebody has his menu from the first day to the last`() async throws {
        let hamlet = Hamlet { hamlet in
            hamlet.deputies = [
                Deputy(person: .galina, deputy: .egor, from: .on("2022-03-17"), to: .on("2022-03-18")),
                Deputy(person: .galina, deputy: .vera, from: .on("2022-05-01"), to: nil),
            ]
        }
        let story = try BotStory(hamlet, at: "2022-03-16 10:00")
        try await story.enrol([.egor, .galina])
        try await story.run(with: [menu(of: story)]) { story in
            func waits(until day: String) async {
                await story.time.somebodySleeps(until: .at("\(day) 00:00"))
                await story.courier.settled()
            }
            await waits(until: "2022-03-17")
            let own = allowed(.egor, in: story)
            story.time.move(to: .at("2022-03-17 00:00"))
            await waits(until: "2022-03-19")
            let during = allowed(.egor, in: story)
            story.time.move(to: .at("2022-03-19 00:00"))
            await waits(until: "2022-05-01")
            #expect(menus(of: .egor, in: story) == [own, during, own])
            #expect(Set(allowed(.galina, in: story)).isSubset(of: during) && !own.contains("tell"))
            #expect(menus(of: .galina, in: story).count == 1)
        }
    }

    @Test func `who leaves the roster gets everybody's menu`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00") { story in
            await renew(story)
            story.worlds.change(to: try Hamlet { $0.without = [.egor] }.world(fingerprint: "second"))
            await renew(story)
            #expect(menus(of: .egor, in: story).last == [])
            await renew(story)
            #expect(menus(of: .egor, in: story).count == 2)
        }
    }

    @Test func `who has himself forgotten loses his menu, and nothing of that is kept`() async throws {
        let chat = ChatID(rawValue: 7_654_321_987)
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: []) { story in
            try await story.comes(with: story.invite(.anna), in: chat)
            try await story.says("/forget", in: chat)
            try await story.presses(.forgetYes, in: chat)
            #expect(menus(of: chat, in: story).last == [])
            #expect(menus(of: chat, in: story).count == 2)
            #expect(try story.file.rows("SELECT chat FROM outbox WHERE chat != 0").isEmpty)
        }
    }

    @Test func `a menu that the messenger does not take now is tried again`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: [.anna]) { story in
            story.messenger.answer(.anna, with: .temporary(.tooManyRequests, retryAfter: .seconds(20)))
            await renew(story)
            #expect(menus(of: .anna, in: story).count == 1)
            story.time.advance(by: .seconds(30))
            await story.courier.settled()
            #expect(menus(of: .anna, in: story).count == 2)
            let states = try story.file.rows("SELECT state FROM outbox WHERE kind = 'menu'")
            #expect(states == [["sent"]])
        }
    }

    @Test func `a menu that was refused is set at the next look`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: [.anna]) { story in
            story.messenger.answer(.anna, with: .rejected("BOT_COMMAND_INVALID"))
            await renew(story)
            story.time.advance(by: .seconds(1))
            await renew(story)
            await renew(story)
            #expect(menus(of: .anna, in: story).count == 2)
        }
    }

    @Test func `everybody's menu is set at the start, and a journal that fails is told of`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: []) { story in
            await menu(of: story).announce()
            let everywhere = story.messenger.calls.compactMap { call in
                if case .setCommands(let commands, in: .everywhere) = call { commands.map(\.name) } else { nil }
            }
            #expect(everywhere == [["my", "help"]])
            try story.file.execute("DROP TABLE chatLink")
            #expect(await menu(of: story).renew() == false)
        }
    }
}
