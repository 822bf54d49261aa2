import Testing

/// What a scripted server does about one request.
package enum RawReply: Sendable {
    /// Whole and honest, with the length announced.
    case answer(status: Int, fields: [(name: String, value: String)], body: [UInt8])
    /// Exactly these bytes; then the connection is closed, or kept for more.
    case bytes([UInt8], thenClose: Bool)
    /// The connection is closed without a byte.
    case cut

    package static func ok(_ text: String = "") -> RawReply { .status(200, text) }

    package static func status(_ status: Int, _ text: String) -> RawReply {
        .answer(status: status, fields: [("Content-Type", "application/json")], body: Array(text.utf8))
    }

    package static func text(_ text: String, thenClose: Bool = true) -> RawReply {
        .bytes(Array(text.utf8), thenClose: thenClose)
    }
}

extension RawReply: CustomTestStringConvertible {
    package var testDescription: String {
        switch self {
        case .answer(let status, _, let body): "\(status), \(body.count) bytes"
        case .bytes(let bytes, _): String(String(decoding: bytes, as: UTF8.self).prefix(80)).debugDescription
        case .cut: "cut"
        }
    }
}
