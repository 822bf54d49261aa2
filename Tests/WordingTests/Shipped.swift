import Core
import Foundation
import Testing

@testable import Wording

/// The messages of this repository, and phrasebooks of other templates on top of their tables.
enum Shipped {
    static let languages = ["ru", "en"]

    static let directory = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Messages")

    static func phrasebook(_ language: String) throws -> Phrasebook {
        try #require(phrasebooks[language]).get()
    }

    /// Read once: every template in every language asks for one.
    private static let phrasebooks = Dictionary(
        uniqueKeysWithValues: languages.map { language in
            (language, Result { try Phrasebook.load(directory: directory, language: language) })
        }
    )

    /// Words no message of ours needs yet: numbers with fractions, a count of activities.
    private static let moreWords = [
        "ru": """
        "hours": {"one": "# час", "few": "# часа", "many": "# часов", "other": "# часа"},
        "activities": {"one": "# мероприятие", "few": "# мероприятия", "many": "# мероприятий"},
        """,
        "en": """
        "hours": {"one": "# hour", "other": "# hours"}, "activities": {"one": "# activity", "other": "# activities"},
        """,
    ]

    /// The language's tables, without its templates and labels, and with more words.
    static func tables(_ language: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = ["labels.json": Array("{}".utf8)]
        for name in ["grammar.json", "words.json", "calendar.json"] {
            files[name] = [UInt8](try Data(contentsOf: directory.appending(path: "\(language)/\(name)")))
        }
        let words = try #require(files["words.json"]?.drop { $0 != UInt8(ascii: "{") }.dropFirst())
        files["words.json"] = Array("{\(moreWords[language] ?? "")".utf8) + words
        return files
    }

    /// What one template says in a language.
    static func text(
        _ source: String,
        slots: [Slot] = [],
        _ values: WordingValues = [:],
        partials: [String: String] = [:],
        language: String = "ru"
    ) throws -> String {
        let template = Template(name: "probe", slots: slots)
        var files = try tables(language)
        files["probe.mustache"] = Array(source.utf8)
        for (name, source) in partials { files[name + ".mustache"] = Array(source.utf8) }
        let vocabulary = Vocabulary(templates: [template])
        return try Phrasebook.read(files: files, language: language, vocabulary: vocabulary).text(template, values)
    }

    /// What reading one template finds wrong.
    static func problems(
        _ source: String,
        slots: [Slot] = [],
        adding files: [String: String] = [:],
        language: String = "ru"
    ) throws -> [Problem] {
        var all = try tables(language)
        all["probe.mustache"] = Array(source.utf8)
        for (name, text) in files { all[name] = Array(text.utf8) }
        let vocabulary = Vocabulary(templates: [Template(name: "probe", slots: slots)])
        do {
            _ = try Phrasebook.read(files: all, language: language, vocabulary: vocabulary)
            return []
        } catch {
            return error.all
        }
    }
}

extension CivilDate {
    /// A day of a test's own, known to exist.
    static func day(_ iso: String) throws -> CivilDate {
        try #require(CivilDate(iso: iso))
    }
}
