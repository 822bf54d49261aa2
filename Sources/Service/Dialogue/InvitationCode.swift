internal import Crypto
package import Foundation

/// A one-time code that links a chat to a person of the roster: 128 random bits, as the letters a start link allows.
package struct InvitationCode: Hashable, Sendable {
    /// 22 characters of `A-Za-z0-9_-`; Telegram's start parameter takes 64.
    package let text: String

    /// How long a code may be used: long enough for a letter to be read after a holiday.
    package static let lifetime: TimeInterval = 30 * 86_400

    package init(using generator: inout some RandomNumberGenerator) {
        let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        text = Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The link that opens the bot with the code (https://core.telegram.org/bots/features#deep-linking).
    package static func link(to handle: String, _ code: String) -> String { "https://t.me/\(handle)?start=\(code)" }

    /// What the journal keeps of the code.
    package var hash: String { Self.hash(text) }

    /// SHA-256; a random code of 128 bits needs no salt and no stretching.
    static func hash(_ code: String) -> String {
        SHA256.hash(data: Data(code.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
