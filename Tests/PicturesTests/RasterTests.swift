import Foundation
import Pictures
import Raster
import TestSupport
import Testing

/// Pictures drawn by librsvg and read back by another library.
@Suite(.timeLimit(.minutes(5))) struct RasterTests {
    private func drawn(_ text: String) throws -> [UInt8] {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="200" height="30" font-family="DejaVu Sans, Verdana, sans-serif">
            <text x="5" y="20" font-size="14">\(text)</text></svg>
            """
        return try Raster.png(of: svg, scale: 1)
    }

    @Test func `every picture is a PNG three times as wide as its page`() throws {
        let groups = Drawings.board(schools: 100)
        let pages =
            Drawings.board(schools: 25).pages + Drawings.timeline.pages + Drawings.bars().pages
            + groups.grouped(by: Drawings.groups(of: groups)).pages
        for page in pages {
            let picture = try ReadPicture(try Raster.png(of: page))
            #expect(picture.width == 1_170 && picture.height > 600 && picture.inked > 50_000)
            // The green of what is well, drawn as given.
            #expect(picture.count(of: "00845F") > 1_000)
        }
    }

    @Test func `Cyrillic letters are drawn as letters, each its own`() throws {
        // A letter that no font has is drawn as a box, and all such boxes of one width look alike.
        let words = ["Школа", "Шкала", "Цагай", "Пример", "Щёголь", "Ъьыэюя", "«№—…»"]
        let pictures = try words.map { try ReadPicture(try drawn($0)) }
        #expect(Set(pictures).count == words.count && pictures.allSatisfy { $0.inked > 50 })
        let letters = try "абвгдежзийклмнопрстуфхцчшщъыьэюяё".map { try drawn(String($0)) }
        #expect(Set(letters).count == letters.count)
        let missing = try drawn("\u{10FFFD}")
        #expect(!letters.contains(missing))
    }

    @Test func `what is no picture is an error with its reason`() {
        #expect(throws: Raster.Failure.self) { try Raster.png(of: "") }
        #expect(throws: Raster.Failure.self) { try Raster.png(of: "<svg xmlns=\"http://www.w3.org/2000/svg\"") }
        #expect(throws: Raster.Failure.self) { try Raster.png(of: "школа") }
        let huge = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90000\" height=\"90000\"/>"
        #expect(throws: Raster.Failure.self) { try Raster.png(of: huge) }
    }

    @Test func `without a font with Cyrillic letters there is a reason instead of boxes`() async throws {
        let fonts = FileManager.default.temporaryDirectory.appending(path: "vekha-fonts-\(UUID().uuidString).conf")
        try Data("<?xml version=\"1.0\"?><fontconfig></fontconfig>".utf8).write(to: fonts)
        defer { try? FileManager.default.removeItem(at: fonts) }
        // In a process of its own, since fonts are looked for once.
        try await #require(processExitsWith: .success) { [path = fonts.path as String] in
            setenv("FONTCONFIG_FILE", path, 1)
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\"/>"
            #expect(throws: Raster.Failure.letterless("none with Cyrillic letters is installed")) {
                try Raster.png(of: svg)
            }
        }
    }

    @Test func `several threads draw at a time`() async throws {
        let page = Drawings.bars().pages[0]
        let pictures = try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    try await withCheckedThrowingContinuation { done in
                        Thread.detachNewThread { done.resume(with: Result { try Raster.png(of: page) }) }
                    }
                }
            }
            return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(pictures.count == 1)
    }
}
