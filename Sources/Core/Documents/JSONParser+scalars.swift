extension JSONParser {
    /// Refuses a text that is not UTF-8, so that everything after may rely on it.
    func checkEncoding() throws(JSONSyntaxError) {
        guard String(validating: bytes, as: UTF8.self) == nil else { return }
        var input = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var valid = 0
        while case .valid(let scalar) = parser.parseScalar(from: &input) { valid += scalar.count }
        // Old Windows editors save Russian text as Windows-1251, and UTF-16 as «Unicode».
        let found =
            bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            ? "UTF-16" : "a byte that is not UTF-8 (0x\(String(bytes[valid], radix: 16, uppercase: true)))"
        throw JSONSyntaxError(found: found, expected: JSONSyntaxError.encoding, at: valid, in: bytes)
    }

    /// A string from its opening to its closing quote.
    mutating func string() throws(JSONSyntaxError) -> String {
        index += 1
        var text = ""
        var start = index
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                text += String(decoding: bytes[start..<index], as: UTF8.self)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                text += String(decoding: bytes[start..<index], as: UTF8.self)
                index += 1
                text.unicodeScalars.append(try escape())
                start = index
            case 0..<0x20:
                throw unexpected("a closing quote, or \\n for a new line inside a text")
            default:
                index += 1
            }
        }
        throw unexpected("a closing quote")
    }

    private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
        guard let byte = peek else { throw unexpected("a character after the backslash") }
        let scalar: Unicode.Scalar? =
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(byte)
            case UInt8(ascii: "b"): "\u{8}"
            case UInt8(ascii: "f"): "\u{C}"
            case UInt8(ascii: "n"): "\n"
            case UInt8(ascii: "r"): "\r"
            case UInt8(ascii: "t"): "\t"
            default: nil
            }
        if let scalar {
            index += 1
            return scalar
        }
        guard skip(UInt8(ascii: "u")) else { throw unexpected("one of \" \\ / b f n r t u after a backslash") }
        let first = try hexUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        // Beyond the first plane a character is written as a surrogate pair: 😀 is \ud83d\ude00.
        guard UTF16.isLeadSurrogate(first), skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
            throw unexpected("a pair of surrogates")
        }
        let second = try hexUnit()
        guard UTF16.isTrailSurrogate(second) else { throw unexpected("a pair of surrogates") }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func hexUnit() throws(JSONSyntaxError) -> UInt16 {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw unexpected("four hexadecimal digits") }
        index += 4
        return unit
    }

    /// A number's text: `-`, whole part without leading zeros, fraction, exponent.
    mutating func number() throws(JSONSyntaxError) -> String {
        let start = index
        _ = skip(UInt8(ascii: "-"))
        if !skip(UInt8(ascii: "0")) { try digits() }
        if skip(UInt8(ascii: ".")) { try digits() }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            _ = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
            try digits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = index
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        guard index > start else { throw unexpected("a digit") }
    }
}
