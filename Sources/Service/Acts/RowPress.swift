internal import Core

/// What a button of a row's answers says: `ad:l:7:1f3a…:2`, within 64 bytes; obligations and times are named by short
/// tokens.
struct RowPress: Hashable {
    let row: Int
    let verb: Verb

    enum Verb: Hashable {
        /// A page of the answers in a message of its own, of the time that is of interest now.
        case open
        /// A page of the answers at one of the row's times.
        case list(String, page: Int)
        /// To remind everybody who has not answered.
        case nudgeAll(String)
        /// To write to whoever is late.
        case tellLate
        /// One subject's answer, and what can be done about it; the page to go back to.
        case show(ObligationToken, page: Int)
        case accept(ObligationToken, page: Int)
        case sendBack(ObligationToken, page: Int)
        case close(ObligationToken, page: Int)
        case nudge(ObligationToken, page: Int)
        case files(ObligationToken, page: Int)
    }

    init(_ row: Int, _ verb: Verb) {
        self.row = row
        self.verb = verb
    }

    /// A short stand-in for a time's id, which may have 22 letters.
    static func token(of occurrence: String) -> String { ShortHash.text(of: occurrence) }
}

extension RowPress {
    var text: String {
        let words: [String] =
            switch verb {
            case .open: ["o"]
            case .list(let time, let page): ["l", time, "\(page)"]
            case .nudgeAll(let time): ["g", time]
            case .tellLate: ["t"]
            case .show(let token, let page): ["s", token.text, "\(page)"]
            case .accept(let token, let page): ["a", token.text, "\(page)"]
            case .sendBack(let token, let page): ["r", token.text, "\(page)"]
            case .close(let token, let page): ["c", token.text, "\(page)"]
            case .nudge(let token, let page): ["n", token.text, "\(page)"]
            case .files(let token, let page): ["f", token.text, "\(page)"]
            }
        return (["ad", words[0], "\(row)"] + words.dropFirst()).joined(separator: ":")
    }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, parts[0] == "ad", let row = Int(parts[2]) else { return nil }
        let rest = parts.dropFirst(3)
        let (first, page) = (rest.first ?? "", rest.dropFirst().first.flatMap { Int($0) } ?? 0)
        let token = ObligationToken(first)
        switch (parts[1], rest.count) {
        case ("o", 0): verb = .open
        case ("t", 0): verb = .tellLate
        case ("g", 1): verb = .nudgeAll(first)
        case ("l", 2): verb = .list(first, page: page)
        case ("s", 2): verb = .show(token, page: page)
        case ("a", 2): verb = .accept(token, page: page)
        case ("r", 2): verb = .sendBack(token, page: page)
        case ("c", 2): verb = .close(token, page: page)
        case ("n", 2): verb = .nudge(token, page: page)
        case ("f", 2): verb = .files(token, page: page)
        default: return nil
        }
        self.row = row
    }
}
