/// A JSON object written straight into bytes: every message goes through here, and JSONEncoder takes ten times as long.
struct JSONObject {
    private var text: [UInt8] = [UInt8(ascii: "{")]

    var bytes: [UInt8] { text + [UInt8(ascii: "}")] }

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
        text.append(contentsOf: value.bytes)
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
        append(list: values) { $0.text.append(contentsOf: $1.bytes) }
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
            // What needs no escape, which is nearly everything, is copied in runs.
            var run = bytes.startIndex
            for (index, byte) in bytes.enumerated() {
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                text.append(contentsOf: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[run..<index]))
                append(escaped: byte)
                run = index + 1
            }
            text.append(contentsOf: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[run...]))
        }
        text.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case 0x0A: text.append(contentsOf: "\\n".utf8)
        case 0..<0x20: text.append(contentsOf: ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8)
        default: text.append(contentsOf: [UInt8(ascii: "\\"), byte])
        }
    }
}
