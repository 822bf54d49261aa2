import Core
import Testing

/// A valid document to be damaged in one place at a time, and the function that reads it.
struct DocumentFixture<Value> {
    let file: String
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

    func problems(in text: String) -> [Problem] {
        do throws(Problems) {
            _ = try reader(Array(text.utf8))
            return []
        } catch {
            return error.all
        }
    }
}
