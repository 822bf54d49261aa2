import Core
import Foundation
import Service
import Wording

/// What the command line asks for.
struct Options {
    private var config = "Config"
    private var messages = "Messages"
    /// How often each question is asked, at least.
    var askings = 200
    /// After so many askings something in the journal changes, so that what is kept in memory has to be read anew.
    var changes = 10
    /// Milliseconds within which the 99th percentile has to be.
    var limit = 50.0
    var seed: UInt64 = 1

    init(_ arguments: some Sequence<String>) throws {
        var rest = arguments.makeIterator()
        while let name = rest.next() {
            guard let value = rest.next() else { throw UsageError("\(name): no value") }
            switch name {
            case "--config": config = value
            case "--messages": messages = value
            case "--askings": askings = try Self.number(value, name)
            case "--changes": changes = max(1, try Self.number(value, name))
            case "--limit": limit = Double(try Self.number(value, name) as Int)
            case "--seed": seed = try Self.number(value, name)
            default: throw UsageError("\(name): not known")
            }
        }
    }

    private static func number<Number: FixedWidthInteger>(_ text: String, _ name: String) throws -> Number {
        guard let number = Number(text), number >= 0 else { throw UsageError("\(name): \(text) is no number") }
        return number
    }

    /// Read from the files, as a start of the program reads it.
    func world() throws -> World {
        let folder = URL(filePath: config, directoryHint: .isDirectory)
        var files: [String: [UInt8]] = [:]
        for part in ["", "calendar/"] {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path)
            for name in names where name.hasSuffix(".json") {
                files[part + name] = [UInt8](try Data(contentsOf: folder.appending(path: part + name)))
            }
        }
        let configuration = try Core.Configuration(files: files)
        let phrasebook = try Phrasebook.load(
            directory: URL(filePath: messages, directoryHint: .isDirectory),
            language: configuration.settings.language
        )
        return World(configuration, files: files, phrasebook: phrasebook)
    }
}

/// The command line is wrong.
struct UsageError: Error {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
