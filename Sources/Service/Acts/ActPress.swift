/// What a button under a coordinator's act says: `ac:y:12`, well within 64 bytes.
struct ActPress: Hashable {
    let verb: Verb
    /// The act's number in the journal.
    let act: Int64

    enum Verb: String {
        case carryOut = "y"
        case decline = "n"
        case undo = "u"
        /// To send without waiting for working hours, or to wait after all.
        case urgent = "t"
        /// To see what has become of it.
        case look = "v"
    }

    init(_ verb: Verb, _ act: Int64) {
        self.verb = verb
        self.act = act
    }

    var text: String { "ac:\(verb.rawValue):\(act)" }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "ac", let verb = Verb(rawValue: String(parts[1])),
            let act = Int64(parts[2])
        else { return nil }
        self.init(verb, act)
    }
}
