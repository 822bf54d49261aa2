/// The finishing of a text that no translator should have to think of.
enum Typography {
    private static let noBreakSpace: Character = "\u{A0}"

    /// Binds a number to the word after it, and «№» and «§» to what they number, by a no-break space.
    static func bound(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var characters = text.makeIterator()
        var previous: Character?
        var current = characters.next()
        while let character = current {
            let next = characters.next()
            let binds = previous == "№" || previous == "§" || previous?.isNumber ?? false && next?.isLetter ?? false
            result.append(character == " " && binds ? noBreakSpace : character)
            previous = character
            current = next
        }
        return result
    }

    /// Removes what sections leave behind when they are shut: spaces at the ends of lines, more than one blank line
    /// in a row, blank lines at the beginning and the end.
    static func tidy(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let kept = line.trimmingEnd()
            if kept.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(kept)
        }
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}

extension Substring {
    fileprivate func trimmingEnd() -> Substring {
        var rest = self
        while let last = rest.last, last == " " || last == "\t" || last == "\r" { rest.removeLast() }
        return rest
    }
}
