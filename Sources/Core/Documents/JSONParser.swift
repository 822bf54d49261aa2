/// Reads JSON text as RFC 8259 defines it, no comments and no trailing commas, and says where a text breaks the rules.
struct JSONParser {
    /// No configuration nests deeper than ten levels; the limit keeps hostile brackets from exhausting the stack.
    static let depthLimit = 64

    let bytes: [UInt8]
    var index = 0

    static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var parser = JSONParser(bytes: bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes)
        try parser.checkEncoding()
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.index == parser.bytes.count else { throw parser.unexpected("the end of the file") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        guard depth < Self.depthLimit else { throw unexpected("at most \(Self.depthLimit) levels of nesting") }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected("a value")
        }
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        index += 1
        skipSpace()
        guard !skip(UInt8(ascii: "}")) else { return .object([]) }
        var members: [JSONValue.Member] = []
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
            let key = try string()
            skipSpace()
            guard skip(UInt8(ascii: ":")) else { throw unexpected("\":\" after the key \(JSONValue.quoted(key))") }
            members.append(JSONValue.Member(key, try value(depth: depth + 1)))
            skipSpace()
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { throw unexpected("\",\" or \"}\"") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        index += 1
        skipSpace()
        guard !skip(UInt8(ascii: "]")) else { return .array([]) }
        var items: [JSONValue] = []
        repeat {
            items.append(try value(depth: depth + 1))
            skipSpace()
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { throw unexpected("\",\" or \"]\"") }
        return .array(items)
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[index...].starts(with: letters) else { throw unexpected("a value") }
        index += letters.count
        return value
    }
}

extension JSONParser {
    /// The byte to be read next; nil at the end.
    var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Steps over the byte if it comes next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        index += 1
        return true
    }

    mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    /// The error of finding here something other than expected.
    func unexpected(_ expected: String) -> JSONSyntaxError {
        JSONSyntaxError(found: character, expected: expected, at: index, in: bytes)
    }

    private var character: String {
        guard let first = String(decoding: bytes[index...].prefix(4), as: UTF8.self).unicodeScalars.first else {
            return "the end of the file"
        }
        return JSONValue.quoted(String(first))
    }
}
