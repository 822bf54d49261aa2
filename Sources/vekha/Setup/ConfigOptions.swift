import ArgumentParser
import Core
import Crypto
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
    /// come together.
    func load(everyLanguage: Bool = false) throws -> LoadedConfiguration {
        let files = try FolderReader.files(in: configFolder)
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
            fingerprint: Self.fingerprint(of: files)
        )
    }

    private func languages() throws -> [String] {
        let folder = messagesFolder
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw Refusal.environment("\(folder.path): found no folder, expected the folder of texts (--messages)")
        }
        return names.filter { !$0.hasPrefix(".") && FolderReader.isFolder(folder.appending(path: $0)) }.sorted()
    }

    private static func fingerprint(of files: [String: [UInt8]]) -> String {
        var hash = SHA256()
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Data(name.utf8))
            hash.update(data: bytes)
        }
        return hash.finalize().prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
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
    let fingerprint: String

    var world: World {
        let settings = configuration.settings
        let planner = Planner(
            roadmap: configuration.roadmap,
            roster: configuration.roster,
            calendar: WorkCalendar(years: configuration.calendar),
            policy: settings.policy,
            time: settings.time
        )
        return World(planner: planner, settings: settings, phrasebook: phrasebook, fingerprint: fingerprint)
    }
}
