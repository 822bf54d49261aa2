/// A form with files in it, as RFC 7578 has it: `multipart/form-data`.
package struct MultipartForm: Sendable {
    private let boundary: String
    private var bytes: [UInt8] = []

    /// The boundary may occur in none of the parts; the one by default is 128 random bits.
    package init(boundary: String = MultipartForm.randomBoundary()) {
        self.boundary = boundary
    }

    package static func randomBoundary() -> String {
        let digits = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }
        return "vekha-" + digits.joined()
    }

    package mutating func add(_ name: String, _ value: String) {
        open("name=\"\(Self.quoted(name))\"")
        bytes.append(contentsOf: "\r\n\(value)\r\n".utf8)
    }

    package mutating func add(_ name: String, fileName: String, mediaType: String, _ content: [UInt8]) {
        bytes.reserveCapacity(bytes.count + content.count + 512)
        open("name=\"\(Self.quoted(name))\"; filename=\"\(Self.quoted(fileName))\"")
        bytes.append(contentsOf: "Content-Type: \(Self.oneLine(mediaType))\r\n\r\n".utf8)
        bytes.append(contentsOf: content)
        bytes.append(contentsOf: "\r\n".utf8)
    }

    /// For the request's `Content-Type`.
    package var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    /// The whole form, closed.
    package func encoded() -> [UInt8] { bytes + Array("--\(boundary)--\r\n".utf8) }

    private mutating func open(_ disposition: String) {
        bytes.append(contentsOf: "--\(boundary)\r\nContent-Disposition: form-data; \(disposition)\r\n".utf8)
    }

    /// As browsers escape it (WHATWG HTML, "multipart/form-data encoding algorithm").
    private static func quoted(_ text: String) -> String {
        var quoted = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "%22"
            case "\r": quoted += "%0D"
            case "\n": quoted += "%0A"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted
    }

    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }))
    }
}
