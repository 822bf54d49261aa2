internal import Core

/// The button that tells what was and was not sent to somebody about a row: `wy:7:1f3a…:0`, within 64 bytes.
struct WhyPress: Hashable {
    let row: Int
    let person: PersonToken
    let page: Int
    /// True where it comes as a message of its own, under another card.
    let isOpening: Bool

    init(_ row: Int, _ person: PersonID, page: Int = 0, isOpening: Bool = false) {
        self.row = row
        self.person = PersonToken(person)
        self.page = page
        self.isOpening = isOpening
    }

    var text: String { "wy:\(row):\(person.text):\(page)" + (isOpening ? ":o" : "") }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (4...5).contains(parts.count), parts[0] == "wy", let row = Int(parts[1]), let page = Int(parts[3]),
            parts.count == 4 || parts[4] == "o"
        else { return nil }
        self.row = row
        person = PersonToken(text: parts[2])
        self.page = page
        isOpening = parts.count == 5
    }
}
