/// The token in the path of a call, `123456:ABC-DEF`; the number before the colon is the bot's id.
///
/// Any token of that shape is a bot of the sandbox.
struct Token {
    let bot: Int

    /// Nil for any other shape. Real secrets have 35 characters; tests like them shorter.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let bot = Int(parts[0]),
            bot > 0,
            parts[1].utf8.count >= 3, parts[1].utf8.allSatisfy(Self.isSecretByte)
        else { return nil }
        self.bot = bot
    }

    static func isSecretByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
