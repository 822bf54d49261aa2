/// A line of a table cut into cells; where a quoted cell holds line breaks, several lines of the file.
package struct Record {
    /// The first line of the file it stands on, counted from 1.
    package let line: Int
    package var cells: [String]

    package var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// A quotation mark that does not pair, which would let one cell swallow the rest of the table.
package struct BrokenQuotes: Error {
    package let line: Int
    package let text: String
}

/// Cuts a text into records and cells by RFC 4180, with any delimiter of ASCII.
///
/// Written here and not taken from SwiftCSV, which the tests compare it with, for three reasons: every remark needs
/// the line of the file, which SwiftCSV does not tell; a quotation mark amid an unquoted cell («обучение по программе
/// "Современная школа"») is ordinary in orders but stops SwiftCSV; and an unclosed one must be refused, where SwiftCSV
/// takes everything after it for one cell.
package struct DelimitedText {
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let isQuoted: Bool
    private var position = 0
    private var line = 1

    /// Reads all records, blank lines included, or throws the first quotation mark that does not pair.
    ///
    /// Quotation marks around a cell belong to the format where `isQuoted` says so, as in CSV; otherwise they are letters
    /// like all others, as in text copied from a document.
    package static func records(
        _ text: String,
        delimiter: Character,
        isQuoted: Bool
    ) throws(BrokenQuotes) -> [Record] {
        var reader = DelimitedText(bytes: Array(text.utf8), delimiter: delimiter.asciiValue ?? 0x09, isQuoted: isQuoted)
        return try reader.records()
    }

    private init(bytes: [UInt8], delimiter: UInt8, isQuoted: Bool) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.isQuoted = isQuoted
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func records() throws(BrokenQuotes) -> [Record] {
        var records: [Record] = []
        while next != nil {
            let start = line
            var cells = [try cell()]
            while take(delimiter) { cells.append(try cell()) }
            records.append(Record(line: start, cells: cells))
            if take(Self.newline) { line += 1 }
        }
        return records
    }

    private mutating func cell() throws(BrokenQuotes) -> String {
        let start = position
        if isQuoted {
            skipSpaces()
            if take(Self.quote) { return try quotedCell() }
        }
        while let byte = next, byte != delimiter, byte != Self.newline { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The rest of a cell whose opening mark is taken.
    private mutating func quotedCell() throws(BrokenQuotes) -> String {
        let opening = line
        var content: [UInt8] = []
        while let byte = next {
            position += 1
            if byte == Self.newline { line += 1 }
            guard byte == Self.quote else {
                content.append(byte)
                continue
            }
            if take(Self.quote) {
                content.append(Self.quote)
                continue
            }
            skipSpaces()
            guard next == nil || next == delimiter || next == Self.newline else {
                throw BrokenQuotes(line: line, text: "the cell goes on after its closing quotation mark")
            }
            return String(decoding: content, as: UTF8.self)
        }
        throw BrokenQuotes(line: opening, text: "the quotation mark that opens a cell is never closed")
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpaces() {
        while next == UInt8(ascii: " ") { position += 1 }
    }
}
