import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// A long report: much is written, and nothing of it is left out without a word.
@Suite(.timeLimit(.minutes(5))) struct ReportLengthTests {
    private static let letters = "абвгдежзиклм"

    private static func reason(_ letter: Character) -> String {
        "причина «\(letter)»" + String(repeating: " и ещё одно обстоятельство", count: 17)
    }

    @Test func `each of many long reasons is cut, the end of the report is seen, and each is told whole`() async throws
    {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...12)) { story in
            try await story.presses(.fillReport, in: .anna)
            for letter in Self.letters {
                try await story.presses(.notDone, in: .anna)
                try await story.says(Self.reason(letter), in: .anna)
            }
            try await story.presses(.comment, in: .anna)
            try await story.says("До понедельника допишем", in: .anna)
            let preview = try #require(story.screen(.anna)?.text)
            #expect(preview.utf16.count <= 5_000 && preview.contains("💬 До понедельника допишем"), "\(preview)")
            #expect(Self.letters.allSatisfy { preview.contains("причина «\($0)»") })
            try await story.presses(.submit, in: .anna)
            let review = try #require(story.screen(.vera)?.text)
            #expect(review.contains("💬 До понедельника допишем") && !review.contains(Self.reason("м")))
            try await story.presses(.sendBack, in: .vera)
            try await story.presses("12", in: .vera)
            #expect(story.screen(.vera)?.text.contains("Школа пишет: \(Self.reason("м"))") == true)
        }
    }
}
