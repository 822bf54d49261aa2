import Chat
import Core
import Persistence
import TestSupport
import Wording

@testable import Service

extension ChatID {
    static let ofRegion = ChatID(rawValue: 71)
    static let ofElista = ChatID(rawValue: 72)
    static let ofLagan = ChatID(rawValue: 73)
}

extension SeminarStage {
    private static let coordinators: [(PersonID, ChatID)] = [
        ("p-region", .ofRegion), ("p-elista", .ofElista), ("p-lagansky", .ofLagan),
    ]

    /// The committed configuration with these seminars; the region's coordinator and two municipalities' are there.
    static func tellOfRegion(_ seminars: [Seminar], _ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: []) { story in
            var world = try KeeperStage().world
            for seminar in seminars { world = try world.trying(.setUpSeminar(seminar)).world }
            story.worlds.change(to: world)
            for (person, chat) in coordinators { try await story.link(chat, to: person) }
            try await story.tick()
            try await body(story)
        }
    }
}

extension BotStory {
    /// Somebody who has agreed, in a chat of his own.
    func link(_ chat: ChatID, to person: PersonID) async throws {
        let now = time.now
        let consent = Consent(version: label(.consentVersion), at: now)
        try await journal.write { ledger in
            try ledger.link(chat, to: person, at: now, consent: consent, sender: chat.rawValue)
        }
    }
}
