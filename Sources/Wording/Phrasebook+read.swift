package import Core
import Mustache

extension Phrasebook {
    /// Reads a language's folder, given as the bytes of its files by their relative paths, and holds it against what
    /// the bot can say. A file that is neither declared nor included by another is a mistake.
    ///
    /// Throws every mistake at once, each with its file and line, or its JSONPath in a table.
    package static func read(
        files: [String: [UInt8]],
        language: String,
        vocabulary: Vocabulary = .bot
    ) throws(Problems) -> Phrasebook {
        var reading = PhrasebookReading(files: files, language: language, vocabulary: vocabulary)
        return try reading.phrasebook()
    }
}

/// The work of reading one language, which gathers mistakes as it goes.
private struct PhrasebookReading {
    let files: [String: [UInt8]]
    let language: String
    let vocabulary: Vocabulary
    var problems: [Problem] = []

    private static let labelsFile = "labels.json"
    private static let suffix = ".mustache"

    init(files: [String: [UInt8]], language: String, vocabulary: Vocabulary) {
        self.files = files
        self.language = language
        self.vocabulary = vocabulary
    }

    mutating func phrasebook() throws(Problems) -> Phrasebook {
        let tables = LanguageTables.read(files: files, language: language, problems: &problems)
        let labels = readLabels()
        let trees = readTrees()
        for template in vocabulary.templates {
            problems += TemplateCheck.problems(in: template, trees: trees, language: language, tables: tables)
        }
        checkFiles(trees)
        let library = library(trees)
        guard let tables, problems.isEmpty else { throw Problems(unique(problems)) }
        return Phrasebook(
            language: language,
            library: library,
            templates: Set(vocabulary.templates),
            labels: labels,
            tables: tables
        )
    }

    private mutating func readLabels() -> [Label: String] {
        let file = "\(language)/\(Self.labelsFile)"
        guard let bytes = files[Self.labelsFile] else {
            problems.append(Problem(file: file, path: "$", found: "no file", expected: "the language's labels"))
            return [:]
        }
        guard let table = TableNode(file: file, bytes: bytes, problems: &problems) else { return [:] }
        let keys = Set(vocabulary.labels.map(\.key))
        for (key, node) in table.entries(problems: &problems) where !keys.contains(key) {
            problems.append(node.problem(found: quoted(key), expected: oneOf(keys, like: key)))
        }
        var labels: [Label: String] = [:]
        for label in vocabulary.labels {
            labels[label] = table.child(label.key, problems: &problems)?.text(problems: &problems)
        }
        return labels
    }

    private mutating func readTrees() -> [String: TemplateTree] {
        var trees: [String: TemplateTree] = [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(Self.suffix) {
            let file = "\(language)/\(path)"
            guard let text = String(validating: bytes, as: UTF8.self) else {
                problems.append(Problem(file: file, path: "line 1", found: "bytes that are no text", expected: "UTF-8"))
                continue
            }
            do {
                // Windows' editors begin a file with a byte order mark and end lines their own way.
                let tree = try TemplateTree(text.trimmingPrefix("\u{FEFF}").replacing("\r\n", with: "\n"))
                trees[String(path.dropLast(Self.suffix.count))] = tree
                problems += MarkupCheck(tree, file: file).problems
            } catch {
                let path = "line \(error.line)"
                problems.append(Problem(file: file, path: path, found: error.found, expected: error.expected))
            }
        }
        return trees
    }

    /// Every declared template must have its file, and every file a use.
    private mutating func checkFiles(_ trees: [String: TemplateTree]) {
        let declared = Set(vocabulary.templates.map(\.name))
        for name in declared.sorted() where files[name + Self.suffix] == nil {
            let file = "\(language)/\(name)\(Self.suffix)"
            problems.append(Problem(file: file, path: "line 1", found: "no file", expected: "the template \(name)"))
        }
        let included = Set(trees.values.flatMap(\.partials))
        let tables = [
            LanguageTables.grammarFile, LanguageTables.wordsFile, LanguageTables.calendarFile, Self.labelsFile,
        ]
        let known = declared.union(included).map { $0 + Self.suffix } + tables
        for path in files.keys.sorted() where !known.contains(path) {
            let missing = known.filter { files[$0] == nil }
            let expected = missing.isEmpty ? "no such file" : oneOf(missing, like: path)
            problems.append(
                Problem(file: "\(language)/\(path)", path: "$", found: "an unknown file", expected: expected)
            )
        }
    }

    private mutating func library(_ trees: [String: TemplateTree]) -> MustacheLibrary {
        var library = MustacheLibrary()
        for (name, tree) in trees.sorted(by: { $0.key < $1.key }) {
            do {
                try library.register(tree.prepared, named: name)
            } catch {
                let parserError = error as? MustacheTemplate.ParserError
                problems.append(
                    Problem(
                        file: "\(language)/\(name)\(Self.suffix)",
                        path: "line \(parserError?.context.lineNumber ?? 1)",
                        found: parserError?.context.line ?? "a template",
                        expected: "mustache (\(parserError.map { "\($0.error)" } ?? "\(error)"))"
                    )
                )
            }
        }
        return library
    }

    /// A partial included twice is checked twice; its mistakes are told once.
    private func unique(_ problems: [Problem]) -> [Problem] {
        var seen: Set<Problem> = []
        return problems.filter { seen.insert($0).inserted }
    }
}
