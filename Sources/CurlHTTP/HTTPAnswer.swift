package import HTTPTypes

/// What a server answered, whole.
package struct HTTPAnswer: Hashable, Sendable {
    package let status: HTTPResponse.Status
    package let body: [UInt8]
    /// The status line and the fields as they came, trailers behind them.
    private let head: [UInt8]

    init(status: HTTPResponse.Status, head: [UInt8], body: [UInt8]) {
        self.status = status
        self.head = head
        self.body = body
    }

    /// The header fields, taken apart at each asking: most callers have no use for them.
    package var fields: HTTPFields {
        var fields = HTTPFields()
        for line in head.split(separator: UInt8(ascii: "\n")).dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
            else { continue }
            fields.append(HTTPField(name: name, value: line[(colon + 1)...].trimmed))
        }
        return fields
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
