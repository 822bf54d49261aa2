package import HTTPTypes

/// What a server answered, whole.
package struct HTTPAnswer: Hashable, Sendable {
    package let head: HTTPResponse
    package let body: [UInt8]

    package init(head: HTTPResponse, body: [UInt8]) {
        self.head = head
        self.body = body
    }
}

/// An answer as it came off the wire. The header is taken apart on the task that waits for it: the loop's thread is
/// everybody's.
struct RawAnswer: Sendable {
    let status: Int
    /// The status line and the fields, lines ended as the server did, trailers behind them.
    let head: [UInt8]
    let body: [UInt8]
}

extension HTTPAnswer {
    init(_ raw: RawAnswer) {
        var fields = HTTPFields()
        for line in raw.head.split(separator: UInt8(ascii: "\n")).dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
            else { continue }
            fields.append(HTTPField(name: name, value: line[(colon + 1)...].trimmed))
        }
        self.head = HTTPResponse(status: HTTPResponse.Status(code: raw.status), headerFields: fields)
        self.body = raw.body
    }
}

extension ArraySlice<UInt8> {
    /// Without the blanks and line ends around it.
    fileprivate var trimmed: ArraySlice {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return []
        }
        return self[first...last]
    }
}
