import Foundation
import Testing

@testable import Pictures

/// Pictures as they were when somebody last looked at them; `VEKHA_SNAPSHOTS=write` keeps them as they are now.
@Suite struct SnapshotTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

    private static let pictures: [String: @Sendable () -> [String]] = [
        "board": { Drawings.board(schools: 25).pages },
        "board-groups": {
            let board = Drawings.board(schools: 3_000)
            return board.grouped(by: Drawings.groups(of: board)).pages
        },
        "timeline": { [Drawings.timeline.page(0)] },
        "bars": { Drawings.bars().pages },
    ]

    @Test(arguments: pictures.keys.sorted())
    func `a picture is drawn as it was`(name: String) throws {
        let draw = try #require(Self.pictures[name])
        let pages = draw()
        #expect(pages.count == 1)
        let file = Self.folder.appending(path: "\(name).svg")
        if ProcessInfo.processInfo.environment["VEKHA_SNAPSHOTS"] == "write" {
            try Data(pages[0].utf8).write(to: file)
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(pages[0] == kept, "the picture has changed: look at it, and keep it with VEKHA_SNAPSHOTS=write")
    }
}
