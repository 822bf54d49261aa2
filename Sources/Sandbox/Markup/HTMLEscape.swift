/// Character references of HTML, as far as Telegram knows them: four names and numbers.
enum HTMLEscape {
    private static let names: [(name: String, scalar: Unicode.Scalar)] = [
        ("lt", "<"), ("gt", ">"), ("amp", "&"), ("quot", "\""),
    ]

    /// Reads the reference that starts at the `&` of this position and moves behind it; nil, and no move, where
    /// there is none. The semicolon may be missing, as at the real service.
    static func read(_ bytes: [UInt8], at position: inout Int) -> Unicode.Scalar? {
        var end = position + 1
        let scalar: Unicode.Scalar?
        if end < bytes.count, bytes[end] == UInt8(ascii: "#") {
            end += 1
            let isHex = end < bytes.count && bytes[end] | 0x20 == UInt8(ascii: "x")
            if isHex { end += 1 }
            let start = end
            while end < bytes.count, isDigit(bytes[end], hex: isHex) { end += 1 }
            let digits = String(decoding: bytes[start..<end], as: UTF8.self)
            scalar = UInt32(digits, radix: isHex ? 16 : 10).flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
        } else {
            while end < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[end] | 0x20) { end += 1 }
            let name = String(decoding: bytes[position + 1..<end], as: UTF8.self)
            scalar = names.first { $0.name == name }?.scalar
        }
        guard let scalar else { return nil }
        position = end < bytes.count && bytes[end] == UInt8(ascii: ";") ? end + 1 : end
        return scalar
    }

    /// The text with `& < > "` replaced by references.
    static func write(_ text: some StringProtocol) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    private static func isDigit(_ byte: UInt8, hex: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): hex
        default: false
        }
    }
}

/// Addresses that a link or a button may open.
enum WebAddress {
    /// The address with its scheme; nil where Telegram would not take it as one.
    static func normalised(_ text: String) -> String? {
        let lowered = text.lowercased()
        if ["http://", "https://", "tg://", "ton://"].contains(where: lowered.hasPrefix) {
            return text.contains(where: \.isWhitespace) || text.hasSuffix("://") ? nil : text
        }
        let host = lowered.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !text.contains(where: \.isWhitespace), !text.contains("://"), host.split(separator: ".").count >= 2 else {
            return nil
        }
        return "http://" + text
    }
}
