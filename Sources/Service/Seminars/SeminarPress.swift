internal import Core

/// What a button under an invitation says when it is pressed: `sm:yf:` and two short tokens, within 64 bytes.
struct SeminarPress: Hashable {
    let verb: Verb
    let occurrence: String
    let person: PersonToken
    /// True where the message is a file with a caption.
    let isFile: Bool

    enum Verb: String {
        case yes = "y"
        case no = "n"
        case deputy = "d"
        case agenda = "a"
        case useful = "u"
        case useless = "x"
        case show = "s"
    }

    init(_ verb: Verb, _ occurrence: SeminarOccurrenceID, _ person: PersonID, isFile: Bool) {
        self.verb = verb
        self.occurrence = occurrence.token
        self.person = PersonToken(person)
        self.isFile = isFile
    }

    var text: String { "sm:\(verb.rawValue)\(isFile ? "f" : "t"):\(occurrence):\(person.text)" }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "sm", parts[1].count == 2,
            let verb = Verb(rawValue: String(parts[1].prefix(1)))
        else { return nil }
        self.verb = verb
        isFile = parts[1].hasSuffix("f")
        occurrence = parts[2]
        person = PersonToken(text: parts[3])
    }
}

extension SeminarOccurrenceID {
    /// A short stand-in, the same on every run: an id and a month would not fit a button.
    var token: String { ShortHash.text(of: description) }
}

/// What a button of a seminar's coordinator says: `sc:o:` and a token.
struct SeminarDeskPress: Hashable {
    let verb: Verb
    let occurrence: String

    enum Verb: Hashable {
        case open
        case silent, nudge
        case move, callOff
        /// A page of those invited, to be marked.
        case mark(page: Int)
        case toggle(PersonToken, page: Int)
        case workbook, materials, code
    }

    init(_ verb: Verb, _ occurrence: SeminarOccurrenceID) {
        self.verb = verb
        self.occurrence = occurrence.token
    }

    var text: String {
        let word: String =
            switch verb {
            case .open: "o"
            case .silent: "q"
            case .nudge: "g"
            case .move: "m"
            case .callOff: "c"
            case .mark(let page): "k.\(page)"
            case .toggle(let person, let page): "t.\(page).\(person.text)"
            case .workbook: "x"
            case .materials: "s"
            case .code: "w"
            }
        return "sc:\(word):\(occurrence)"
    }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == "sc" else { return nil }
        let words = parts[1].split(separator: ".").map(String.init)
        let page = words.count > 1 ? Int(words[1]) : nil
        switch (words.first, words.count, page) {
        case ("o", 1, _): verb = .open
        case ("q", 1, _): verb = .silent
        case ("g", 1, _): verb = .nudge
        case ("m", 1, _): verb = .move
        case ("c", 1, _): verb = .callOff
        case ("x", 1, _): verb = .workbook
        case ("s", 1, _): verb = .materials
        case ("w", 1, _): verb = .code
        case ("k", 2, let page?): verb = .mark(page: page)
        case ("t", 3, let page?): verb = .toggle(PersonToken(text: words[2]), page: page)
        default: return nil
        }
        occurrence = parts[2]
    }
}
