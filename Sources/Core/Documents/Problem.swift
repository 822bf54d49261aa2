/// One mistake in a configuration file, told so that a coordinator can mend it without asking.
package struct Problem: Hashable, Sendable, Error {
    /// The file's name relative to the configuration, for example `roster.json`.
    package let file: String
    /// Where in the file, as a JSONPath: `$.schools[3].curator`; `$` for the whole.
    package let path: String
    package let found: Finding
    package let expected: Expectation

    package init(file: String, path: String, found: Finding, expected: Expectation) {
        self.file = file
        self.path = path
        self.found = found
        self.expected = expected
    }

    /// What is told in English only, to whoever writes the templates.
    package init(file: String, path: String, found: String, expected: String) {
        self.init(file: file, path: path, found: Finding(found), expected: Expectation(expected))
    }
}

extension Problem: CustomStringConvertible {
    /// One line: `roster.json: $.schools[3].curator: found "p-77", expected the id of a person`.
    package var description: String { "\(file): \(path): found \(found), expected \(expected)" }
}

/// Several mistakes at once, so that one run shows them all.
package struct Problems: Error, Sendable, CustomStringConvertible {
    package let all: [Problem]

    package init(_ all: [Problem]) {
        self.all = all
    }

    package var description: String { all.map(\.description).joined(separator: "\n") }

    /// Where they are, for the log: nothing of what was found there.
    package var places: String { all.map { "\($0.file) \($0.path)" }.joined(separator: "; ") }
}
