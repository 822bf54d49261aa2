/// Gathers the mistakes of one file while it is being read, so that reading need not stop at the first.
final class ProblemLog {
    let file: String
    private(set) var problems: [Problem] = []

    init(file: String) {
        self.file = file
    }

    func report(_ path: JSONPath, found: Finding, expected: Expectation) {
        problems.append(Problem(file: file, path: path.description, found: found, expected: expected))
    }
}

extension ProblemLog {
    /// Parses the bytes and hands the root over to be read; a syntax error is the file's only problem.
    func read<Result>(_ bytes: some Sequence<UInt8>, _ read: (JSONCursor) -> Result?) -> Result? {
        do throws(JSONSyntaxError) {
            return read(JSONCursor(value: try JSONValue(parsing: bytes), path: .root, log: self))
        } catch {
            report(.root, found: Finding(error), expected: error.expectation)
            return nil
        }
    }

    /// What was read, where the file has no mistake.
    func verdict<Result>(_ result: Result?) throws(Problems) -> Result {
        guard let result, problems.isEmpty else { throw Problems(problems) }
        return result
    }
}
