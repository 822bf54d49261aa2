import Core
import Testing

/// A valid document to be damaged in one place at a time, and the function that reads it.
struct DocumentFixture<Value> {
    let text: String
    let reader: ([UInt8]) throws(Problems) -> Value

    func read() throws -> Value {
        try reader(Array(text.utf8))
    }

    /// The problems after each old text, which must be there, has been replaced by the new one.
    func problems(
        _ edits: KeyValuePairs<String, String>,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> [Problem] {
        var damaged = text
        for (old, new) in edits {
            guard let range = damaged.firstRange(of: old) else {
                Issue.record("the fixture has no \(old)", sourceLocation: sourceLocation)
                continue
            }
            damaged.replaceSubrange(range, with: new)
        }
        return problems(in: damaged)
    }

    func problems(after mistake: Mistake) -> [Problem] {
        problems([mistake.old: mistake.new])
    }

    func problems(in text: String) -> [Problem] {
        do throws(Problems) {
            _ = try reader(Array(text.utf8))
            return []
        } catch {
            return error.all
        }
    }
}

/// A slip made in a valid document, and what must be said of it.
struct Mistake: CustomTestStringConvertible {
    let old: String
    let new: String
    private let path: String
    private let found: String
    private let expected: String
    private let more: [Problem]

    init(_ old: String, _ new: String, at path: String, found: String, expected: String, and more: Problem...) {
        self.old = old
        self.new = new
        self.path = path
        self.found = found
        self.expected = expected
        self.more = more
    }

    func problems(in file: String) -> [Problem] {
        [Problem(file: file, path: path, found: Finding(found), expected: Expectation(expected))] + more
    }

    var testDescription: String { "\(path): \(found)" }
}
