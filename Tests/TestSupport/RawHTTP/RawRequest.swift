/// A request as it came over the wire.
package struct RawRequest: Sendable {
    package let method: String
    /// As the client spelt it: a path, or a whole address where the client takes us for a proxy.
    package let target: String
    /// In order, names in lower case.
    package let fields: [(name: String, value: String)]
    package let body: [UInt8]

    /// The value of the first field of this name, in lower case.
    package subscript(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    package var text: String { String(decoding: body, as: UTF8.self) }
}

extension RawRequest {
    /// Reads the part before the empty line.
    init?(head: String, body: [UInt8]) {
        let lines = head.split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { return nil }
        self.method = String(words[0])
        self.target = String(words[1])
        self.fields = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (line[..<colon].lowercased(), String(value))
        }
        self.body = body
    }
}
