internal import Foundation

/// A command as typed: `/start@vekha_bot CODE`.
struct Command: Hashable {
    let name: String
    /// The bot it is meant for, where several read along.
    let mention: String?
    let argument: String?

    /// Nil for anything that is not a command.
    init?(_ text: String) {
        guard text.hasPrefix("/") else { return nil }
        let parts = text.dropFirst().split(
            maxSplits: 1,
            omittingEmptySubsequences: false,
            whereSeparator: \.isWhitespace
        )
        let called = parts[0].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = called.first, !name.isEmpty else { return nil }
        self.name = name.lowercased()
        mention = called.dropFirst().first.map { $0.lowercased() }
        let rest = parts.dropFirst().first?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        argument = rest.isEmpty ? nil : rest
    }

    /// True where it brings an invitation's code, however it is spelled.
    var holdsCode: Bool { name == BotCommand.start.rawValue && argument != nil }
}
