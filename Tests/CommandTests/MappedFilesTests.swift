import Foundation
import Testing

@testable import vekha

@Suite struct MappedFilesTests {
    @Test func `what only the start needed is given back, and the program goes on`() throws {
        let before = try residentFiles()
        MappedFiles.giveBack()
        let after = try residentFiles()
        #expect(after < before / 2, "\(before) kB before, \(after) kB after")
        // What was written, such as relocations and globals, is as it was.
        #expect(String(format: "%.1f", 0.5) == "0.5")
    }

    /// Kilobytes of files in this process's memory.
    private func residentFiles() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssFile:") })
        return try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
    }
}
