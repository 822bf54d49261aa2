import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// Which row a file belongs to.
@Suite(.timeLimit(.minutes(5))) struct ReportFilesTests {
    @Test func `files and whole albums belong to the row on show`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.taps(.fillReport, .skip, in: .anna)
            for name in ["1", "2", "3"] { try await story.handle(story.photo(name, in: .anna, album: "a")) }
            #expect(story.screen(.anna)?.text.contains("📎 3 файла") == true)
            try await story.taps(.done, .done, in: .anna)
            let report = try await story.report().report
            #expect(report.files(at: .row(2)).map(\.id) == ["1", "2", "3"])
            #expect(story.screen(.anna)?.text.contains("<b>2.</b> Дело номер 2 📎 3") == true)
            #expect(story.messenger.sends(to: .anna).count == 2)
        }
    }

    @Test func `a scan sent right after an answer can be put to the row just answered`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...3)) { story in
            try await story.taps(.fillReport, .done, in: .anna)
            try await story.handle(story.photo("scan", in: .anna))
            try await story.handle(story.photo("back", in: .anna))
            #expect(story.screen(.anna)?.text.contains("Строка 2.") == true)
            #expect(try await story.presses("📎 Это к строке 1", in: .anna) == story.label(.filesMoved))
            let report = try await story.report().report
            #expect(report.files(at: .row(1)).map(\.id) == ["scan", "back"] && report.files(at: .row(2)).isEmpty)
            // The next row is still to be answered, and nothing is offered twice.
            let card = try #require(story.screen(.anna))
            #expect(card.text.contains("Строка 2.") && !card.text.contains("📎"))
            #expect(!card.labels.contains("📎 Это к строке 1"))
        }
    }

    @Test func `after the last answer a scan waits on the preview for its row`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.taps(.fillReport, .done, .done, in: .anna)
            try await story.handle(story.photo("scan", in: .anna))
            #expect(story.screen(.anna)?.text.contains("📎 Без указания строки: 1 файл") == true)
            try await story.presses("📎 Это к строке 2", in: .anna)
            #expect(story.screen(.anna)?.text.contains("<b>2.</b> Дело номер 2 📎 1") == true)
            try await story.presses(.submit, in: .anna)
            #expect(try await story.report().report.files(at: .row(2)).map(\.id) == ["scan"])
        }
    }

    @Test func `once the next row is answered its files are its own`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...3)) { story in
            try await story.taps(.fillReport, .done, in: .anna)
            try await story.handle(story.photo("scan", in: .anna))
            let card = try #require(story.messenger.shown(in: .anna).last)
            let move = try story.data("📎 Это к строке 1", under: card.message)
            try await story.presses(.done, in: .anna)
            #expect(story.screen(.anna)?.labels.contains { $0.hasPrefix("📎") } == false)
            #expect(try await story.presses(data: move, on: card.id, in: .anna) == story.label(.outdated))
            #expect(try await story.report().report.files(at: .row(2)).map(\.id) == ["scan"])
        }
    }

    @Test func `a file for a row shown on purpose is not asked about`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...4)) { story in
            try await story.taps(.fillReport, .done, .contents, in: .anna)
            try await story.presses("4", in: .anna)
            try await story.handle(story.photo("scan", in: .anna))
            #expect(story.screen(.anna)?.labels.contains { $0.hasPrefix("📎") } == false)
            #expect(try await story.report().report.files(at: .row(4)).map(\.id) == ["scan"])
        }
    }

    @Test func `the pictures of an album stay together, whatever is pressed between them`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...3)) { story in
            try await story.presses(.fillReport, in: .anna)
            try await story.handle(story.photo("1", in: .anna, album: "a"))
            try await story.presses(.done, in: .anna)
            try await story.handle(story.photo("2", in: .anna, album: "a"))
            #expect(try await story.report().report.files(at: .row(1)).map(\.id) == ["1", "2"])

            try await story.handle(story.photo("3", in: .anna, album: "b"))
            try await story.presses("📎 Это к строке 1", in: .anna)
            try await story.handle(story.photo("4", in: .anna, album: "b"))
            let report = try await story.report().report
            #expect(report.files.map(\.id) == ["1", "2", "3", "4"])
            #expect(report.files.allSatisfy { $0.place == .row(1) })
        }
    }

    @Test func `an album is asked about once, and is kept whole for the school that is named`() async throws {
        let hamlet = ReportStory.hamlet { $0.deputies = [Deputy(person: .boris, deputy: .anna)] }
        try await ReportStory.tell(hamlet) { story in
            let before = story.messenger.sends(to: .anna).count
            for name in ["1", "2"] { try await story.handle(story.photo(name, in: .anna, album: "a")) }
            #expect(story.messenger.sends(to: .anna).count == before + 1)
            try await story.presses("📝 Отчёт · Ш-02", in: .anna)
            try await story.handle(story.photo("3", in: .anna, album: "a"))
            #expect(try await story.report(of: "s-2").report.files(at: .whole).map(\.id) == ["1", "2", "3"])
        }
        try await ReportStory.tell { story in
            let before = story.messenger.sends(to: .anna).count
            for name in ["1", "2"] { try await story.handle(story.photo(name, in: .anna, album: "a")) }
            #expect(story.messenger.sends(to: .anna).count == before + 1)
        }
    }
}
