import Foundation
import Service
import TestSupport
import Testing

@testable import vekha

/// Old versions of the configuration's files, and files that cannot be written to.
@Suite(.timeLimit(.minutes(5)))
struct BackupStory {
    private static let roster = """
        { "people": [{ "id": "p-1", "name": "Ли Анна Сергеевна", "post": "директор", "roles": [] }] }
        """

    @Test func `old versions go after their time, later ones stay`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-06-01") { story in
            let kept = story.config.folder.appending(path: "backup/calendar")
            try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
            let names = [
                "roster.json.2022-02-28T09-00-00.1", "roster.json.2022-03-01T09-00-00.2-undone",
                "calendar/2022.json.2022-01-05T09-00-00.3", "notes.txt",
            ]
            for name in names { try story.config.write("{}", to: "backup/\(name)") }
            story.shift?.bot.changes.pruneBackups(before: Story.moment("2022-03-01", "12:00"))
            let left = try FolderReader.files(in: story.config.folder.appending(path: "backup")).keys.sorted()
            #expect(left == ["notes.txt", "roster.json.2022-03-01T09-00-00.2-undone"])
        }
    }

    @Test func `a name in a folder that is left alone goes from what lies over it, and that is told`() async throws {
        try await withTemporaryFolder { folder in
            let (below, overlay) = (folder.appending(path: "config"), folder.appending(path: "overlay"))
            try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
            try Data(Self.roster.utf8).write(to: below.appending(path: "roster.json"))
            let store = FolderStore(folder: below, overlay: overlay, isOverlayOnly: true)
            try store.replace("roster.json", with: Array((Self.roster + "\n").utf8), keepingOldAs: "roster.json.1")
            let isGone = try store.rewrite("roster.json", with: Array("{}".utf8))
            #expect(!isGone, "the folder itself still has it")
            #expect(try store.files()["roster.json"] == Array("{}".utf8))
            #expect(try store.reviewBackups { _, _ in .replace(Array("[]".utf8)) })
            #expect(try store.backup("roster.json.1") == Array("[]".utf8))
            #expect(try store.reviewBackups { _, _ in .remove })
            #expect(try store.backup("roster.json.1") == nil)
        }
    }
}
