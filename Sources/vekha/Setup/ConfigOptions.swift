import ArgumentParser
import Core
import Foundation
import Service
import Wording

/// Where the configuration and the texts are.
struct ConfigOptions: ParsableArguments {
    @Option(name: .customLong("config"), help: "The folder of roadmap.json, roster.json, settings.json and calendar/.")
    var configPath: String?

    @Option(name: .customLong("messages"), help: "The folder of the texts, one folder a language.")
    var messagesPath: String?

    var configFolder: URL { Self.folder(configPath, named: "Config") }
    var messagesFolder: URL { Self.folder(messagesPath, named: "Messages") }

    /// Reads and checks the configuration and the texts of its language, or of every language; the problems of all files
    /// come together. What was changed by chat while the folder could not be written to lies in `overlay`.
    func load(everyLanguage: Bool = false, overlay: URL? = nil) throws -> LoadedConfiguration {
        let store = FolderStore(folder: configFolder, overlay: overlay)
        let files = try store.files()
        var problems: [Problem] = []
        var configuration: Core.Configuration?
        do throws(Problems) { configuration = try Core.Configuration(files: files) } catch { problems += error.all }
        var phrasebooks: [String: Phrasebook] = [:]
        let languages = try languages()
        let needed = configuration.map(\.settings.language)
        for language in languages where everyLanguage || needed == nil || needed == language {
            do throws(Problems) {
                phrasebooks[language] = try Phrasebook.load(directory: messagesFolder, language: language)
            } catch {
                problems += error.all
            }
        }
        guard problems.isEmpty, let configuration else { throw Problems(problems) }
        guard let phrasebook = phrasebooks[configuration.settings.language] else {
            let found = "\"\(configuration.settings.language)\""
            let expected = "one of " + languages.joined(separator: ", ")
            throw Problems([Problem(file: "settings.json", path: "$.language", found: found, expected: expected)])
        }
        return LoadedConfiguration(
            configuration: configuration,
            phrasebook: phrasebook,
            files: files,
            store: store
        )
    }

    private func languages() throws -> [String] {
        let folder = messagesFolder
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw Refusal.environment("\(folder.path): found no folder, expected the folder of texts (--messages)")
        }
        return names.filter { !$0.hasPrefix(".") && FolderReader.isFolder(folder.appending(path: $0)) }.sorted()
    }

    /// The folder given, or the one in the current directory, or the one beside the program or above it, so that a
    /// program built in place finds its own from anywhere.
    private static func folder(_ given: String?, named name: String) -> URL {
        if let given { return URL(filePath: given, directoryHint: .isDirectory) }
        let here = URL(filePath: name, directoryHint: .isDirectory)
        if FolderReader.isFolder(here) { return here }
        var above = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while above.path != "/" {
            let candidate = above.appending(path: name, directoryHint: .isDirectory)
            if FolderReader.isFolder(candidate) { return candidate }
            above.deleteLastPathComponent()
        }
        return here
    }
}

/// A configuration found to be right, with the texts in its language.
struct LoadedConfiguration {
    let configuration: Core.Configuration
    let phrasebook: Phrasebook
    let files: [String: [UInt8]]
    /// Where changes go.
    var store: FolderStore

    var world: World { World(configuration, files: files, phrasebook: phrasebook) }
}
