/// A JSON object written straight into bytes: every message goes through here, and JSONEncoder takes ten times as long.
struct JSONObject {
    private var text: [UInt8] = [UInt8(ascii: "{")]

    /// The whole object. Whoever lets go of it here spares a copy.
    consuming func finished() -> [UInt8] {
        text.append(UInt8(ascii: "}"))
        return text
    }

    /// Names are ours and need no escaping.
    mutating func add(_ name: StaticString, _ value: String) {
        open(name)
        append(quoted: value)
    }

    mutating func add(_ name: StaticString, _ value: Int64) {
        open(name)
        text.append(contentsOf: String(value).utf8)
    }

    mutating func add(_ name: StaticString, _ value: Bool) {
        open(name)
        text.append(contentsOf: (value ? "true" : "false").utf8)
    }

    mutating func add(_ name: StaticString, _ value: JSONObject) {
        open(name)
        append(value)
    }

    mutating func add(_ name: StaticString, _ values: [JSONObject]) {
        open(name)
        append(values)
    }

    mutating func add(_ name: StaticString, _ rows: [[JSONObject]]) {
        open(name)
        append(list: rows) { $0.append($1) }
    }

    mutating func add(_ name: StaticString, _ values: [String]) {
        open(name)
        append(list: values) { $0.append(quoted: $1) }
    }

    private mutating func open(_ name: StaticString) {
        if text.count > 1 { text.append(UInt8(ascii: ",")) }
        text.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { text.append(contentsOf: $0) }
        text.append(UInt8(ascii: "\""))
        text.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ values: [JSONObject]) {
        append(list: values) { $0.append($1) }
    }

    private mutating func append(_ value: JSONObject) {
        text.append(contentsOf: value.text)
        text.append(UInt8(ascii: "}"))
    }

    private mutating func append<Element>(list: [Element], _ append: (inout JSONObject, Element) -> Void) {
        text.append(UInt8(ascii: "["))
        for (index, element) in list.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            append(&self, element)
        }
        text.append(UInt8(ascii: "]"))
    }

    /// RFC 8259, section 7: the quotation mark, the backslash and the control characters must be escaped.
    private mutating func append(quoted value: String) {
        var value = value
        text.append(UInt8(ascii: "\""))
        value.withUTF8 { bytes in
            // With room for escapes and for what commonly follows.
            text.reserveCapacity(text.count + bytes.count + 512)
            let bytes = UnsafeRawBufferPointer(bytes)
            // What needs no escape, which is nearly everything, is copied in runs.
            var run = 0
            while let next = Self.escape(in: bytes, from: run) {
                text.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[run..<next]))
                append(escaped: bytes[next])
                run = next + 1
            }
            text.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[run...]))
        }
        text.append(UInt8(ascii: "\""))
    }

    /// The place of the next byte that must be escaped.
    private static func escape(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var place = start
        // Eight bytes at a time: Cyrillic alone is two bytes a letter.
        while place + 8 <= bytes.count, !holdsEscape(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
            place += 8
        }
        return bytes[place...].firstIndex { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    }

    /// True where one of the eight bytes is below 0x20, a quotation mark or a backslash
    /// (https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord).
    private static func holdsEscape(_ word: UInt64) -> Bool {
        func below(_ word: UInt64, _ limit: UInt64) -> UInt64 { (word &- ones &* limit) & ~word & highs }
        let quote = below(word ^ (ones &* UInt64(UInt8(ascii: "\""))), 1)
        let backslash = below(word ^ (ones &* UInt64(UInt8(ascii: "\\"))), 1)
        return below(word, 0x20) | quote | backslash != 0
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case 0x0A: text.append(contentsOf: "\\n".utf8)
        case 0..<0x20: text.append(contentsOf: ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8)
        default: text.append(contentsOf: [UInt8(ascii: "\\"), byte])
        }
    }
}
