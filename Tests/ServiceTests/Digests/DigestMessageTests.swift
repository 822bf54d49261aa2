import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// The digest and the reminders of its morning interrupt once. Galina hears of silence six working days after the
/// deadline, which is on Monday, 4 April.
@Suite(.timeLimit(.minutes(5))) struct DigestMessageTests {
    private static let hamlet = Hamlet { hamlet in
        hamlet.rows = [.deadline(1, "2022-03-01", "2022-03-25")]
        hamlet.digest = DigestRhythm(weekday: .monday, at: .at("09:00"))
    }

    private func telling(_ hamlet: Hamlet = hamlet, _ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(hamlet, at: "2022-04-01 10:00") { story in
            try await story.tick()
            try await body(story)
        }
    }

    private func ends(in story: BotStory) throws -> [String] {
        try story.file.rows("SELECT day, recipient, state, reason FROM digest ORDER BY day, recipient")
            .map { $0.joined(separator: " ") }
    }

    private func isClean(_ story: BotStory) async throws -> Bool {
        try await story.journal.read { try Audit(of: $0, world: story.world, now: story.time.now) }.isClean
    }

    @Test func `it stands under the reminders of its morning, with its buttons under theirs`() async throws {
        try await telling { story in
            let before = story.messenger.sends(to: .galina).count
            try await story.passes("2022-04-04 09:00", "2022-04-04 09:05")
            let sent = story.messenger.sends(to: .galina).dropFirst(before)
            #expect(sent.count == 1)
            let message = try #require(sent.first)
            let reminders = try #require(message.text.range(of: "Дело номер 1"))
            let digest = try #require(message.text.range(of: "<b>Сводка за неделю</b> · Степной район"))
            #expect(reminders.upperBound < digest.lowerBound, "\(message.text)")
            #expect(message.labels.suffix(2) == [story.label(.why), "Просрочено"], "\(message.labels)")
            // Of whom nothing is asked that morning, he gets it alone.
            #expect(story.texts(to: .darya).last?.hasPrefix("<b>Сводка за неделю</b>") == true)
            #expect(try ends(in: story) == ["2022-04-04 darya sent –", "2022-04-04 galina sent –"])
            #expect(try story.endings(of: .galina) == ["sent"])
            #expect(try await isClean(story))
        }
    }

    @Test func `shown anew the message tells both as they are, until the next digest is due`() async throws {
        try await telling { story in
            try await story.comes("2022-04-04 09:00")
            let id = try #require(story.messenger.shown(in: .galina).last?.id)
            let shown = { () -> String? in
                story.messenger.shown(in: .galina).first { $0.id == id }?.message.text
            }
            #expect(shown()?.contains("Просрочено: 2 дела") == true)
            story.time.move(to: .at("2022-04-04 10:00"))
            try await story.presses(.done, in: .anna)
            // What has been done since is the next one's news.
            #expect(shown()?.contains("Просрочено: 1 дело") == true && shown()?.contains("Закрыто дел") == false)
            try await story.presses(.why, in: .galina)
            #expect(shown()?.contains("Сводка за неделю") == false)
            try await story.presses(.back, in: .galina)
            #expect(shown()?.contains("Просрочено: 1 дело") == true)
            try await story.comes("2022-04-11 09:00")
            try await story.presses(.done, in: .boris)
            #expect(shown()?.contains("Дело номер 1") == true && shown()?.contains("Сводка за неделю") == false)
        }
    }

    @Test func `where all is done before they leave, it comes alone`() async throws {
        try await telling { story in
            try await story.says("/quiet 08:00–11:00", in: .galina)
            try await story.comes("2022-04-04 09:00")
            for chat in [ChatID.anna, .boris] { try await story.presses(.done, in: chat) }
            try await story.passes("2022-04-04 11:00", "2022-04-04 11:02")
            let told = try #require(story.texts(to: .galina).last)
            #expect(told.hasPrefix("<b>Сводка за неделю</b>") && told.contains("Закрыто дел: 2"), "\(told)")
            #expect(try ends(in: story).contains("2022-04-04 galina sent –"))
            #expect(try story.endings(of: .galina) == ["suppressed done"])
            #expect(try await isClean(story))
        }
    }

    @Test func `what one message cannot hold comes in two, the second without a sound`() async throws {
        try await telling(Self.long) { story in
            let before = story.messenger.sends(to: .galina).count
            try await story.passes("2022-04-04 09:00", "2022-04-04 09:05", "2022-04-05 09:00")
            let sent = story.messenger.sends(to: .galina).dropFirst(before)
            #expect(sent.map(\.silent) == [false, true])
            #expect(sent.map { $0.text.contains("Сводка за неделю") } == [false, true])
            #expect(sent.allSatisfy { MessageLimit.text.fits($0.text) && $0.labels.count <= MessageLimit.buttons })
            #expect(try ends(in: story).contains("2022-04-04 galina sent –"))
            #expect(try await isClean(story))
        }
    }

    @Test func `it goes to nobody to whom its chat has come while it waited`() async throws {
        try await telling { story in
            try await story.says("/quiet 08:00–11:00", in: .galina)
            try await story.comes("2022-04-04 09:00")
            let now = story.time.now
            try await story.journal.write { ledger in
                let consent = Consent(version: story.label(.consentVersion), at: now)
                try ledger.link(.galina, to: .egor, at: now, consent: consent, sender: ChatID.galina.rawValue)
            }
            let before = story.messenger.sends(to: .galina).count
            try await story.passes("2022-04-04 11:00", "2022-04-04 11:02")
            #expect(story.messenger.sends(to: .galina).count == before)
            #expect(try ends(in: story).contains("2022-04-04 galina suppressed stale"))
        }
    }

    @Test func `a reminder called back before it leaves takes no digest with it`() async throws {
        let change: (inout Hamlet) -> Void = { hamlet in
            hamlet.rows = [.deadline(1, "2022-03-01", "2022-03-31")]
            hamlet.digest = Self.hamlet.digest
            hamlet.coordinator = .anna
        }
        // A Sunday evening: it waits for the morning, on which nothing else is due to the head who coordinates as well.
        try await ActStage.tell(change, at: "2022-03-20 21:00") { story in
            try await story.opens("Ш-01", in: .darya)
            try await story.presses(.nudgeOne, in: .darya)
            let id = try #require(story.messenger.shown(in: .darya).last?.id)
            try await story.presses(.actRemind, in: .darya)
            let card = try #require(story.screen(.darya))
            try await story.comes("2022-03-21 09:00")
            #expect(story.texts(to: .anna).isEmpty)
            try await story.presses(data: try story.data(story.label(.actRecall), under: card), on: id, in: .darya)
            try await story.comes("2022-03-21 09:02")
            #expect(story.texts(to: .anna).count == 1)
            #expect(story.texts(to: .anna).first?.hasPrefix("✅ Всё в порядке · Степной район") == true)
            #expect(try ends(in: story).contains("2022-03-21 anna sent –"))
        }
    }

    @Test func `a digest that cannot be worded keeps nobody from his reminders`() async throws {
        try await telling { story in
            try await story.says("/quiet 08:00–11:00", in: .galina)
            try await story.comes("2022-04-04 09:00")
            try story.file.execute("ALTER TABLE report RENAME TO reportGone")
            try await story.passes("2022-04-04 11:00", "2022-04-04 11:02")
            #expect(story.texts(to: .galina).last?.contains("Дело номер 1") == true)
            #expect(try ends(in: story).contains("2022-04-04 galina failed unworded"))
        }
    }

    /// So many rows that their reminder alone fills a message.
    private static let long = Hamlet { hamlet in
        let title = String(repeating: "Очень длинное название дела по плану ", count: 4)
        hamlet.rows = (1...40).map { .deadline($0, "2022-03-01", "2022-03-25", title: title) }
        hamlet.digest = DigestRhythm(weekday: .monday, at: .at("09:00"))
    }
}

