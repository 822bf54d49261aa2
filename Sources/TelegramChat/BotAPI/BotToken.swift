/// The secret by which Telegram knows the bot: `123456:ABC-DEF…`, the bot's id and a key.
///
/// Printing it, in whatever way, shows the id alone.
package struct BotToken: Hashable, Sendable {
    /// For addresses of requests only.
    let secret: String

    /// Nil where the text has not the form: digits, a colon, at least 3 of `A-Z`, `a-z`, `0-9`, `_`, `-`.
    ///
    /// Telegram's own keys have 35 characters, but it promises no length, and test servers take short ones.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].count >= 3,
            parts[0].allSatisfy(\.isDigit), parts[1].allSatisfy(\.isOfKey)
        else { return nil }
        self.secret = text
    }

    /// The text with the token in it made unreadable.
    func removed(from text: String) -> String {
        text.replacing(secret, with: description)
    }
}

extension BotToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { secret.prefix { $0 != ":" } + ":…" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

    fileprivate var isOfKey: Bool {
        isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
            || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }
}
