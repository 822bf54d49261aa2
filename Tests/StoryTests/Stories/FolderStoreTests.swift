import Foundation
import TestSupport
import Testing

@testable import vekha

/// The configuration's files as a change leaves them, at every moment of its being written.
@Suite struct FolderStoreTests {
    private func store(in folder: URL, _ body: (FolderStore, URL, URL) throws -> Void) throws {
        let (config, overlay) = (folder.appending(path: "config"), folder.appending(path: "overlay"))
        try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
        try body(FolderStore(folder: config, overlay: overlay, isOverlayOnly: true), config, overlay)
    }

    @Test func `an overlay counts until the file below is changed by hand`() async throws {
        try await withTemporaryFolder { folder in
            try store(in: folder) { store, config, _ in
                let file = config.appending(path: "a.json")
                try Data("1".utf8).write(to: file)
                try store.replace("a.json", with: Array("2".utf8), keepingOldAs: "a.1")
                #expect(try store.files()["a.json"] == Array("2".utf8))
                #expect(try store.backup("a.1") == Array("1".utf8))
                try Data("3".utf8).write(to: file)
                #expect(try store.files()["a.json"] == Array("3".utf8))
            }
        }
    }

    @Test func `bytes laid over a file are there before the digest that vouches for them`() async throws {
        try await withTemporaryFolder { folder in
            try store(in: folder) { store, config, overlay in
                let file = config.appending(path: "a.json")
                try Data("1".utf8).write(to: file)
                try store.replace("a.json", with: Array("2".utf8), keepingOldAs: "a.1")
                try Data("3".utf8).write(to: file)
                // Large enough for the clock of the files to tell the two writes apart.
                let large = [UInt8](repeating: 0x20, count: 16 << 20)
                try store.replace("a.json", with: large, keepingOldAs: "a.2")
                let stamps = FolderReader.stamps(of: overlay.path)
                let bytes = try #require(stamps.first { $0.path.hasSuffix("/a.json") })
                let digest = try #require(stamps.first { $0.path.hasSuffix("/a.json.base") })
                #expect((bytes.seconds, bytes.nanoseconds) <= (digest.seconds, digest.nanoseconds))
                let count = try store.files()["a.json"]?.count
                #expect(count == large.count)
            }
        }
    }
}
