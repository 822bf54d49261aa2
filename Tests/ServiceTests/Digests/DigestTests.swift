import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

@testable import Service

/// The coordinators' digest of a week: when it is decided, what it says, how it ends.
@Suite(.timeLimit(.minutes(5))) struct DigestTests {
    private static let hamlet = Hamlet { hamlet in
        hamlet.rows = [.deadline(1, "2022-03-01", "2022-03-31")]
        hamlet.digest = DigestRhythm(weekday: .monday, at: .at("09:00"))
    }

    private func telling(_ hamlet: Hamlet = hamlet, _ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-30 10:00", body)
    }

    private func digests(to chat: ChatID, in story: BotStory) -> [String] {
        story.texts(to: chat).filter { $0.contains("Сводка за неделю") || $0.contains("Всё в порядке") }
    }

    private func ends(in story: BotStory) throws -> [String] {
        try story.file.rows("SELECT day, recipient, state, reason FROM digest ORDER BY day, recipient")
            .map { $0.joined(separator: " ") }
    }

    @Test func `it comes to coordinators and to nobody else, and is written down with its end`() async throws {
        try await telling { story in
            try await story.passes("2022-03-31 09:00", "2022-04-01 09:00", "2022-04-04 09:00", "2022-04-04 09:01")
            for chat in [ChatID.galina, .darya] { #expect(digests(to: chat, in: story).count == 1) }
            for chat in [ChatID.anna, .boris, .vera, .egor] { #expect(digests(to: chat, in: story).isEmpty) }
            #expect(digests(to: .galina, in: story).first?.contains("Просрочено: 2 новых дела") == true)
            #expect(try ends(in: story) == ["2022-04-04 darya sent –", "2022-04-04 galina sent –"])
            let audit = try await story.journal.read { try Audit(of: $0, world: story.world, now: story.time.now) }
            #expect(audit.lines.count { $0.key.hasPrefix("digest/") && $0.outcome == "sent" } == 2)
            #expect(audit.isClean)
        }
    }

    @Test func `whoever cannot be reached, and what a later one took in, has an outcome, too`() async throws {
        try await BotStory.tell(Self.hamlet, at: "2022-03-30 10:00", enrolled: [.anna, .boris, .vera, .galina]) {
            story in
            try await story.tick()
            // Away over two Mondays.
            try await story.comes("2022-04-12 09:00")
            #expect(digests(to: .galina, in: story).count == 1)
            #expect(
                try ends(in: story) == [
                    "2022-04-04 darya suppressed superseded", "2022-04-04 galina suppressed superseded",
                    "2022-04-11 darya suppressed unreachable", "2022-04-11 galina sent –",
                ]
            )
        }
    }

    @Test func `at night it waits for the morning, and in a person's quiet hours for their end`() async throws {
        try await telling { story in
            try await story.tick()
            try await story.says("/quiet 08:00–11:00", in: .galina)
            try await story.comes("2022-04-04 22:00")
            #expect(digests(to: .darya, in: story).isEmpty)
            try await story.passes("2022-04-05 09:00", "2022-04-05 09:02")
            #expect(digests(to: .darya, in: story).count == 1 && digests(to: .galina, in: story).isEmpty)
            try await story.passes("2022-04-05 11:00", "2022-04-05 11:02")
            #expect(digests(to: .galina, in: story).count == 1)
        }
    }

    @Test func `what was due while there was none is not made up for`() async throws {
        try await telling(Hamlet { $0.rows = Self.hamlet.rows }) { story in
            try await story.comes("2022-04-05 09:00")
            story.worlds.change(to: try Self.hamlet.world(fingerprint: "second"))
            try await story.comes("2022-04-06 09:00")
            #expect(try ends(in: story).isEmpty)
            try await story.comes("2022-04-11 09:00")
            #expect(digests(to: .darya, in: story).count == 1)
        }
    }

    @Test func `a digest not decided is a fault of the bot's`() async throws {
        try await telling { story in
            try await story.tick()
            try await story.passes("2022-04-01 09:00", "2022-04-04 09:00")
            try story.file.execute(
                "UPDATE mark SET value = '\(Int64(Date.at("2022-04-01 09:00").timeIntervalSince1970 * 1_000))' WHERE name = 'digestsUntil'"
            )
            let audit = try await story.journal.read { try Audit(of: $0, world: story.world, now: story.time.now) }
            #expect(!audit.undecided.isEmpty)
        }
    }

    @Test func `the dry run shows it as it would read`() throws {
        let world = try Self.hamlet.world()
        let planned = try world.plannedDigests(on: .on("2022-04-04"), onTime: false)
        #expect(planned.map(\.recipient) == [.galina, .darya])
        #expect(planned.allSatisfy { $0.at == .at("2022-04-04 09:00") && $0.text.contains("Просрочено: 2 новых дела") })
        #expect(try world.plannedDigests(on: .on("2022-04-05"), onTime: false).isEmpty)
        #expect(
            try world.plannedDigests(on: .on("2022-04-04"), onTime: true).allSatisfy {
                $0.text.contains("Всё в порядке")
            }
        )
    }
}
