package import Chat
package import Core
import Foundation
package import Persistence
package import Service
package import ServiceLifecycle
import Synchronization
import Wording

/// A bot of the hamlet with a clock, a messenger and a journal of its own, and what people do with it.
///
/// The courier works all the time; the scheduler ticks and people's doings are handled when the story says so, and
/// each step returns once everything it caused has been sent.
package final class BotStory: Sendable {
    package var world: World { worlds.current }
    package let file: TemporaryJournal
    package let messenger: FakeMessenger
    package let time: ManualTime
    package let bell = Bell()
    package let log = LogBook()
    package let scheduler: Scheduler
    package let courier: Courier
    package let worlds: WorldSource
    private let lastEvent = Mutex<Int64>(0)

    /// A journal or a messenger handed in goes on from an earlier story.
    package init(
        _ hamlet: Hamlet = Hamlet(),
        at start: String,
        fingerprint: String = "first",
        file: TemporaryJournal? = nil,
        messenger: FakeMessenger = FakeMessenger(),
        settings: CourierSettings = CourierSettings(randomness: { 1 }),
        drawing draw: @escaping @Sendable (String) throws -> [UInt8] = Courier.librsvg
    ) throws {
        worlds = WorldSource(try hamlet.world(fingerprint: fingerprint))
        self.file = try file ?? TemporaryJournal()
        self.messenger = messenger
        time = ManualTime(.at(start))
        let journal = self.file.journal
        scheduler = Scheduler(worlds: worlds, journal: journal, time: time, outboxBell: bell, logger: log.logger)
        courier = Courier(
            worlds: worlds,
            journal: journal,
            messenger: messenger,
            time: time,
            bell: bell,
            settings: settings,
            draw: draw,
            logger: log.logger
        )
    }

    package var journal: Journal { file.journal }

    package func intake(batch: Int = 100) -> Intake {
        Intake(
            worlds: worlds,
            journal: journal,
            messenger: messenger,
            time: time,
            outboxBell: bell,
            settings: IntakeSettings(batch: batch, randomness: { 1 }),
            logger: log.logger
        )
    }

    /// Lets the courier work, and other services with it, until the body is through; then shuts them down gracefully.
    package func run(
        with others: [any ServiceLifecycle.Service] = [],
        _ body: (BotStory) async throws -> Void
    ) async throws {
        let group = ServiceGroup(services: [courier] + others, logger: log.logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            do {
                try await body(self)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// A story from the beginning: these people are linked to their chats, the clock stands at the start.
    package static func tell(
        _ hamlet: Hamlet = Hamlet(),
        at start: String,
        enrolled: [PersonID] = PersonID.everybody,
        settings: CourierSettings = CourierSettings(randomness: { 1 }),
        _ body: (BotStory) async throws -> Void
    ) async throws {
        let story = try BotStory(hamlet, at: start, settings: settings)
        try await story.enrol(enrolled)
        try await story.run(body)
    }
}

extension BotStory {
    package func enrol(_ people: [PersonID]) async throws {
        let now = time.now
        let consent = Consent(version: world.phrasebook.label(.consentVersion), at: now)
        try await journal.write { ledger in
            for person in people {
                let chat = ChatID(of: person)
                try ledger.link(chat, to: person, at: now, consent: consent, sender: chat.rawValue)
            }
        }
    }

    /// The clock shows this, the scheduler looks at it, and what it decides is carried out.
    package func comes(_ moment: String) async throws {
        time.move(to: .at(moment))
        try await tick()
    }

    /// Several moments one after another.
    package func passes(_ moments: String...) async throws {
        for moment in moments { try await comes(moment) }
    }

    package func tick() async throws {
        try await scheduler.tick()
        await courier.settled()
    }

    /// What is to be put into a chat, as if somebody had caused it.
    package func enqueue(
        _ text: String,
        to chat: ChatID,
        lane: Lane = .notice,
        key: String? = nil
    ) async throws {
        let now = time.now
        try await journal.write { ledger in
            let content = OutboxContent.message(OutgoingMessage(text: text))
            try ledger.enqueue(content, key: key ?? text, to: chat, lane: lane, at: now)
        }
        bell.ring()
    }

    package func texts(to chat: ChatID) -> [String] { messenger.sends(to: chat).map(\.text) }
}

extension BotStory {
    /// Every notice the ledger knows, as `row step recipient@subject: state reason`, in the order decided.
    package var outcomes: [String] {
        get throws {
            try file.rows("SELECT key, state, reason FROM notice ORDER BY id").map { row in
                let key = row[0].split(separator: "/")
                return "\(key[1]) \(key[3]) \(key[4]): \(row[1])" + (row[2] == "–" ? "" : " \(row[2])")
            }
        }
    }

    /// The same for one person.
    package func outcomes(of person: PersonID) throws -> [String] {
        try outcomes.filter { $0.contains(" \(person)@") }
    }

    /// How a person's notices ended, each way once.
    package func endings(of person: PersonID) throws -> Set<String> {
        Set(try outcomes(of: person).compactMap { $0.split(separator: ": ").last.map(String.init) })
    }

    package func nextEvent() -> Int64 {
        lastEvent.withLock { last in
            last += 1
            return last
        }
    }
}
