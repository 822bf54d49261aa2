import Foundation
import TestSupport

/// The repository's Config and Messages in a folder of their own, to be spoilt.
struct ConfigCopy {
    let folder: URL

    init(in folder: URL) throws {
        self.folder = folder
        for name in ["Config", "Messages"] {
            let original = Program.repository.appending(path: name).resolvingSymlinksInPath()
            try FileManager.default.copyItem(at: original, to: folder.appending(path: name))
        }
    }

    /// Replaces the first occurrence of a text, which must be there.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        var text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        guard let range = text.firstRange(of: old) else { throw NoSuchText(file: name, text: old) }
        text.replaceSubrange(range, with: new)
        try write(text, to: name)
    }

    func write(_ text: String, to name: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: folder.appending(path: name))
    }

    struct NoSuchText: Error {
        let file: String
        let text: String
    }
}
