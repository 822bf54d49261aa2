import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

@testable import Service

/// After an outage in which the messenger may have dropped replies.
@Suite(.timeLimit(.minutes(5))) struct OutageTests {
    private static let words = "Связи с ботом не было с"

    @Test func `who is reminded that morning reads of it in the reminder, and once`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00", enrolled: [.anna]) { story in
            try await story.tick()
            try await story.outage(from: "2022-03-20 10:00", until: "2022-03-27 10:00")
            try await story.passes("2022-03-28 09:00", "2022-03-28 12:00", "2022-03-30 09:00")
            let texts = story.texts(to: .anna)
            #expect(texts.count == 3)
            #expect(texts.map { $0.contains(Self.words) } == [false, true, false], "\(texts)")
        }
    }

    @Test func `who is asked nothing new that morning gets a note, if a question is open`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00", enrolled: [.anna, .darya]) { story in
            try await story.tick()
            try await story.outage(from: "2022-03-18 10:00", until: "2022-03-20 10:00")
            // The 20th is a Sunday: nobody is written to before Monday morning.
            try await story.comes("2022-03-20 12:00")
            #expect(story.texts(to: .anna).count == 1)
            try await story.passes("2022-03-21 09:00", "2022-03-21 10:00", "2022-03-22 09:00")
            let texts = story.texts(to: .anna)
            #expect(texts.count == 2 && texts.last?.contains(Self.words) == true, "\(texts)")
            #expect(story.texts(to: .darya).isEmpty, "nobody asked her anything")
        }
    }

    @Test func `a reminder that waited through it tells of it too, and is not followed by a note`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00", enrolled: [.anna]) { story in
            story.messenger.fail(with: .temporary(.connection("no route")))
            try await story.tick()
            try await story.outage(from: "2022-03-16 10:00", until: "2022-03-17 10:00")
            story.messenger.fail(with: nil)
            try await story.passes("2022-03-17 10:00", "2022-03-17 10:05")
            let shown = story.messenger.shown(in: .anna).map(\.message.text)
            #expect(shown.count == 1 && shown[0].contains(Self.words), "\(shown)")
        }
    }
}

extension BotStory {
    fileprivate func outage(from: String, until: String) async throws {
        let outage = Outage(from: .at(from), until: .at(until))
        try await journal.write { try $0.note(outage) }
    }
}
