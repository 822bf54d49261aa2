import Foundation
package import Testing

/// A text kept in a file and compared with what is there now: what people read is reviewed when it changes.
///
/// `VEKHA_SNAPSHOTS=write` writes the files anew instead of comparing.
package struct Snapshot {
    private let folder: URL
    private static let isWriting = ProcessInfo.processInfo.environment["VEKHA_SNAPSHOTS"] == "write"

    /// The folder's path in the repository.
    package init(in path: String) {
        folder = Program.repository.appending(path: path)
    }

    /// The names of the files there.
    package var names: Set<String> {
        get throws { Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) }
    }

    /// Complains where the text differs from the file's, and shows the first lines that do.
    package func check(
        _ text: String,
        _ name: String,
        _ whose: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appending(path: name)
        guard !Self.isWriting else {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return try Data(text.utf8).write(to: file)
        }
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        guard kept != text else { return }
        let difference = Self.difference(kept, text)
        Issue.record("\(name) \(whose) reads otherwise: \(difference)", sourceLocation: sourceLocation)
    }

    private static func difference(_ kept: String, _ text: String) -> String {
        let (old, new) = (kept.components(separatedBy: "\n"), text.components(separatedBy: "\n"))
        let same = zip(old, new).prefix { $0 == $1 }.count
        func excerpt(_ lines: [String]) -> String { lines.dropFirst(same).prefix(6).joined(separator: "\n") }
        return "from line \(same + 1) on expected\n\(excerpt(old))\nfound\n\(excerpt(new))"
    }
}
