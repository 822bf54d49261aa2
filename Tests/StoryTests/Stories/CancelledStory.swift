import TestSupport
import Testing

/// A story cancelled in the middle, as one is that runs out of time: it ends all the same, and so do the others.
@Suite(.timeLimit(.minutes(5))) struct CancelledStory {
    @Test func `whenever it is cancelled, it ends`() async throws {
        var random = SeededGenerator()
        for _ in 1...6 {
            let story = Task {
                try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
                    let head = try await story.enrol("p-head-1")
                    try await story.goTo("2022-03-04", "12:00")
                    try await head.say("/my")
                    await story.stopBot()
                    try await story.startBot()
                    try await story.goTo("2022-12-31")
                }
            }
            // Any moment of it will do: before the bot is there, between two bots, while the clock runs.
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...500, using: &random)))
            story.cancel()
            _ = await story.result
        }
    }
}
