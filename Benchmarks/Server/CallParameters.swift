/// What the parameters of a call say, as far as the server looks, however they are spelled: in the query, as a form,
/// as multipart, as JSON.
struct CallParameters {
    private(set) var chat: Int64?
    private(set) var message: Int64?
    private(set) var offset: Int64?
    private(set) var limit: Int64?
    /// Seconds.
    private(set) var timeout: Int64?
    /// As the inside of a JSON string.
    private(set) var text: [UInt8] = []

    init(_ request: HTTPRequest) {
        readForm(request.query)
        if request.contentType.starts(with: Array("application/json".utf8)) {
            var scanner = JSONScanner(request.body)
            scanner.readObject { name, value, isText in take(name, value, isEscaped: isText) }
        } else if let boundary = Multipart.boundary(of: request.contentType) {
            Multipart.read(request.body, boundary: boundary) { name, value in take(name, value, isEscaped: false) }
        } else {
            readForm(request.body)
        }
    }

    private mutating func take(_ name: ArraySlice<UInt8>, _ value: some Sequence<UInt8>, isEscaped: Bool) {
        switch name.count {
        case 4 where name.isEqual(ignoringCase: "text"):
            text = []
            if isEscaped { text.append(contentsOf: value) } else { text.append(escaping: value) }
        case 5 where name.isEqual(ignoringCase: "limit"): limit = value.decimal
        case 6 where name.isEqual(ignoringCase: "offset"): offset = value.decimal
        case 7 where name.isEqual(ignoringCase: "chat_id"): chat = value.decimal
        case 7 where name.isEqual(ignoringCase: "timeout"): timeout = value.decimal
        case 10 where name.isEqual(ignoringCase: "message_id"): message = value.decimal
        default: break
        }
    }

    private mutating func readForm(_ bytes: ArraySlice<UInt8>) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard let sign = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            take(pair[..<sign], Self.decoded(pair[(sign + 1)...]), isEscaped: false)
        }
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == UInt8(ascii: "%"), place + 2 < bytes.endIndex, let high = hex(bytes[place + 1]),
                let low = hex(bytes[place + 2])
            {
                result.append(high << 4 | low)
                place += 3
            } else {
                result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                place += 1
            }
        }
        return result
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
