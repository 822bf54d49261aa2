/// Turns the bytes of a file into text, whichever of the usual encodings they are in.
///
/// UTF-8 with or without a byte order mark, UTF-16 with one, and Windows-1251. Line ends become `\n`.
enum SourceText {
    /// Fifty times a usual order; beyond it, it is some other file.
    static let maximumBytes = 1 << 20

    static func decode(_ bytes: [UInt8], findings: inout Findings) throws(ImportFailure) -> String {
        guard bytes.count <= maximumBytes else {
            throw findings.refusing(1, "the file is larger than any order: \(bytes.count) bytes")
        }
        let text = unifiedLines(try characters(bytes, findings: &findings))
        if let control = text.unicodeScalars.first(where: isBinary) {
            let line = text.unicodeScalars.prefix { $0 != control }.count { $0 == "\n" } + 1
            throw findings.refusing(line, "not a text: it holds the control character \(control.value)")
        }
        guard text.contains(where: { !$0.isWhitespace }) else { throw findings.refusing(1, "the file is empty") }
        return text
    }

    private static func characters(_ bytes: [UInt8], findings: inout Findings) throws(ImportFailure) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, bigEndian: false, findings: &findings) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, bigEndian: true, findings: &findings) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: body, as: UTF8.self) { return text }
        if let text = String(validating: body.dropLast(cutLetter(body)), as: UTF8.self) {
            findings.question(lines(text), "the file ends in the middle of a letter; it may be cut short")
            return text
        }
        guard let text = Windows1251.decode(body), Windows1251.looksRussian(text) else {
            let line = body.split(separator: 0x0A, omittingEmptySubsequences: false)
                .firstIndex { String(validating: $0, as: UTF8.self) == nil }
            throw findings.refusing((line ?? 0) + 1, "neither UTF-8 nor Russian in Windows-1251")
        }
        findings.repaired(1, "decoded from Windows-1251")
        return text
    }

    private static func utf16(
        _ bytes: [UInt8],
        bigEndian: Bool,
        findings: inout Findings
    ) throws(ImportFailure) -> String {
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw findings.refusing(1, "a byte order mark of UTF-16, but what follows is not UTF-16")
        }
        findings.repaired(1, "decoded from UTF-16")
        if !bytes.count.isMultiple(of: 2) {
            findings.question(lines(text), "the file ends in the middle of a letter; it may be cut short")
        }
        return text
    }

    /// How many bytes at the end begin a letter of UTF-8 without finishing it.
    private static func cutLetter(_ bytes: ArraySlice<UInt8>) -> Int {
        let tail = bytes.suffix(3).reversed().prefix { $0 & 0xC0 == 0x80 }.count
        guard let lead = bytes.dropLast(tail).last, lead >= 0xC2 else { return 0 }
        return tail + 1
    }

    private static func lines(_ text: String) -> Int {
        text.utf8.count { $0 == 0x0A } + 1
    }

    /// Control characters other than tab, line feed, carriage return, and the vertical tab and form feed by which
    /// word processors end lines and pages.
    private static func isBinary(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && !(0x09...0x0D).contains(scalar.value) || scalar.value == 0x7F
    }

    private static func unifiedLines(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        var unified = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                unified.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                unified.append(scalar)
            }
            previous = scalar
        }
        return String(unified)
    }
}
