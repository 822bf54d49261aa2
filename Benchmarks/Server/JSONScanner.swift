/// Walks over one JSON object and hands out its members without building values.
struct JSONScanner {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// Hands out each member's name and value: a text without its quotes, anything else as it stands. Stops where the
    /// JSON is broken.
    mutating func readObject(_ take: (ArraySlice<UInt8>, ArraySlice<UInt8>, _ isText: Bool) -> Void) {
        guard skip(to: UInt8(ascii: "{")) else { return }
        while let name = readText() {
            guard skip(to: UInt8(ascii: ":")), let (value, isText) = readValue() else { return }
            take(name, value, isText)
            guard skip(to: UInt8(ascii: ",")) else { return }
        }
    }

    private var next: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte <= UInt8(ascii: " ") { place += 1 }
    }

    /// Steps over the sign, blanks before it included; false where another stands there.
    private mutating func skip(to sign: UInt8) -> Bool {
        skipBlanks()
        guard next == sign else { return false }
        place += 1
        return true
    }

    /// Nil where no text begins or it does not end.
    private mutating func readText() -> ArraySlice<UInt8>? {
        guard skip(to: UInt8(ascii: "\"")) else { return nil }
        let start = place
        while let byte = next {
            if byte == UInt8(ascii: "\"") {
                place += 1
                return bytes[start..<place - 1]
            }
            place += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private mutating func readValue() -> (value: ArraySlice<UInt8>, isText: Bool)? {
        skipBlanks()
        if next == UInt8(ascii: "\"") { return readText().map { ($0, true) } }
        let start = place
        var depth = 0
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                guard readText() != nil else { return nil }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","):
                if depth == 0 { return (bytes[start..<place], false) }
                if byte != UInt8(ascii: ",") { depth -= 1 }
            default:
                break
            }
            place += 1
        }
        return nil
    }
}
