import Chat
import Core
import Service
import TestSupport
import Testing

/// What a changed plan brings after its moment could not have come in time.
@Suite(.timeLimit(.minutes(5))) struct BelatedTests {
    private static func hamlet(_ change: (inout Hamlet) -> Void = { _ in }) -> Hamlet {
        Hamlet {
            $0.hasNeighbours = true
            $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")]
            change(&$0)
        }
    }

    @Test func `whoever takes over a school is not told that his first reminder is late`() async throws {
        try await BotStory.tell(Self.hamlet(), at: "2022-03-16 10:00", enrolled: PersonID.withNeighbours) { story in
            try await story.comes("2022-03-17 09:00")
            story.worlds.change(to: try Self.hamlet { $0.firstHead = .egor }.world(fingerprint: "later"))
            try await story.comes("2022-03-18 10:00")
            let text = try #require(story.texts(to: .egor).last)
            #expect(text.contains("Строка 1.") && !text.contains("позже"), "\(text)")
        }
    }

    @Test func `what the bot itself has missed is told to be late`() async throws {
        try await BotStory.tell(Self.hamlet(), at: "2022-03-16 10:00", enrolled: PersonID.withNeighbours) { story in
            try await story.comes("2022-03-16 10:00")
            try await story.comes("2022-03-18 10:00")
            let text = try #require(story.texts(to: .anna).last)
            #expect(text.contains("Строка 1.") && text.contains("Пришло позже"), "\(text)")
        }
    }
}
