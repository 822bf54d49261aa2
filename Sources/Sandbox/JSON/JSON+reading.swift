extension JSON {
    /// Nil where the bytes are not one whole JSON value (RFC 8259) in UTF-8.
    init?(parsing bytes: some Sequence<UInt8>) {
        var reader = JSONReader(bytes: Array(bytes))
        guard let value = reader.readDocument() else { return nil }
        self = value
    }

    init?(parsing text: String) {
        self.init(parsing: text.utf8)
    }
}

/// Reads one JSON document by recursive descent.
private struct JSONReader {
    let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// Deeper values are refused, so that a hostile document cannot exhaust the stack.
    private static let deepest = 128

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func readDocument() -> JSON? {
        guard let value = readValue() else { return nil }
        skipSpace()
        return position == bytes.count ? value : nil
    }

    private mutating func readValue() -> JSON? {
        skipSpace()
        guard position < bytes.count, depth < Self.deepest else { return nil }
        depth += 1
        defer { depth -= 1 }
        switch bytes[position] {
        case UInt8(ascii: "{"): return readObject()
        case UInt8(ascii: "["): return readArray()
        case UInt8(ascii: "\""): return readString().map(JSON.string)
        case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return take("null") ? .null : nil
        default: return readNumber()
        }
    }

    private mutating func readObject() -> JSON? {
        position += 1
        var members: [JSON.Member] = []
        if takeMark("}") { return .object(members) }
        repeat {
            skipSpace()
            guard let key = readString(), takeMark(":"), let value = readValue() else { return nil }
            members.append(JSON.Member(key: key, value: value))
        } while takeMark(",")
        return takeMark("}") ? .object(members) : nil
    }

    private mutating func readArray() -> JSON? {
        position += 1
        var elements: [JSON] = []
        if takeMark("]") { return .array(elements) }
        repeat {
            guard let element = readValue() else { return nil }
            elements.append(element)
        } while takeMark(",")
        return takeMark("]") ? .array(elements) : nil
    }

    private mutating func readNumber() -> JSON? {
        let start = position
        while position < bytes.count, "+-.eE0123456789".utf8.contains(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: ".") else { return nil }
        if let whole = Int(text) { return .int(whole) }
        return Double(text).map(JSON.double)
    }

    private mutating func readString() -> String? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard readEscape(into: &text) else { return nil }
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func readEscape(into text: inout [UInt8]) -> Bool {
        guard position < bytes.count else { return false }
        let escape = bytes[position]
        position += 1
        switch escape {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            guard var scalar = readHex() else { return false }
            if (0xD800...0xDBFF).contains(scalar), take("\\u") {
                guard let low = readHex(), (0xDC00...0xDFFF).contains(low) else { return false }
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            }
            // A lone surrogate has no UTF-8 form.
            text.append(contentsOf: String(Unicode.Scalar(scalar).map(Character.init) ?? "\u{FFFD}").utf8)
        default: return false
        }
        return true
    }

    private mutating func readHex() -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
        position += 4
        return digits.utf8.first == UInt8(ascii: "+") ? nil : UInt32(digits, radix: 16)
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private mutating func takeMark(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    private mutating func take(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }
}
