/// Reads `multipart/form-data` (RFC 7578).
struct Multipart {
    struct Part {
        let name: String
        /// Nil for an ordinary field.
        let fileName: String?
        let mediaType: String?
        let bytes: ArraySlice<UInt8>
    }

    let parts: [Part]

    /// Nil where the body is not what the content type promises.
    init?(contentType: String, body: [UInt8]) {
        guard let boundary = Self.attribute("boundary", in: contentType), !boundary.isEmpty else { return nil }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may have no line break before it.
        let body = Array("\r\n".utf8) + body
        var parts: [Part] = []
        guard var position = Self.find(delimiter, in: body, from: 0) else { return nil }
        while true {
            position += delimiter.count
            if body[position...].starts(with: "--".utf8) { break }
            guard let start = Self.find(Array("\r\n".utf8), in: body, from: position),
                let end = Self.find(delimiter, in: body, from: start)
            else { return nil }
            if let part = Self.part(body[(start + 2)..<max(start + 2, end)]) { parts.append(part) }
            position = end
        }
        self.parts = parts
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        let blank = Array("\r\n\r\n".utf8)
        let array = Array(bytes)
        guard let end = find(blank, in: array, from: 0) else { return nil }
        var headers: [String: String] = [:]
        for line in String(decoding: array[..<end], as: UTF8.self).split(separator: "\r\n") {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { continue }
            headers[pair[0].lowercased()] = String(pair[1].drop { $0 == " " })
        }
        guard let disposition = headers["content-disposition"], let name = attribute("name", in: disposition) else {
            return nil
        }
        return Part(
            name: name,
            fileName: attribute("filename", in: disposition),
            mediaType: headers["content-type"],
            bytes: array[(end + blank.count)...]
        )
    }

    /// The value of `name=` in a header, with or without quotes.
    private static func attribute(_ name: String, in header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == name else { continue }
            let value = pair[1]
            return value.first == "\""
                ? String(value.dropFirst().prefix { $0 != "\"" }).replacing("%22", with: "\"") : String(value)
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= needle.count, start <= bytes.count - needle.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            (start...(bytes.count - needle.count)).first { index in
                bytes[index] == needle[0] && bytes[index..<index + needle.count].elementsEqual(needle)
            }
        }
    }
}
