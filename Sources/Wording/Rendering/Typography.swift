/// The finishing of a text that no translator should have to think of.
enum Typography {
    /// Removes what sections leave behind when they are shut: spaces at the ends of lines, more than one blank line
    /// in a row, blank lines at the beginning and the end.
    ///
    /// And it undoes `&#39;`, by which the template library escapes apostrophes: an entity that is none of the four
    /// every messenger knows. One that a person wrote is `&amp;#39;` by now.
    static func tidy(_ text: String) -> String {
        var text = text
        return text.withUTF8(tidied)
    }

    /// Over bytes, since every message goes through it: what is looked for is ASCII and cannot be part of a letter.
    private static func tidied(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { result in
            var count = 0
            /// Behind the last byte that is not white space.
            var end = 0
            var newlines = 0
            var index = 0
            while index < bytes.count {
                var byte = bytes[index]
                index += 1
                if byte == UInt8(ascii: "\n") {
                    newlines += 1
                    count = end
                    continue
                }
                if byte == UInt8(ascii: "&"), bytes[(index - 1)...].starts(with: apostrophe) {
                    byte = UInt8(ascii: "'")
                    index += apostrophe.count - 1
                }
                let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
                if newlines > 0 {
                    // Spaces of a line that may turn out to be blank are kept back with its end.
                    if isBlank, isBlankLine(bytes[(index - 1)...]) { continue }
                    if end > 0 {
                        for _ in 0..<min(newlines, 2) {
                            result[count] = UInt8(ascii: "\n")
                            count += 1
                        }
                    }
                    newlines = 0
                }
                if end == 0, isBlank, isBlankLine(bytes[(index - 1)...]) { continue }
                result[count] = byte
                count += 1
                if !isBlank { end = count }
            }
            return end
        }
    }

    private static let apostrophe: [UInt8] = Array("&#39;".utf8)

    /// True where nothing but spaces comes before the end of the line.
    private static func isBlankLine(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        for byte in rest {
            if byte == UInt8(ascii: "\n") { return true }
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") else {
                return false
            }
        }
        return true
    }
}
