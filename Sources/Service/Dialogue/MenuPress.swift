/// The buttons by which everything is reached without typing.
enum MenuPress: Hashable {
    /// The menu, in a message of its own.
    case open
    /// The menu, in place of what was chosen from.
    case back
    /// A command, with what it is to be about.
    case run(BotCommand, String?)
    /// Which row a command is to be about, a page at a time.
    case choose(BotCommand, page: Int)

    /// What the messenger takes (https://core.telegram.org/bots/api#inlinekeyboardbutton), in bytes.
    private static let longest = 64

    /// `go`, `go:back`, `go:run:silent:2022-03`, `go:of:who:0`; never what the other presses write.
    ///
    /// An argument that is too long is cut: its first words are found as well.
    var text: String {
        switch self {
        case .open: "go"
        case .back: "go:back"
        case .run(let command, nil): "go:run:\(command.rawValue)"
        case .run(let command, let argument?): Self.cut("go:run:\(command.rawValue):\(argument)")
        case .choose(let command, let page): "go:of:\(command.rawValue):\(page)"
        }
    }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts[0] == "go" else { return nil }
        switch (parts.count, parts.dropFirst().first) {
        case (1, _): self = .open
        case (2, "back"): self = .back
        case (3..., "run"):
            // The way in is a link.
            guard let command = BotCommand(rawValue: parts[2]), command != .start else { return nil }
            self = .run(command, parts.dropFirst(3).first)
        case (4, "of"):
            guard let command = BotCommand(rawValue: parts[2]), let page = Int(parts[3]) else { return nil }
            self = .choose(command, page: page)
        default: return nil
        }
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longest else { return text }
        var text = text[...]
        while text.utf8.count > longest { text.removeLast() }
        return String(text[..<(text.lastIndex(of: " ") ?? text.endIndex)])
    }
}
