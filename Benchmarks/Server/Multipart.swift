/// Reads `multipart/form-data`.
enum Multipart {
    private static let headEnd = Array("\r\n\r\n".utf8)
    private static let nameMark = Array("name=\"".utf8)

    /// Nil where the content type is another.
    static func boundary(of contentType: ArraySlice<UInt8>) -> [UInt8]? {
        let whole = Array(contentType)
        guard whole.starts(with: Array("multipart/form-data".utf8)),
            let mark = whole.range(of: Array("boundary=".utf8), in: 0..<whole.count)
        else { return nil }
        let value = whole[mark.upperBound...].prefix { $0 != UInt8(ascii: ";") }
        return Array("--".utf8) + value.filter { $0 != UInt8(ascii: "\"") }
    }

    /// Hands out each part's name and bytes.
    static func read(
        _ body: ArraySlice<UInt8>,
        boundary: [UInt8],
        _ take: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Void
    ) {
        let bytes = Array(body)
        var start = bytes.range(of: boundary, in: 0..<bytes.count)?.upperBound
        while let partStart = start {
            guard let end = bytes.range(of: boundary, in: partStart..<bytes.count),
                let head = bytes.range(of: headEnd, in: partStart..<end.lowerBound),
                let name = bytes.range(of: nameMark, in: partStart..<head.lowerBound)
            else { return }
            // A line break stands before each boundary.
            let valueEnd = max(head.upperBound, end.lowerBound - 2)
            take(
                bytes[name.upperBound..<head.lowerBound].prefix { $0 != UInt8(ascii: "\"") },
                bytes[head.upperBound..<valueEnd]
            )
            start = end.upperBound
        }
    }
}
