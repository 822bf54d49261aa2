import ArgumentParser
import Foundation
import TestSupport

@testable import vekha

/// A configuration laid out in a folder of its own, so that a story can change it.
struct StoryConfig {
    let folder: URL

    private static let repository = Program.repository.resolvingSymlinksInPath()
    static let messages = repository.appending(path: "Messages")
    /// What comes with the repository: the real order, 25 invented schools.
    static let sample = StoryConfig(folder: repository.appending(path: "Config"))

    /// One district with three schools, two curators and one row due by 10 March, and the real calendars.
    static func district(in folder: URL) throws -> StoryConfig {
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../District")
            .resolvingSymlinksInPath()
        return try StoryConfig(copying: source, to: folder)
    }

    init(copying source: URL, to folder: URL) throws {
        let files = FileManager.default
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        for name in ["roadmap.json", "roster.json", "settings.json"] {
            try files.copyItem(at: source.appending(path: name), to: folder.appending(path: name))
        }
        let calendars = Self.sample.folder.appending(path: "calendar")
        try files.copyItem(at: calendars, to: folder.appending(path: "calendar"))
    }

    private init(folder: URL) {
        self.folder = folder
    }

    func load() throws -> LoadedConfiguration {
        try ConfigOptions.parse(["--config", folder.path, "--messages", Self.messages.path]).load()
    }

    /// Replaces a text, which must be there, in one of the files.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        let file = folder.appending(path: name)
        var text = try String(contentsOf: file, encoding: .utf8)
        guard let range = text.firstRange(of: old) else { throw NoSuchText(file: name, text: old) }
        text.replaceSubrange(range, with: new)
        try Data(text.utf8).write(to: file)
    }

    struct NoSuchText: Error {
        let file: String
        let text: String
    }
}
