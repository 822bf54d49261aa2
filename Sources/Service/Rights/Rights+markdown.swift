internal import Wording

extension Rights {
    /// The table as README.ru.md prints it; a test holds the two together.
    static func markdown(_ text: (Label) -> String) -> String {
        let parties = Party.allCases
        var lines = [
            "| | " + parties.map { text(.party($0.rawValue)) }.joined(separator: " | ") + " | " + text(.party("group"))
                + " |",
            "| --- |" + parties.map { _ in " --- |" }.joined() + " --- |",
        ]
        for command in BotCommand.allCases {
            let cells = parties.map { text(.reach("\(reach(of: command, for: $0))")) }
            let group = text(.reach(isFitForGroups(command) ? "own" : "none"))
            lines.append("| `/\(command.rawValue)` | " + (cells + [group]).joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n")
    }
}
