/// Reads the ways in which a call's parameters come, besides JSON.
enum FormBody {
    /// `a=1&b=%D1%8F`, of a query or of `application/x-www-form-urlencoded`.
    static func read(_ text: some StringProtocol, into parameters: inout Parameters) {
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            parameters.set(decode(parts[0]), .string(parts.count == 2 ? decode(parts[1]) : ""))
        }
    }

    /// Percent-escapes and `+` resolved.
    static func decode(_ bytes: some Collection<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue) else {
                    decoded.append(UInt8(ascii: "?"))
                    continue
                }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
}
