/// One request found in the bytes of a connection.
struct HTTPRequest {
    let path: ArraySlice<UInt8>
    let query: ArraySlice<UInt8>
    /// As the header has it; empty where it has none.
    let contentType: ArraySlice<UInt8>
    let body: ArraySlice<UInt8>
    let closes: Bool
    /// Where the next request begins.
    let end: Int

    enum Reading {
        case request(HTTPRequest)
        case incomplete
        /// Not HTTP/1.1 with a Content-Length.
        case unreadable
    }

    private static let lineEnd = Array("\r\n".utf8)
    private static let headEnd = Array("\r\n\r\n".utf8)

    static func read(_ bytes: [UInt8], from start: Int) -> Reading {
        guard let headEnd = bytes.range(of: headEnd, in: start..<bytes.count) else { return .incomplete }
        guard let firstEnd = bytes.range(of: lineEnd, in: start..<headEnd.upperBound) else { return .unreadable }
        let words = bytes[start..<firstEnd.lowerBound].split(separator: UInt8(ascii: " "))
        guard words.count == 3 else { return .unreadable }

        var length = 0
        var contentType = bytes[start..<start]
        var closes = false
        var line = firstEnd.upperBound
        while line < headEnd.lowerBound,
            let lineEnd = bytes.range(of: lineEnd, in: line..<headEnd.lowerBound + 2)
        {
            if let colon = bytes[line..<lineEnd.lowerBound].firstIndex(of: UInt8(ascii: ":")) {
                let name = bytes[line..<colon]
                let value = bytes[(colon + 1)..<lineEnd.lowerBound].drop { $0 == UInt8(ascii: " ") }
                if name.isEqual(ignoringCase: "content-length") {
                    guard let number = value.decimal, number >= 0 else { return .unreadable }
                    length = Int(number)
                } else if name.isEqual(ignoringCase: "content-type") {
                    contentType = value
                } else if name.isEqual(ignoringCase: "connection") {
                    closes = value.isEqual(ignoringCase: "close")
                } else if name.isEqual(ignoringCase: "transfer-encoding") {
                    return .unreadable
                }
            }
            line = lineEnd.upperBound
        }
        let bodyStart = headEnd.upperBound
        guard bytes.count - bodyStart >= length else { return .incomplete }

        let target = words[1]
        let mark = target.firstIndex(of: UInt8(ascii: "?"))
        return .request(
            HTTPRequest(
                path: target[..<(mark ?? target.endIndex)],
                query: mark.map { target[($0 + 1)...] } ?? target[target.endIndex...],
                contentType: contentType,
                body: bytes[bodyStart..<bodyStart + length],
                closes: closes,
                end: bodyStart + length
            )
        )
    }
}
