/// As much of a sent message as is needed.
struct MessageReference: Decodable {
    let id: Int64

    private enum CodingKeys: String, CodingKey {
        case id = "message_id"
    }
}

extension MessageReference {
    private static let beginning = Array(#"{"ok":true,"result":{"message_id":"#.utf8)

    /// Reads the id where the answer begins as Telegram's do; nil for any other spelling, and for half an answer, which
    /// are the JSON reader's business.
    init?(beginningOf body: [UInt8]) {
        guard body.starts(with: Self.beginning), body.suffix(2).elementsEqual("}}".utf8) else { return nil }
        let digits = body[Self.beginning.count...].prefix { (0x30...0x39).contains($0) }
        let isEnded = digits.endIndex < body.endIndex && [0x2C, 0x7D].contains(body[digits.endIndex])
        guard isEnded, (1...18).contains(digits.count) else { return nil }
        id = digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }
}
