/// What a button under a change says when it is pressed: `c:a:12`, well within 64 bytes.
struct ChangePress: Hashable {
    let verb: Verb
    let change: Int64

    enum Verb: String {
        case apply = "a"
        case decline = "d"
        case undo = "u"
    }

    init(_ verb: Verb, _ change: Int64) {
        self.verb = verb
        self.change = change
    }

    var text: String { "c:\(verb.rawValue):\(change)" }

    /// Nil for data of another kind.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "c", let verb = Verb(rawValue: String(parts[1])),
            let change = Int64(parts[2])
        else { return nil }
        self.init(verb, change)
    }
}
