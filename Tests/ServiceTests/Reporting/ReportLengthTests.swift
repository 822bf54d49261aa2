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

    @Test func `a hundred rows are turned over page by page, by the school and by its curator`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 101...200)) { story in
            try await story.taps(.fillReport, .contents, in: .anna)
            var seen: [String] = []
            for page in 1...3 {
                let card = try #require(story.screen(.anna))
                #expect(card.labels.count <= 100)
                seen += card.labels.filter { Int($0) != nil }
                if page < 3 { try await story.presses(.nextPage, in: .anna) }
            }
            #expect(seen == (101...200).map { "\($0)" })
            try await story.presses("200", in: .anna)
            #expect(story.screen(.anna)?.text.contains("Строка 200.") == true)
            try await story.says("всё выполнено", in: .anna)
            try await story.taps(.thatIsRight, .submit, in: .anna)
            try await story.taps(.sendBack, .nextPage, .nextPage, in: .vera)
            #expect(story.screen(.vera).map { $0.labels.count <= 100 && $0.labels.contains("200") } == true)
            try await story.presses(.previousPage, in: .vera)
            try await story.presses("150", in: .vera)
            #expect(story.screen(.vera)?.text.contains("Строка 150.</b> Ваше следующее сообщение") == true)
        }
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
