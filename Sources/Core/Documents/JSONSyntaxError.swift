/// Where a text stops being JSON.
package struct JSONSyntaxError: Error, Hashable, Sendable {
    /// Counted from 1.
    package let line: Int
    /// Counted from 1, in characters of Unicode, not in bytes.
    package let column: Int
    package let found: String
    package let expected: String

    init(found: String, expected: String, at index: Int, in bytes: [UInt8]) {
        let before = bytes[..<min(index, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        // The bytes 10xxxxxx continue a character of UTF-8.
        column = before[lineStart...].count { $0 & 0b1100_0000 != 0b1000_0000 } + 1
        self.found = found
        self.expected = expected
    }

    /// In chat the letter that is missing would not help; that it is no JSON, and where, does.
    var expectation: Expectation {
        Expectation(expected == Self.encoding ? .utf8 : .json, "", expected)
    }

    static let encoding = "text saved as UTF-8"
}
