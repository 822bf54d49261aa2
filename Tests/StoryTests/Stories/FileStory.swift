import CurlHTTP
import Foundation
import TestSupport
import Testing

/// A coordinator has what he looks at as a picture and as a table, over the wire.
@Suite(.timeLimit(.minutes(5)))
struct FileStory {
    @Test func `a picture comes as a photo that is a PNG, and a table as a document`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let region = try await story.enrol("p-region")
            try await story.goTo("2022-03-11", "12:00")
            _ = try await region.news()
            try await region.say("/progress")
            let screen = try await region.onlyNews()
            try await region.press("🖼 Отчёты", on: screen)
            let board = try await region.onlyNews()
            #expect(board.plain == "Отчёты по месяцам")
            let picture = try #require(board.file)
            #expect(picture.isPhoto && picture.mediaType == "image/png")
            let seen = try ReadPicture(try await story.line.bytes(picture.url))
            #expect(seen.width == 1_170 && seen.inked > 10_000)
            try await region.press("📊 Excel", on: screen)
            let book = try #require(try await region.onlyNews().file)
            #expect(!book.isPhoto && book.name == "progress-2022-03-11.xlsx")
            #expect(try ReadWorkbook(try await story.line.bytes(book.url)).names.first == "Школы и строки")
            #expect(try await region.again(screen).text == screen.text)
        }
    }
}