/// The bot is killed between the decision and the messenger's answer, and opened anew as the file was.
extension DigestMessageTests {
    /// A life that has decided of Monday morning, and sent nothing.
    private func decided(_ hamlet: Hamlet = hamlet) async throws -> BotStory {
        let story = try BotStory(hamlet, at: "2022-04-01 10:00")
        try await story.enrol(PersonID.everybody)
        try await story.run { try await $0.tick() }
        story.time.move(to: .at("2022-04-04 09:00"))
        try await story.scheduler.tick()
        return story
    }

    private func next(_ life: BotStory, at moment: String, _ hamlet: Hamlet = hamlet) throws -> BotStory {
        try BotStory(hamlet, at: moment, file: try life.file.afterKill(), messenger: life.messenger)
    }

    @Test func `a kill before it has left loses neither and doubles neither`() async throws {
        let life = try next(try await decided(), at: "2022-04-04 09:05")
        let before = life.messenger.sends(to: .galina).count
        try await life.run { story in
            try await story.tick()
            try await story.comes("2022-04-04 12:00")
            let sent = story.texts(to: .galina).dropFirst(before)
            #expect(sent.count == 1)
            #expect(sent.first?.contains("Дело номер 1") == true && sent.first?.contains("Просрочено: 2 дела") == true)
            #expect(try ends(in: story) == ["2022-04-04 darya sent –", "2022-04-04 galina sent –"])
            #expect(try await isClean(story))
        }
    }

    @Test func `what waits over night travels with the next morning's reminders`() async throws {
        let hamlet = Hamlet { hamlet in
            hamlet.rows = [.deadline(1, "2022-03-01", "2022-03-25"), .deadline(2, "2022-03-01", "2022-03-28")]
            hamlet.digest = Self.hamlet.digest
        }
        let life = try next(try await decided(hamlet), at: "2022-04-05 09:00", hamlet)
        let before = life.messenger.sends(to: .galina).count
        try await life.run { story in
            try await story.tick()
            let sent = story.texts(to: .galina).dropFirst(before)
            #expect(sent.count == 1)
            for part in ["Дело номер 1", "Дело номер 2", "Сводка за неделю"] {
                #expect(sent.first?.contains(part) == true, "\(part)")
            }
            #expect(try ends(in: story).contains("2022-04-04 galina sent –"))
            #expect(try await isClean(story))
        }
    }

    @Test func `what waits for a week is told by the next digest, from the same day on`() async throws {
        let life = try next(try await decided(), at: "2022-04-11 09:00")
        let before = life.messenger.sends(to: .galina).count
        try await life.run { story in
            try await story.tick()
            let sent = story.texts(to: .galina).dropFirst(before)
            #expect(sent.count { $0.contains("Сводка за неделю") } == 1)
            #expect(
                try ends(in: story) == [
                    "2022-04-04 darya suppressed superseded", "2022-04-04 galina suppressed superseded",
                    "2022-04-11 darya sent –", "2022-04-11 galina sent –",
                ]
            )
            #expect(try story.file.rows("SELECT DISTINCT since FROM digest").count == 1)
            #expect(try await isClean(story))
        }
    }
}
