extension [UInt8] {
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(decimal number: Int64) {
        append(contentsOf: String(number).utf8)
    }

    /// As the inside of a JSON string.
    mutating func append(escaping bytes: some Sequence<UInt8>) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(contentsOf: [UInt8(ascii: "\\"), byte])
            case UInt8(ascii: "\n"): append("\\n")
            case 0..<0x20: append(" ")
            default: append(byte)
            }
        }
    }

    /// The first place of the bytes at or after the given one.
    func range(of pattern: [UInt8], in range: Range<Int>) -> Range<Int>? {
        guard let first = pattern.first else { return nil }
        var start = range.lowerBound
        while let found = self[start..<range.upperBound].firstIndex(of: first) {
            guard found + pattern.count <= range.upperBound else { return nil }
            if self[found..<found + pattern.count].elementsEqual(pattern) { return found..<found + pattern.count }
            start = found + 1
        }
        return nil
    }
}

extension Sequence<UInt8> {
    /// Nil where the bytes are not a whole number.
    var decimal: Int64? {
        var number: Int64 = 0
        var isNegative = false
        var digits = 0
        for (place, byte) in enumerated() {
            if place == 0 && byte == UInt8(ascii: "-") {
                isNegative = true
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < 18 else { return nil }
            number = number * 10 + Int64(byte - UInt8(ascii: "0"))
            digits += 1
        }
        guard digits > 0 else { return nil }
        return isNegative ? -number : number
    }

    func isEqual(ignoringCase text: StaticString) -> Bool {
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return elementsEqual(expected) { byte, letter in
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            return (isCapital ? byte | 0x20 : byte) == letter
        }
    }
}
